package dev.singletable.template;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.singletable.query.ReadOptions;

/**
 * Reads and writes any number of items, several calls at the same time.
 * <p>
 * Unprocessed items are sent again until the retry deadline; then nothing more is sent,
 * what is under way is finished, and all that is left is in
 * {@link dev.singletable.write.BatchIncompleteException#remaining()}. So ends a batch
 * whose thread is interrupted, too. Entities whose write carries a condition (a version,
 * a created date to keep) go as transactions, each chunk all or nothing.
 * <p>
 * Entity callbacks and listeners are called on the caller's thread, in the order of the
 * chunks; converters also on others. What a listener throws is logged, and the batch goes
 * on.
 */
public interface BatchOperations {

	/**
	 * Saves entities of any types; of several with one key the last counts.
	 * @return the entities as stored, in the order given
	 */
	<T> List<T> saveAll(Collection<T> entities);

	/**
	 * Like {@link #saveAll(Collection)}.
	 * @param listener told after each chunk
	 */
	<T> List<T> saveAll(Collection<T> entities, Consumer<BatchProgress> listener);

	/**
	 * Saves entities that need not fit in memory, and returns none of them.
	 * <p>
	 * The stream is read window by window, the next when the one before is written; a
	 * window is 200 entities for each call at a time, 1600 by default. Of several with
	 * one key the last counts here, too, though each window writes its own. After the end
	 * of the retries the stream is read no further; what is left are the entities taken
	 * from it.
	 * @param listener told after each chunk
	 */
	BatchProgress saveAll(Stream<?> entities, Consumer<BatchProgress> listener);

	/**
	 * Deletes items; missing ones are no error.
	 */
	void deleteAll(Class<?> type, Collection<?> ids);

	/**
	 * Like {@link #deleteAll(Class, Collection)}.
	 * @param listener told after each chunk
	 */
	void deleteAll(Class<?> type, Collection<?> ids, Consumer<BatchProgress> listener);

	/**
	 * Reads items of one type, each once.
	 */
	<T> Found<T> getAll(Class<T> type, Collection<?> ids);

	<T> Found<T> getAll(Class<T> type, Collection<?> ids, ReadOptions options);

	/**
	 * What a batch read found.
	 */
	interface Found<T> {

		/**
		 * In the order asked for, each once.
		 */
		List<T> items();

		/**
		 * The ids, as the caller gave them, that have no item.
		 */
		List<Object> missing();

	}

}
