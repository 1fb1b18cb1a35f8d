package dev.singletable.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The versions of the items of one historised type.
 * <p>
 * All reads are strongly consistent. An item that was deleted has no versions. Versions
 * that were pruned or deleted are missing; a number is never given out twice.
 *
 * @param <T> the entity
 * @see dev.singletable.annotation.Historized
 */
public interface HistoryOperations<T> {

	/**
	 * One version; empty when it is missing.
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the number is
	 * below 1
	 */
	Optional<T> version(Object id, long number);

	/**
	 * The state at a moment: the newest version written then or before. It is found with
	 * about as many calls as the number of versions has binary digits.
	 */
	Optional<T> asOf(Object id, Instant moment);

	/**
	 * All versions, newest first.
	 */
	List<Version<T>> versions(Object id);

	/**
	 * The newest versions, newest first.
	 */
	List<Version<T>> versions(Object id, int limit);

	/**
	 * The next page: versions with smaller numbers than the last one seen, newest first.
	 */
	List<Version<T>> versionsBefore(Object id, long number, int limit);

	/**
	 * All versions, newest first, page by page as they are asked for.
	 */
	Stream<Version<T>> stream(Object id);

	/**
	 * All versions without their content, newest first.
	 */
	List<VersionInfo> infos(Object id);

	/**
	 * The properties in which two versions differ, in the entity's order; the version
	 * property is left out.
	 * @throws dev.singletable.write.ItemNotFoundException if one of them is missing
	 */
	List<Difference> compare(Object id, long number, long other);

	/**
	 * Makes a version's content the next version, whatever was written since; what it had
	 * not is cleared.
	 * @return the new state
	 * @throws dev.singletable.write.ItemNotFoundException if the version or the item is
	 * missing
	 */
	T restore(Object id, long number);

	/**
	 * Deletes one version for good, but for the current one: its number would be given
	 * out again, and a writer who holds it would overwrite what it has not seen. Restore
	 * another first, or delete the item.
	 * @throws dev.singletable.write.ItemNotFoundException if the version or the item is
	 * missing
	 */
	void deleteVersion(Object id, long number);

	/**
	 * Deletes the item and all its versions. What a crash left of them is removed by
	 * calling it again; without any it does nothing.
	 */
	void deleteAll(Object id);

	/**
	 * A version with its content.
	 *
	 * @param <T> the entity
	 */
	interface Version<T> {

		/** From 1. */
		long number();

		Instant writtenAt();

		/** How it was written, such as {@code update}. */
		String operation();

		/** Whether it is the current state. */
		boolean latest();

		T entity();

	}

}
