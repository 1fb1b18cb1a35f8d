package dev.singletable.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.singletable.annotation.TimeToLive;
import dev.singletable.convert.ItemCodec;
import dev.singletable.expression.Update;
import dev.singletable.expression.UpdateAction;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * What a partial update touches.
 */
record UpdateRules(ItemType type, List<UpdateAction> actions) {

	/**
	 * The update with each empty set as what it is stored as: nothing.
	 */
	static Update withoutEmptySets(ItemCodec codec, Update update) {
		List<UpdateAction> actions = new ArrayList<>();
		for (UpdateAction action : update.actions()) {
			if (action instanceof UpdateAction.Set set && codec.target(set.path()).isOmitted(set.value())) {
				actions.add(new UpdateAction.Remove(set.path()));
			}
			else if (!(action instanceof UpdateAction.SetIfAbsent set
					&& codec.target(set.path()).isOmitted(set.value()))) {
				actions.add(action);
			}
		}
		return actions.equals(update.actions()) ? update : update.withActions(actions);
	}

	/**
	 * Refuses changes of what is not the caller's to change.
	 */
	void check() {
		for (UpdateAction action : this.actions) {
			List<SingleTableProperty> steps = steps(action.path());
			if (steps.isEmpty()) {
				continue;
			}
			SingleTableProperty first = steps.get(0);
			if (first.isVersionProperty() || first.isRawKey() || touches(action.path(), this.type.tableParts())) {
				throw new InvalidDataAccessApiUsageException(
						("%s: '%s' is %s and cannot be changed by an update. Delete the item and create another, or "
								+ "leave it out.")
							.formatted(this.type, action.path(),
									first.isVersionProperty() ? "the version" : "part of the key"));
			}
		}
	}

	private List<SingleTableProperty> steps(String path) {
		int end = 0;
		while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
			end++;
		}
		return this.type.steps(path.substring(0, end));
	}

	private static boolean touches(String path, Set<String> parts) {
		return parts.stream().anyMatch((part) -> related(path, part));
	}

	/**
	 * Whether a change at the path changes the part.
	 */
	static boolean related(String path, String part) {
		return path.equals(part) || path.startsWith(part + ".") || path.startsWith(part + "[")
				|| part.startsWith(path + ".");
	}

	/**
	 * Whether the part may be another after the update: a computed one always may.
	 */
	boolean changes(String part) {
		if (ItemType.TYPE_PART.equals(part)) {
			return false;
		}
		List<SingleTableProperty> steps = this.type.steps(part);
		return steps.isEmpty() || steps.get(0).isVersionProperty()
				|| this.actions.stream().anyMatch((action) -> related(action.path(), part));
	}

	/**
	 * The indexes of which a stored key attribute may be another after the update.
	 */
	List<ItemIndex> touchedIndexes(Set<String> ownChanges) {
		return this.type.indexes()
			.stream()
			.filter((index) -> index.kind() != ItemIndex.Kind.INVERSE)
			.filter((index) -> index.parts().anyMatch((part) -> changes(part) || ownChanges.contains(part)))
			.toList();
	}

	/**
	 * Whether making the changes twice is the same as making them once. What a first
	 * value finds under a condition cannot be told from what it left behind.
	 */
	boolean idempotent(boolean conditional) {
		return this.actions.stream()
			.allMatch(
					(action) -> action.isIdempotent() && !(conditional && action instanceof UpdateAction.SetIfAbsent));
	}

	/**
	 * Whether something starts from nothing inside a map, which may not be there.
	 */
	boolean startsInsideMaps() {
		return this.actions.stream().anyMatch((action) -> action.startsFromNothing() && action.path().indexOf('.') > 0);
	}

	/**
	 * Whether the time to live is touched.
	 */
	boolean changesTimeToLive() {
		return this.type.timeToLive()
			.filter((property) -> property.isAnnotationPresent(TimeToLive.class))
			.filter((property) -> changes(property.getName()))
			.isPresent();
	}

	/**
	 * The top-level names the update changes.
	 */
	Set<String> roots() {
		Set<String> roots = new LinkedHashSet<>();
		this.actions.forEach((
				action) -> steps(action.path()).stream().limit(1).forEach((property) -> roots.add(property.getName())));
		return roots;
	}

}
