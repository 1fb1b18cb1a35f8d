package dev.singletable.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.singletable.expression.Operator;
import dev.singletable.key.KeyFormat;
import dev.singletable.mapping.IndexKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemType;
import dev.singletable.table.IndexContents;
import org.jspecify.annotations.Nullable;

/**
 * How far one way, the table or an index, serves a question.
 */
final class WayMatch {

	private final ItemIndex way;

	private final AccessQuestion question;

	private final List<String> leading = new ArrayList<>();

	private final List<Term> range = new ArrayList<>();

	private final List<Term> rest = new ArrayList<>();

	private final boolean partitionBound;

	private final @Nullable IndexKey sort;

	private final boolean provesType;

	private WayMatch(ItemIndex way, AccessQuestion question, @Nullable IndexKey sort, boolean provesType) {
		this.way = way;
		this.question = question;
		this.sort = sort;
		this.provesType = provesType;
		this.rest.addAll(question.terms());
		this.partitionBound = bindPartition();
		if (this.partitionBound) {
			bindSort();
		}
	}

	static WayMatch of(ItemIndex way, AccessQuestion question) {
		return new WayMatch(way, question, SharedSort.of(question.types(), way), false);
	}

	/**
	 * How far an index would serve that no type has yet.
	 */
	static WayMatch ofNew(ItemIndex way, AccessQuestion question) {
		return new WayMatch(way, question, way.sort(), false);
	}

	/**
	 * The same where the keys belong to the types of the question alone.
	 */
	WayMatch withProvenType() {
		return new WayMatch(this.way, this.question, this.sort, true);
	}

	private boolean bindPartition() {
		for (String part : this.way.partition().parts()) {
			if (!bindEqual(part)) {
				return false;
			}
		}
		return true;
	}

	private boolean bindEqual(String part) {
		if (part.equals(ItemType.TYPE_PART)) {
			return this.question.types().size() == 1;
		}
		Term term = equalTerm(part);
		if (term != null) {
			this.rest.remove(term);
		}
		return term != null;
	}

	private @Nullable Term equalTerm(String part) {
		for (Term each : this.question.terms()) {
			if (each.isEqual() && each.path().equals(part)) {
				return each;
			}
		}
		return null;
	}

	/**
	 * The sort key that the types have in common, or what it begins with; null where they
	 * have none.
	 */
	@Nullable IndexKey sort() {
		return this.sort;
	}

	private void bindSort() {
		for (String part : sortParts()) {
			if (!bindEqual(part)) {
				bindRange(part);
				return;
			}
			this.leading.add(part);
		}
	}

	private List<String> sortParts() {
		return (this.sort != null) ? this.sort.parts() : List.of();
	}

	private void bindRange(String part) {
		for (Term term : List.copyOf(this.rest)) {
			if (term.path().equals(part) && term.isRange() && rangeable(part, term.operator()) && joins(term)) {
				this.range.add(term);
				this.rest.remove(term);
			}
		}
	}

	/** A key attribute answers one range, or the two ends of one. */
	private boolean joins(Term term) {
		if (this.range.isEmpty()) {
			return true;
		}
		Term other = this.range.get(0);
		return this.range.size() == 1 && other.closes(term)
				&& (!(this.sort instanceof IndexKey.Native) || joinsNatively(other, term));
	}

	private boolean joinsNatively(Term one, Term other) {
		return this.question.types().stream().allMatch((type) -> NativeRange.joins(type, one, other));
	}

	private boolean rangeable(String part, Operator operator) {
		if (this.sort instanceof IndexKey.Composed composed) {
			KeyFormat format = composed.pattern().format(part);
			return (operator == Operator.BEGINS_WITH) ? format.prefixes() : format.ordered();
		}
		return this.question.types().stream().allMatch((type) -> RangedType.takes(type.typeOf(part), operator));
	}

	ItemIndex way() {
		return this.way;
	}

	/**
	 * The sort parts bound by equality.
	 */
	List<String> leading() {
		return this.leading;
	}

	/**
	 * What is asked of the sort part after them: a range, the ends of one, or nothing.
	 */
	List<Term> range() {
		return this.range;
	}

