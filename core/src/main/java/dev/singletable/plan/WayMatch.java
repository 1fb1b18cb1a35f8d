package dev.singletable.plan;

import java.util.ArrayList;
import java.util.List;

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

	private @Nullable Term range;

	private final List<Term> rest = new ArrayList<>();

	private final boolean partitionBound;

	private WayMatch(ItemIndex way, AccessQuestion question) {
		this.way = way;
		this.question = question;
		this.rest.addAll(question.terms());
		this.partitionBound = bindPartition();
		if (this.partitionBound && sortIsShared()) {
			bindSort();
		}
	}

	static WayMatch of(ItemIndex way, AccessQuestion question) {
		return new WayMatch(way, question);
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

	private boolean sortIsShared() {
		return AccessPlanner.isShared(this.question.types(), this.way, true);
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
		IndexKey sort = this.way.sort();
		return (sort != null) ? sort.parts() : List.of();
	}

	private void bindRange(String part) {
		for (Term term : List.copyOf(this.rest)) {
			if (this.range == null && term.path().equals(part) && term.isRange() && rangeable(part, term.operator())) {
				this.range = term;
				this.rest.remove(term);
			}
		}
	}

	private boolean rangeable(String part, Operator operator) {
		if (this.way.sort() instanceof IndexKey.Composed composed) {
			KeyFormat format = composed.pattern().format(part);
			return (operator == Operator.BEGINS_WITH) ? format.prefixes() : format.ordered();
		}
		return true;
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

	@Nullable Term range() {
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
				.allMatch((type) -> type.attributeOf(term.path()).map(this.way.contents()::carries).orElse(false)));
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
		if (this.question.order().stream().map(Ordering::ascending).distinct().count() > 1 || !sortIsShared()) {
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
		if (!isSparse() || String.valueOf(this.way.name()).equals(this.question.index())) {
			return true;
		}
		Term bound = this.range;
		return this.way.parts()
			.filter((part) -> equalTerm(part) == null && (bound == null || !bound.path().equals(part)))
			.noneMatch((part) -> this.question.types().stream().anyMatch((type) -> type.canBeAbsent(part)));
	}

	private boolean isSparse() {
		for (ItemType type : this.question.types()) {
			ItemIndex own = AccessPlanner.way(type, this.way.name());
			if (own != null && own.sparse()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Smaller is cheaper: what is left to filter, what must be fetched after, then the
	 * table before local before global indexes.
	 */
	List<Integer> cost() {
		int followUp = (this.way.contents() instanceof IndexContents.All) ? 0 : 1;
		int kind = switch (this.way.kind()) {
			case TABLE -> 0;
			case LOCAL -> 1;
			case COMPOSED, NATIVE, INVERSE -> 2;
		};
		return List.of(this.rest.size(), followUp, kind);
	}

}
