package dev.singletable.template;

import java.util.Collection;
import java.util.List;

import dev.singletable.query.ReadOptions;

/**
 * Reads and writes any number of items.
 * <p>
 * Unprocessed items are sent again until the retry deadline; what is left then is in
 * {@link dev.singletable.write.BatchIncompleteException#remaining()}. Entities whose
 * write carries a condition (a version, a created date to keep) go as transactions, each
 * chunk all or nothing.
 */
public interface BatchOperations {

	/**
	 * Saves entities of any types; of several with one key the last counts.
	 * @return the entities as stored, in the order given
	 */
	<T> List<T> saveAll(Collection<T> entities);

	/**
	 * Deletes items; missing ones are no error.
	 */
	void deleteAll(Class<?> type, Collection<?> ids);

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
