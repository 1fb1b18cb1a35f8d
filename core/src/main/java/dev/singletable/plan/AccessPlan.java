package dev.singletable.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.singletable.expression.Comparison;
import dev.singletable.expression.Condition;
import dev.singletable.expression.Operator;
import dev.singletable.mapping.IndexKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemType;
import org.jspecify.annotations.Nullable;

/**
 * A way to the answers, chosen once; each call binds its values.
 */
public final class AccessPlan implements QueryPlan {

	private final AccessQuestion question;

	private final @Nullable ItemIndex way;

	private final List<String> leading;

	private final List<Term> range;

	private final @Nullable IndexKey sort;

	private final boolean[] keyed;

	private final boolean follows;

	private final int shards;

	private final boolean byKeys;

	private final Supplier<Set<String>> others;

	private volatile @Nullable Set<String> alsoReads;

	private AccessPlan(AccessQuestion question, @Nullable WayMatch match, Supplier<Set<String>> others) {
		this.question = question;
		this.way = (match != null) ? match.way() : null;
		this.leading = (match != null) ? List.copyOf(match.leading()) : List.of();
		this.range = (match != null) ? List.copyOf(match.range()) : List.of();
		this.sort = (match != null) ? match.sort() : null;
		this.follows = match != null && !match.covers();
		this.shards = (match != null) ? match.way().shards() : 1;
		this.others = others;
		this.keyed = new boolean[question.terms().size()];
		for (int index = 0; index < this.keyed.length; index++) {
			this.keyed[index] = isAnsweredByKeys(index);
		}
		this.byKeys = isWholeKey() && fansOut() && filters().isEmpty();
	}

	private AccessPlan(AccessPlan plan) {
		this.question = plan.question;
		this.way = plan.way;
		this.leading = plan.leading;
		this.range = plan.range;
		this.sort = plan.sort;
		this.follows = plan.follows;
		this.shards = plan.shards;
		this.others = plan.others;
		this.keyed = plan.keyed;
		this.byKeys = false;
	}

	private boolean isWholeKey() {
		ItemIndex read = this.way;
		IndexKey order = this.sort;
		return read != null && order != null && read.kind() == ItemIndex.Kind.TABLE && !isBeginning(order)
				&& this.leading.size() == order.parts().size();
	}

	private static boolean isBeginning(IndexKey key) {
		return key instanceof IndexKey.Composed composed && composed.pattern().isBeginning();
	}

	static AccessPlan query(WayMatch match, AccessQuestion question, Supplier<Set<String>> alsoReads) {
		return new AccessPlan(question, match, alsoReads);
	}

	static AccessPlan scan(AccessQuestion question, Supplier<Set<String>> alsoReads) {
		return new AccessPlan(question, null, alsoReads);
	}

	/**
	 * The item types wanted.
	 */
	public List<ItemType> types() {
		return this.question.types();
	}

	/**
	 * The table or index that is queried, or null for a scan of the table.
	 */
	public @Nullable ItemIndex way() {
		return this.way;
	}

	public boolean isScan() {
		return this.way == null;
	}

	/**
	 * Whether it reads whole keys of the table and filters nothing, so that items are
	 * fetched by their keys, many with one call.
	 */
	public boolean isByKeys() {
		return this.byKeys;
	}

	/**
	 * The same as queries, which can filter what they read and begin at a position.
	 */
	public AccessPlan asQueries() {
		return this.byKeys ? new AccessPlan(this) : this;
	}

	/**
	 * Whether a term of the question narrows the sort key.
	 */
	public boolean bindsSort() {
		return !this.leading.isEmpty() || !this.range.isEmpty();
	}

	/**
	 * Whether the answers come from the smallest key upwards.
	 */
	public boolean isForward() {
		return this.question.order().isEmpty() || this.question.order().get(0).ascending();
	}

	@Override
	public Optional<String> index() {
		ItemIndex read = this.way;
		return (read != null) ? Optional.ofNullable(read.name()) : Optional.empty();
	}

	@Override
	public Optional<String> operation() {
		if (this.byKeys) {
			return Optional.of("BatchGetItem");
		}
		return Optional.of(isScan() ? "Scan" : "Query");
	}

	@Override
	public Optional<String> keyCondition() {
		ItemIndex read = this.way;
		return (read != null) ? Optional.of(describeKeys(read)) : Optional.empty();
	}

	@Override
	public boolean followsUp() {
		return this.follows;
	}

	@Override
	public Set<String> alsoReads() {
		Set<String> known = this.alsoReads;
		if (known == null) {
			// compares the keys of all types, which no proof asks for
			known = Set.copyOf(this.others.get());
			this.alsoReads = known;
		}
		return known;
	}

	/**
	 * Whether the answers have an order that was asked for.
	 */
	public boolean isOrdered() {
		return !this.question.order().isEmpty();
	}

	/**
	 * How many partitions of an index hold the answers that one would hold if it were not
	 * sharded; 1 for the table.
	 */
	@Override
	public int shards() {
		return this.shards;
	}

