package dev.singletable.template;

import java.util.ArrayList;
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
 * Makes the maps that numbers, lists and first values are to stand in: DynamoDB sets
 * nothing inside a map that is not there.
 *
 * @param stored the item that was read
 * @param after the item after the update
 */
record MissingParents(ItemCodec codec, Map<String, AttributeValue> stored, Map<String, AttributeValue> after) {

	/**
	 * What the library adds: the maps set whole, with what the update puts into them, and
	 * what stands elsewhere.
	 */
	List<AttributeAssignment> made(List<UpdateAction> actions, List<AttributeAssignment> own) {
		Map<AttributePath, AttributeAssignment> made = new LinkedHashMap<>();
		for (AttributePath parent : parents(actions)) {
			AttributeValue value = parent.valueIn(this.after);
			if (value != null) {
				made.put(parent, new AttributeAssignment.Assign(parent, value));
			}
		}
		List<AttributeAssignment> all = new ArrayList<>(own);
		all.removeIf((each) -> made.keySet().stream().anyMatch(each.path()::overlaps));
		all.addAll(made.values());
		return all;
	}

	/**
	 * The changes that stand on what is there.
	 */
	List<UpdateAction> others(List<UpdateAction> actions) {
		List<AttributePath> parents = parents(actions);
		return actions.stream()
			.filter((action) -> parents.stream().noneMatch(this.codec.target(action.path()).path()::overlaps))
			.toList();
	}

	private List<AttributePath> parents(List<UpdateAction> actions) {
		return actions.stream().map(this::missing).filter(Objects::nonNull).toList();
	}

	private @Nullable AttributePath missing(UpdateAction action) {
		if (!action.startsFromNothing()) {
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
