package dev.singletable.repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.singletable.history.Difference;
import dev.singletable.history.HistoryOperations.Version;

import org.springframework.data.repository.NoRepositoryBean;

/**
 * A repository of entities whose versions are kept.
 * <p>
 * It starts only when they are historised. Its deletions delete the versions, too.
 *
 * @param <T> the entity, or a supertype of several
 * @param <ID> what identifies it, as in {@link SingleTableRepository}
 * @see dev.singletable.history.HistoryOperations
 */
@NoRepositoryBean
public interface SingleTableHistoryRepository<T, ID> extends SingleTableRepository<T, ID> {

	/**
	 * One version; empty when it is missing.
	 */
	Optional<T> findVersion(ID id, long number);

	/**
	 * The state at a moment.
	 */
	Optional<T> findAsOf(ID id, Instant moment);

	/**
	 * The newest versions, newest first.
	 */
	List<Version<T>> findVersions(ID id, int limit);

	/**
	 * The next page: versions with smaller numbers than the last one seen.
	 */
	List<Version<T>> findVersionsBefore(ID id, long number, int limit);

	/**
	 * All versions, newest first, page by page as they are asked for.
	 */
	Stream<Version<T>> streamVersions(ID id);

	/**
	 * The properties in which two versions differ.
	 * @throws org.springframework.dao.DataRetrievalFailureException if one is missing
	 */
	List<Difference> compareVersions(ID id, long number, long other);

	/**
	 * Makes a version's content the next version, whatever was written since.
	 * @throws org.springframework.dao.DataRetrievalFailureException if the version or the
	 * item is missing
	 */
	T restore(ID id, long number);

	/**
	 * Deletes one version for good, but for the current one.
	 * @throws org.springframework.dao.DataRetrievalFailureException if the version or the
	 * item is missing
	 */
	void deleteVersion(ID id, long number);

}
