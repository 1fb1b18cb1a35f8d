package dev.singletable.query;

import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.Predicate;

import dev.singletable.expression.Condition;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.ScrollPosition;

/**
 * What an {@link ItemQuery} asks for. Its text form shows no key and no value.
 *
 * @param <T> what is returned
 */
public final class QuerySpec<T> {

	private final Subject<T> subject;

	private final Criteria<T> criteria;

	private final Paging paging;

	QuerySpec(Subject<T> subject, Criteria<T> criteria, Paging paging) {
		this.subject = subject;
		this.criteria = criteria;
		this.paging = paging;
	}

	static <T> QuerySpec<T> of(Subject<T> subject) {
		return new QuerySpec<>(subject, Criteria.none(), Paging.NONE);
	}

	/**
	 * The entity type asked for; {@code Object} for every type of a partition.
	 */
	public Class<?> type() {
		return this.subject.type();
	}

	/**
	 * What each item is returned as: the entity type, or a projection of it.
	 */
	public Class<T> resultType() {
		return this.subject.resultType();
	}

	/**
	 * Whether something else than the entity type is returned.
	 */
	public boolean projected() {
		return type() != resultType();
	}

	/**
	 * The partition key as it is stored, when the query names it so.
	 */
	public @Nullable String partition() {
		return this.subject.partition();
	}

	/**
	 * The beginning of the sort key as it is stored, when the query names it so.
	 */
	public @Nullable String sortPrefix() {
		return this.criteria.sortPrefix();
	}

	/**
	 * What keys have to answer.
	 */
	public @Nullable Condition key() {
		return this.criteria.key();
	}

	/**
	 * What is left out after reading.
	 */
	public @Nullable Condition filter() {
		return this.criteria.filter();
	}

	/**
	 * What results have to fulfil after they are read.
	 */
	public @Nullable Predicate<? super T> predicate() {
		return this.criteria.predicate();
	}

	public boolean descending() {
		return this.paging.descending();
	}

	/**
	 * How many results are asked for, at least 1.
	 */
	public @Nullable Integer limit() {
		return this.paging.limit();
	}

	/**
	 * Where to continue; null on the first page, never an initial position.
	 */
	public @Nullable ScrollPosition position() {
		return this.paging.position();
	}

	public boolean isConsistent() {
		return this.paging.consistent();
	}

	/**
	 * The index to ask, when the query names one.
	 */
	public @Nullable String index() {
		return this.subject.index();
	}

	Subject<T> subject() {
		return this.subject;
	}

	Criteria<T> criteria() {
		return this.criteria;
	}

	Paging paging() {
		return this.paging;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof QuerySpec<?> that && this.subject.equals(that.subject)
				&& this.criteria.equals(that.criteria) && this.paging.equals(that.paging);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.subject, this.criteria, this.paging);
	}

	@Override
	public String toString() {
		StringJoiner text = new StringJoiner(", ", "ItemQuery[", "]");
		text.add((partition() != null) ? "a partition" : type().getSimpleName());
		add(text, "as ", projected() ? resultType().getSimpleName() : null);
		add(text, "where ", key());
		add(text, "a sort key prefix", (sortPrefix() != null) ? "" : null);
		add(text, "filter ", filter());
		add(text, "matching a predicate", (predicate() != null) ? "" : null);
		add(text, "index ", index());
		add(text, "limit ", limit());
		add(text, "descending", descending() ? "" : null);
		add(text, "from a position", (position() != null) ? "" : null);
		add(text, "consistent", isConsistent() ? "" : null);
		return text.toString();
	}

	private static void add(StringJoiner text, String word, @Nullable Object value) {
		if (value != null) {
			text.add(word + value);
		}
	}

}
