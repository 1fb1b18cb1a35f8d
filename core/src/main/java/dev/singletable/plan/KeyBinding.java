package dev.singletable.plan;

import java.util.ArrayList;
import java.util.List;

import dev.singletable.expression.Operator;
import dev.singletable.key.Bound;
import dev.singletable.key.KeyRange;
import dev.singletable.mapping.IndexKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemType;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values of one call into the keys of one way.
 */
final class KeyBinding {

	private final ItemIndex way;

	private final AccessQuestion question;

	private final List<List<Object>> values;

	private final int shard;

	KeyBinding(ItemIndex way, AccessQuestion question, List<List<Object>> values, int shard) {
		this.way = way;
		this.question = question;
		this.values = values;
		this.shard = shard;
	}

	/**
	 * The key condition of the call.
	 * @param sort the sort key, or null where the types have none in common
	 * @param leading its parts bound by equality
	 * @param range what is asked of the part after them: a range, the ends of one, or
	 * nothing
	 */
	BoundAccess bind(@Nullable IndexKey sort, List<String> leading, List<Term> range) {
		List<KeyTerm> terms = new ArrayList<>();
		addPartition(terms);
		if (sort != null) {
			addSort(sort, leading, range, terms);
		}
		return new BoundAccess(terms);
	}

	private Object equal(String path) {
		if (path.equals(ItemType.TYPE_PART)) {
			return this.question.types().get(0).name();
		}
		if (path.equals(ItemType.SHARD_PART)) {
			return this.shard;
		}
		for (int index = 0; index < this.values.size(); index++) {
			Term term = this.question.terms().get(index);
			if (term.path().equals(path) && term.isEqual()) {
				return this.values.get(index).get(0);
			}
		}
		throw new IllegalStateException("The plan binds '" + path + "', the question does not.");
	}

	private List<List<Object>> valuesOf(List<Term> range) {
		return range.stream().map((term) -> this.values.get(this.question.terms().indexOf(term))).toList();
	}

	private void addPartition(List<KeyTerm> terms) {
		IndexKey partition = this.way.partition();
		if (partition instanceof IndexKey.Composed composed) {
			terms.add(new KeyTerm.Text(composed.attribute(), composed.pattern().equal(this::equal)));
		}
		else if (partition instanceof IndexKey.Raw raw) {
			terms.add(new KeyTerm.Text(raw.attribute(), RawRange.equal(String.valueOf(equal(raw.path())))));
		}
		else if (partition instanceof IndexKey.Native properties) {
			properties.properties()
				.forEach((part) -> terms.add(value(part, Operator.EQUAL, List.of(equal(part.path())))));
		}
	}

	private static KeyTerm value(IndexKey.NativePart part, Operator operator, List<Object> values) {
		return new KeyTerm.Value(part.attribute().name(), part.path(), operator, values);
	}

	private void addSort(IndexKey sort, List<String> leading, List<Term> range, List<KeyTerm> terms) {
		if (sort instanceof IndexKey.Composed composed) {
			List<Object> bound = leading.stream().map(this::equal).toList();
			addText(composed.attribute(), composed.pattern().range(bound, bound(range)), terms);
		}
		else if (sort instanceof IndexKey.Raw raw) {
			addText(raw.attribute(), rawRange(raw, leading, range), terms);
		}
		else if (sort instanceof IndexKey.Native properties) {
			for (IndexKey.NativePart part : properties.properties()) {
				addNative(part, leading, range, terms);
			}
		}
	}

	private void addNative(IndexKey.NativePart part, List<String> leading, List<Term> range, List<KeyTerm> terms) {
		if (leading.contains(part.path())) {
			terms.add(value(part, Operator.EQUAL, List.of(equal(part.path()))));
		}
		else if (!range.isEmpty() && range.get(0).path().equals(part.path())) {
			NativeRange.of(part, range, valuesOf(range)).ifPresent(terms::add);
		}
	}

	private static void addText(String attribute, KeyRange range, List<KeyTerm> terms) {
		if (!(range instanceof KeyRange.Everything)) {
			terms.add(new KeyTerm.Text(attribute, range));
		}
	}

	private Bound bound(List<Term> range) {
		if (range.isEmpty()) {
			return Bound.none();
		}
		List<List<Object>> bounds = valuesOf(range);
		Bound first = bound(range.get(0), bounds.get(0));
		if (range.size() == 1) {
			return first;
		}
		Bound second = bound(range.get(1), bounds.get(1));
		return range.get(0).isLower() ? Bound.within(first, second) : Bound.within(second, first);
	}

	private static Bound bound(Term term, List<Object> bounds) {
		Object first = bounds.get(0);
		return switch (term.operator()) {
			case LESS -> Bound.lessThan(first);
			case LESS_OR_EQUAL -> Bound.atMost(first);
			case GREATER -> Bound.greaterThan(first);
			case GREATER_OR_EQUAL -> Bound.atLeast(first);
			case BETWEEN -> Bound.between(first, bounds.get(1));
			case BEGINS_WITH -> Bound.startsWith(first.toString());
			case EQUAL, NOT_EQUAL, IN, CONTAINS -> throw new IllegalStateException(term + " is no range.");
		};
	}

	private KeyRange rawRange(IndexKey.Raw raw, List<String> leading, List<Term> range) {
		if (leading.contains(raw.path())) {
			return RawRange.equal(String.valueOf(equal(raw.path())));
		}
		return range.isEmpty() ? new KeyRange.Everything() : RawRange.of(range, valuesOf(range));
	}

}