	/**
	 * The key conditions of one call: one, or one for each value of an {@code In}; and of
	 * each of these one for each shard, in their order.
	 * @param values the values of each term, in the order of the question
	 * @throws dev.singletable.key.InvalidKeyException if a value cannot be part of a key
	 */
	public List<BoundAccess> bind(List<List<Object>> values) {
		ItemIndex read = this.way;
		if (read == null) {
			return List.of();
		}
		List<BoundAccess> bound = new ArrayList<>();
		for (List<List<Object>> each : expand(values, 0)) {
			for (int shard = 0; shard < this.shards; shard++) {
				bound.add(new KeyBinding(read, this.question, each, shard).bind(this.sort, this.leading, this.range));
			}
		}
		return bound.stream().distinct().toList();
	}

	private List<List<List<Object>>> expand(List<List<Object>> values, int from) {
		for (int index = from; index < values.size(); index++) {
			if (this.question.terms().get(index).operator() == Operator.IN && isKeyTerm(index)) {
				return expandAt(values, index);
			}
		}
		return List.of(values);
	}

	private List<List<List<Object>>> expandAt(List<List<Object>> values, int index) {
		List<List<List<Object>>> expanded = new ArrayList<>();
		for (Object value : new LinkedHashSet<>(values.get(index))) {
			List<List<Object>> copy = new ArrayList<>(values);
			copy.set(index, List.of(value));
			expanded.addAll(expand(copy, index + 1));
		}
		return expanded;
	}

	/**
	 * Whether several values are asked for, each by a query of its own, so that pages
	 * have no one position. Shards alone are no several values.
	 */
	public boolean fansOut() {
		for (int index = 0; index < this.question.terms().size(); index++) {
			if (this.question.terms().get(index).operator() == Operator.IN && isKeyTerm(index)) {
				return true;
			}
		}
		return false;
	}

	private boolean isKeyTerm(int index) {
		return this.keyed[index];
	}

	private boolean isAnsweredByKeys(int index) {
		Term term = this.question.terms().get(index);
		ItemIndex read = this.way;
		if (read == null) {
			return false;
		}
		if (this.range.contains(term)) {
			return this.question.terms().indexOf(term) == index;
		}
		boolean equal = read.partition().parts().contains(term.path()) || this.leading.contains(term.path());
		return equal && term.isEqual() && isFirst(index);
	}

	/**
	 * Whether no term before asks the same property for single values: a key answers one.
	 */
	private boolean isFirst(int index) {
		Term term = this.question.terms().get(index);
		return this.question.terms()
			.subList(0, index)
			.stream()
			.noneMatch((earlier) -> earlier.isEqual() && earlier.path().equals(term.path()));
	}

	/**
	 * What keys leave to a filter, or null.
	 * @param values the values of each term, in the order of the question
	 */
	public @Nullable Condition filter(List<List<Object>> values) {
		Condition filter = null;
		for (int index = 0; index < this.question.terms().size(); index++) {
			if (!isKeyTerm(index)) {
				Term term = this.question.terms().get(index);
				Condition next = new Comparison(term.path(), term.operator(), values.get(index));
				filter = (filter != null) ? filter.and(next) : next;
			}
		}
		return filter;
	}

	@Override
	public List<String> filters() {
		List<String> paths = new ArrayList<>();
		for (int index = 0; index < this.question.terms().size(); index++) {
			if (!isKeyTerm(index)) {
				paths.add(this.question.terms().get(index).path());
			}
		}
		return paths;
	}

	@Override
	public String describe() {
		StringBuilder text = new StringBuilder();
		ItemIndex read = this.way;
		text.append((read != null) ? describeOperation(read) + ": " + describeKeys(read) : "Scan the table");
		if (!this.question.order().isEmpty() && !isForward()) {
			text.append(", descending");
		}
		if (fansOut() && !this.byKeys) {
			text.append("; one query for each value");
		}
		if (this.shards > 1 && isOrdered()) {
			text.append("; shards are merged");
		}
		if (!filters().isEmpty()) {
			text.append("; filter on ").append(String.join(", ", filters()));
		}
		if (followsUp()) {
			text.append("; then BatchGetItem for what the index lacks");
		}
		if (!alsoReads().isEmpty()) {
			text.append("; also reads ").append(String.join(", ", alsoReads().stream().sorted().toList()));
		}
		return text.toString();
	}

	private String describeOperation(ItemIndex read) {
		return this.byKeys ? "BatchGetItem by keys" : "Query " + read.describe();
	}

	private boolean isIn(String path) {
		return this.question.terms()
			.stream()
			.filter((term) -> term.path().equals(path) && term.isEqual())
			.findFirst()
			.filter((term) -> term.operator() == Operator.IN)
			.isPresent();
	}

	private String describeKeys(ItemIndex read) {
		StringBuilder text = new StringBuilder("partition ").append(read.partition().describe());
		IndexKey order = this.sort;
		if (order != null && bindsSort()) {
			text.append(", sort ").append(order.describe());
			this.leading.forEach((path) -> text.append(", ").append(path).append(isIn(path) ? " in" : " equal"));
		}
		for (Term bound : this.range) {
			text.append(", ").append(bound.path()).append(' ');
			text.append(bound.operator().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
		}
		return text.toString();
	}

	@Override
	public String toString() {
		return describe();
	}

}
