package dev.singletable.request;

import java.util.Collections;
import java.util.Map;

import dev.singletable.convert.AttributeTarget;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.expression.UpdateAction;
import dev.singletable.write.ItemWrite;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an update leaves behind: every value it sets is there, what it removes is not. A
 * value set where none was is there, too: another one tells nothing.
 */
record UpdateOutcome(WriteCall.Single call, ItemWrite.Change change) {

	boolean holdsIn(Map<String, AttributeValue> stored) {
		return this.change.changes().actions().stream().allMatch((action) -> holds(action, stored))
				&& this.change.changes().own().stream().allMatch((own) -> holds(own, stored));
	}

	private boolean holds(UpdateAction action, Map<String, AttributeValue> item) {
		AttributeTarget target = this.call.codec().target(action.path());
		AttributeValue found = target.path().valueIn(item);
		if (action instanceof UpdateAction.Set set) {
			return WriteOutcome.same(target.value(set.value()), found);
		}
		if (action instanceof UpdateAction.SetIfAbsent set) {
			return WriteOutcome.same(target.value(set.value()), found);
		}
		if (action instanceof UpdateAction.AddTo add) {
			return found != null
					&& WriteOutcome.elements(found).containsAll(WriteOutcome.elements(target.set(add.elements())));
		}
		if (action instanceof UpdateAction.DeleteFrom deletion) {
			return found == null || Collections.disjoint(WriteOutcome.elements(found),
					WriteOutcome.elements(target.set(deletion.elements())));
		}
		return action instanceof UpdateAction.Remove && found == null;
	}

	private boolean holds(AttributeAssignment own, Map<String, AttributeValue> item) {
		AttributeValue found = own.path().valueIn(item);
		if (own instanceof AttributeAssignment.Assign assign) {
			return WriteOutcome.same(assign.value(), found);
		}
		if (own instanceof AttributeAssignment.Increase) {
			Long version = this.change.guard().version();
			return version != null && found != null && Long.toString(version + 1).equals(found.n());
		}
		return !own.isRaw() && (own instanceof AttributeAssignment.Erase) == (found == null);
	}

}
