package dev.singletable.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.convert.AttributeTarget;
import dev.singletable.convert.ItemCodec;
import dev.singletable.expression.AttributePath;
import dev.singletable.expression.UpdateAction;
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
	 * The item after the update; a map on the way to an added number is made.
	 */
	Map<String, AttributeValue> apply(Map<String, AttributeValue> item, List<UpdateAction> actions) {
		AttributeValue changed = AttributeValue.fromM(item);
		for (UpdateAction action : inOrder(actions)) {
			AttributeTarget target = this.codec.target(action.path());
			changed = change(changed, target.path().steps(), (found) -> next(action, target, found));
		}
		return changed.m();
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

	private @Nullable AttributeValue next(UpdateAction action, AttributeTarget target, @Nullable AttributeValue found) {
		if (action instanceof UpdateAction.Set set) {
			return target.value(set.value());
		}
		if (action instanceof UpdateAction.Add add) {
			BigDecimal before = (found != null) ? new BigDecimal(found.n()) : BigDecimal.ZERO;
			return AttributeValue.fromN(before.add(new BigDecimal(target.delta(add.delta()).n())).toPlainString());
		}
		if (action instanceof UpdateAction.Append append) {
			List<AttributeValue> list = new ArrayList<>((found != null) ? found.l() : List.of());
			list.addAll(target.list(append.elements()).l());
			return AttributeValue.fromL(list);
		}
		return (action instanceof UpdateAction.Remove) ? null : nextSet(action, target, found);
	}

	private static @Nullable AttributeValue nextSet(UpdateAction action, AttributeTarget target,
			@Nullable AttributeValue found) {
		if (action instanceof UpdateAction.AddTo add) {
			return merge(found, target.set(add.elements()), true);
		}
		return (found == null) ? null : merge(found, target.set(((UpdateAction.DeleteFrom) action).elements()), false);
	}

	private static @Nullable AttributeValue merge(@Nullable AttributeValue found, AttributeValue elements,
			boolean add) {
		if (found == null) {
			return elements;
		}
		if (elements.hasSs()) {
			List<String> texts = merge(found.ss(), elements.ss(), add);
			return texts.isEmpty() ? null : AttributeValue.fromSs(texts);
		}
		if (elements.hasNs()) {
			List<String> numbers = merge(found.ns(), elements.ns(), add);
			return numbers.isEmpty() ? null : AttributeValue.fromNs(numbers);
		}
		List<software.amazon.awssdk.core.SdkBytes> bytes = merge(found.bs(), elements.bs(), add);
		return bytes.isEmpty() ? null : AttributeValue.fromBs(bytes);
	}

	private static <E> List<E> merge(List<E> found, List<E> elements, boolean add) {
		Set<E> merged = new LinkedHashSet<>(found);
		if (add) {
			merged.addAll(elements);
		}
		else {
			elements.forEach(merged::remove);
		}
		return List.copyOf(merged);
	}

	private static AttributeValue change(@Nullable AttributeValue container, List<AttributePath.Step> steps,
			java.util.function.Function<@Nullable AttributeValue, @Nullable AttributeValue> change) {
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
			java.util.function.Function<@Nullable AttributeValue, @Nullable AttributeValue> change) {
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
