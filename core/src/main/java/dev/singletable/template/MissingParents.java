package dev.singletable.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.singletable.convert.ItemCodec;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.expression.AttributePath;
import dev.singletable.expression.UpdateAction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes the maps an added number is to stand in: DynamoDB sets nothing inside a map that
 * is not there.
 *
 * @param stored the item that was read
 * @param after the item after the update
 */
record MissingParents(ItemCodec codec, Map<String, AttributeValue> stored, Map<String, AttributeValue> after) {

	/**
	 * The maps to be set whole, with what the update puts into them.
	 */
	List<AttributeAssignment> made(List<UpdateAction> actions) {
		Map<AttributePath, AttributeAssignment> made = new LinkedHashMap<>();
		for (UpdateAction action : actions) {
			AttributePath parent = missing(action);
			AttributeValue value = (parent != null) ? at(parent, this.after) : null;
			if (parent != null && value != null) {
				made.put(parent, new AttributeAssignment.Assign(parent, value));
			}
		}
		return List.copyOf(made.values());
	}

	/**
	 * The changes that stand on what is there.
	 */
	List<UpdateAction> others(List<UpdateAction> actions) {
		return actions.stream().filter((action) -> missing(action) == null).toList();
	}

	private @Nullable AttributePath missing(UpdateAction action) {
		if (!(action instanceof UpdateAction.Add)) {
			return null;
		}
		AttributePath path = this.codec.target(action.path()).path();
		AttributePath missing = null;
		while (!path.isTopLevel()) {
			path = path.parent();
			missing = (at(path, this.stored) == null) ? path : missing;
		}
		return missing;
	}

	private static @Nullable AttributeValue at(AttributePath path, Map<String, AttributeValue> item) {
		AttributeValue found = AttributeValue.fromM(item);
		for (AttributePath.Step step : path.steps()) {
			if (found == null) {
				return null;
			}
			if (step instanceof AttributePath.Name name) {
				found = found.m().get(name.name());
			}
			else {
				int index = ((AttributePath.Index) step).index();
				found = (index < found.l().size()) ? found.l().get(index) : null;
			}
		}
		return found;
	}

}
