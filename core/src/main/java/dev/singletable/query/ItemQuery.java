package dev.singletable.query;

import java.util.function.Predicate;

import dev.singletable.expression.Condition;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.ScrollPosition;

/**
 * A question to the table; every step returns a copy.
 *
 * @param <T> what is returned
 */
public sealed interface ItemQuery<T> permits SpecifiedQuery {

	static <T> ItemQuery<T> of(Class<T> type) {
		return SpecifiedQuery.of(type);
	}

	/**
	 * Asks for the items of every type in a partition, each as its class.
	 * @param partitionKey the partition key as it is stored
	 */
	static ItemQuery<Object> partition(String partitionKey) {
		return SpecifiedQuery.partition(partitionKey);
	}

	/**
	 * What the keys of the table or an index answer; a second one is added.
	 */
	ItemQuery<T> where(Condition keyCondition);

	/**
	 * What is left out after reading, and paid for; a second one is added.
	 */
	ItemQuery<T> filter(Condition filter);

	/**
	 * What is left out by the application itself, after reading; a second one is added.
	 * It is asked about results as they are returned, and like a filter it is no part of
	 * the limit's count: pages are read until enough fulfil it. Counting reads every
	 * item. A position remembers that there was a predicate, not which.
	 */
	ItemQuery<T> matching(Predicate<? super T> predicate);

	/**
	 * Only items whose sort key, as it is stored, begins with the prefix.
	 */
	ItemQuery<T> sortBeginsWith(String prefix);

	ItemQuery<T> ascending();

	/**
	 * From the largest key on. The windows of an index in shards come shard after shard
	 * and have no order to turn round; its lists and streams have.
	 */
	ItemQuery<T> descending();

	/**
	 * Counts results, not items read: the size of a page, or of all.
	 */
	ItemQuery<T> limit(int matches);

	/**
	 * Continues after the position, or ends before it when it is turned
	 * {@link ItemScrollPosition#backward() backward}; null or an initial one is the first
	 * page.
	 */
	ItemQuery<T> from(@Nullable ScrollPosition position);

	ItemQuery<T> consistent();

	/**
	 * The same query with each item read as a projection type; only its attributes are
	 * asked for.
	 */
	<R> ItemQuery<R> as(Class<R> projection);

	/**
	 * Asks an index by name, and states that only its items are asked for.
	 */
	ItemQuery<T> index(String name);

	/**
	 * What was asked for.
	 */
	QuerySpec<T> spec();

}