	/**
	 * Terms the keys of this way do not answer.
	 */
	List<Term> rest() {
		return this.rest;
	}

	boolean partitionBound() {
		return this.partitionBound;
	}

	/**
	 * Whether the keys answer one end of a range and not the other.
	 */
	boolean halvesRange() {
		return this.range.size() == 1 && this.rest.stream().anyMatch(this.range.get(0)::closes);
	}

	/**
	 * Whether the partition would be bound if one type were asked for.
	 */
	boolean lacksOnlyType() {
		return this.way.partition()
			.parts()
			.stream()
			.allMatch((part) -> part.equals(ItemType.TYPE_PART) || equalTerm(part) != null);
	}

	/**
	 * Whether everything asked is answered by keys, in the order asked.
	 */
	boolean serves() {
		return usable() && this.rest.isEmpty();
	}

	/**
	 * Whether the way can be read for this question, if filters are allowed.
	 */
	boolean usable() {
		return this.partitionBound && ordered() && complete() && filterable();
	}

	private boolean filterable() {
		if (this.rest.isEmpty()) {
			return true;
		}
		boolean carried = this.rest.stream()
			.allMatch((term) -> this.question.types()
				.stream()
				.allMatch((type) -> type.attributeOf(term.path()).map(this.way::carries).orElse(false)));
		if (!carried) {
			return false;
		}
		return !(this.way.sort() instanceof IndexKey.Native sort)
				|| this.rest.stream().noneMatch((term) -> sort.parts().contains(term.path()));
	}

	/**
	 * Whether the answers come in the order asked, one way or the other.
	 */
	boolean ordered() {
		if (this.question.order().isEmpty()) {
			return true;
		}
		if (this.question.order().stream().map(Ordering::ascending).distinct().count() > 1) {
			return false;
		}
		List<String> free = sortParts().subList(this.leading.size(), sortParts().size());
		List<String> wanted = this.question.order()
			.stream()
			.map(Ordering::path)
			.filter((path) -> equalTerm(path) == null)
			.toList();
		return wanted.size() <= free.size() && free.subList(0, wanted.size()).equals(wanted)
				&& wanted.stream().allMatch((part) -> rangeable(part, Operator.LESS));
	}

	/**
	 * Whether no item that answers is missing from the index.
	 */
	boolean complete() {
		if (!AccessPlanner.isSparse(this.question.types(), this.way)
				|| String.valueOf(this.way.name()).equals(this.question.index())) {
			return true;
		}
		return this.way.parts()
			.filter((part) -> equalTerm(part) == null
					&& this.range.stream().noneMatch((bound) -> bound.path().equals(part)))
			.noneMatch((part) -> this.question.types().stream().anyMatch((type) -> type.canBeAbsent(part)));
	}

	/**
	 * Smaller is cheaper: what is left to filter, what must be fetched after, then the
	 * table before local before global indexes, then the one in fewer shards, then the
	 * one that carries less.
	 */
	List<Integer> cost() {
		int kind = switch (this.way.kind()) {
			case TABLE -> 0;
			case LOCAL -> 1;
			case COMPOSED, NATIVE, INVERSE -> 2;
		};
		return List.of(this.rest.size(), covers() ? 0 : 1, kind, this.way.shards(), width());
	}

	private int width() {
		if (this.way.carriesAll()) {
			return Integer.MAX_VALUE;
		}
		return (this.way.contents() instanceof IndexContents.Include some) ? some.attributes().size() : 0;
	}

	/**
	 * Whether everything wanted can be read from it.
	 */
	boolean covers() {
		if (this.way.carriesAll()) {
			return true;
		}
		Set<String> wanted = this.question.wanted();
		return wanted != null && wanted.stream().allMatch(this::carries);
	}

	private boolean carries(String property) {
		if (property.equals(ItemType.TYPE_PART)) {
			return this.way.carriesType() || this.provesType;
		}
		return this.question.types()
			.stream()
			.flatMap((type) -> type.attributeOf(property).stream())
			.allMatch(this.way::carries);
	}

}
