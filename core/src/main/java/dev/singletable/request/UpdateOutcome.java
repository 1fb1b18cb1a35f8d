package dev.singletable.request;

import java.util.Map;

import dev.singletable.convert.AttributeTarget;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.expression.AttributePath;
import dev.singletable.expression.UpdateAction;
import dev.singletable.write.ItemWrite;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an update leaves behind: every value it sets is there, what it removes is not.
 */
record UpdateOutcome(WriteCall.Single call, ItemWrite.Change change) {

	boolean holdsIn(Map<String, AttributeValue> stored) {
		AttributeValue item = AttributeValue.fromM(stored);
		return this.change.changes().actions().stream().allMatch((action) -> holds(action, item))
				&& this.change.changes().own().stream().allMatch((own) -> holds(own, item));
	}

	private boolean holds(UpdateAction action, AttributeValue item) {
		AttributeTarget target = this.call.codec().target(action.path());
		AttributeValue found = at(target.path(), item);
		if (action instanceof UpdateAction.Set set) {
			return WriteOutcome.same(target.value(set.value()), found);
		}
		return action instanceof UpdateAction.Remove && found == null;
	}

	private boolean holds(AttributeAssignment own, AttributeValue item) {
		AttributeValue found = at(own.path(), item);
		if (own instanceof AttributeAssignment.Assign assign) {
			return WriteOutcome.same(assign.value(), found);
		}
		if (own instanceof AttributeAssignment.Increase) {
			Long version = this.change.guard().version();
			return version != null && found != null && Long.toString(version + 1).equals(found.n());
		}
		return (own instanceof AttributeAssignment.Erase) == (found == null);
	}

	private static @Nullable AttributeValue at(AttributePath path, AttributeValue item) {
		AttributeValue found = item;
		for (AttributePath.Step step : path.steps()) {
			if (found == null) {
				return null;
			}
			found = (step instanceof AttributePath.Name name) ? found.m().get(name.name())
					: at(((AttributePath.Index) step).index(), found);
		}
		return found;
	}

	private static @Nullable AttributeValue at(int index, AttributeValue list) {
		return (index < list.l().size()) ? list.l().get(index) : null;
	}

}
