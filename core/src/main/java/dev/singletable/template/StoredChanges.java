package dev.singletable.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import dev.singletable.convert.ItemCodec;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.expression.AttributePath;
import dev.singletable.expression.AttributeResolver;
import dev.singletable.expression.UpdateAction;
import dev.singletable.request.PropertyResolver;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Applies an update to an item that was read, as DynamoDB would.
 */
final class StoredChanges {

	private final ItemCodec codec;

	StoredChanges(ItemCodec codec) {
		this.codec = codec;
	}

	/**
	 * The item after the update; a map on the way to what starts from nothing is made.
	 */
	Map<String, AttributeValue> apply(Map<String, AttributeValue> item, List<UpdateAction> actions) {
		AttributeValue changed = AttributeValue.fromM(item);
		AttributeResolver resolver = new PropertyResolver(this.codec);
		for (UpdateAction action : inOrder(actions)) {
			AttributePath path = this.codec.target(action.path()).path();
			changed = change(changed, path.steps(), (found) -> action.after(found, resolver));
		}
		return changed.m();
	}

	/**
	 * The item with what the library adds, as far as it is known.
	 */
	static Map<String, AttributeValue> with(Map<String, AttributeValue> item, List<AttributeAssignment> own) {
		AttributeValue changed = AttributeValue.fromM(item);
		for (AttributeAssignment each : own) {
			if (each instanceof AttributeAssignment.Assign assign) {
				changed = change(changed, each.path().steps(), (found) -> assign.value());
			}
			else if (each instanceof AttributeAssignment.AssignIfAbsent assign) {
				changed = change(changed, each.path().steps(), (found) -> (found != null) ? found : assign.value());
			}
			else if (each instanceof AttributeAssignment.Erase) {
				changed = change(changed, each.path().steps(), (found) -> null);
			}
		}
		return changed.m();
	}

	/**
	 * What makes one item another with the same key.
	 */
	static List<AttributeAssignment> between(Map<String, AttributeValue> item, Map<String, AttributeValue> other) {
		Set<String> names = new TreeSet<>(item.keySet());
		names.addAll(other.keySet());
		List<AttributeAssignment> changes = new ArrayList<>();
		for (String name : names) {
			AttributeValue wanted = other.get(name);
			if (wanted == null) {
				changes.add(AttributeAssignment.remove(name));
			}
			else if (!wanted.equals(item.get(name))) {
				changes.add(AttributeAssignment.set(name, wanted));
			}
		}
		return changes;
	}

	/**
	 * Removals last, and from the end of lists: DynamoDB names places as they were.
	 */
	private static List<UpdateAction> inOrder(List<UpdateAction> actions) {
		List<UpdateAction> ordered = new ArrayList<>(actions);
		ordered.sort(Comparator.comparing((UpdateAction action) -> action instanceof UpdateAction.Remove)
			.thenComparing((action) -> AttributePath.parse(action.path()), StoredChanges::lastPlaceFirst));
		return ordered;
	}

	private static int lastPlaceFirst(AttributePath one, AttributePath other) {
		int common = Math.min(one.steps().size(), other.steps().size());
		for (int step = 0; step < common; step++) {
			int order = lastPlaceFirst(one.steps().get(step), other.steps().get(step));
			if (order != 0) {
				return order;
			}
		}
		return Integer.compare(other.steps().size(), one.steps().size());
	}

	private static int lastPlaceFirst(AttributePath.Step one, AttributePath.Step other) {
		if (one instanceof AttributePath.Index first && other instanceof AttributePath.Index second) {
			return Integer.compare(second.index(), first.index());
		}
		return one.toString().compareTo(other.toString());
	}

	private static AttributeValue change(@Nullable AttributeValue container, List<AttributePath.Step> steps,
			Function<@Nullable AttributeValue, @Nullable AttributeValue> change) {
		List<AttributePath.Step> rest = steps.subList(1, steps.size());
		if (steps.get(0) instanceof AttributePath.Name name) {
			Map<String, AttributeValue> map = new LinkedHashMap<>((container != null) ? container.m() : Map.of());
			AttributeValue before = map.get(name.name());
			AttributeValue after = rest.isEmpty() ? change.apply(before) : change(before, rest, change);
			if (after == null) {
				map.remove(name.name());
			}
			else {
				map.put(name.name(), after);
			}
			return AttributeValue.fromM(map);
		}
		return changeElement(container, ((AttributePath.Index) steps.get(0)).index(),
				(before) -> rest.isEmpty() ? change.apply(before) : change(before, rest, change));
	}

	private static AttributeValue changeElement(@Nullable AttributeValue container, int index,
			Function<@Nullable AttributeValue, @Nullable AttributeValue> change) {
		List<AttributeValue> list = new ArrayList<>((container != null) ? container.l() : List.of());
		AttributeValue after = change.apply((index < list.size()) ? list.get(index) : null);
		if (index >= list.size() && after != null) {
			list.add(after);
		}
		else if (after == null && index < list.size()) {
			list.remove(index);
		}
		else if (after != null) {
			list.set(index, after);
		}
		return AttributeValue.fromL(list);
	}

}
