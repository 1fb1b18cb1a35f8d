package dev.singletable.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
			AttributeValue value = (parent != null) ? parent.valueIn(this.after) : null;
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
		List<AttributePath> parents = actions.stream().map(this::missing).filter(Objects::nonNull).toList();
		return actions.stream()
			.filter((action) -> !isInside(parents, this.codec.target(action.path()).path()))
			.toList();
	}

	private static boolean isInside(List<AttributePath> parents, AttributePath path) {
		return parents.stream()
			.map(AttributePath::steps)
			.anyMatch((parent) -> path.steps().size() > parent.size()
					&& path.steps().subList(0, parent.size()).equals(parent));
	}

	private @Nullable AttributePath missing(UpdateAction action) {
		if (!(action instanceof UpdateAction.Add)) {
			return null;
		}
		AttributePath path = this.codec.target(action.path()).path();
		AttributePath missing = null;
		while (!path.isTopLevel()) {
			path = path.parent();
			missing = (path.valueIn(this.stored) == null) ? path : missing;
		}
		return missing;
	}

}
