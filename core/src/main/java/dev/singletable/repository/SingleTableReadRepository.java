package dev.singletable.repository;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * What a repository that never writes can do, all of it served by keys.
 * <p>
 * Methods that are derived or annotated read as in {@link SingleTableRepository}; one
 * that deletes stops the start.
 *
 * @param <T> the entity, or a supertype of several
 * @param <ID> the one property of its key, a record of the several, or
 * {@link dev.singletable.key.ItemKey}
 */
@NoRepositoryBean
public interface SingleTableReadRepository<T, ID> extends Repository<T, ID> {

	/**
	 * Reads an item that must exist.
	 * @throws org.springframework.dao.DataRetrievalFailureException if it does not
	 */
	T getById(ID id);

	/**
	 * Reads an item.
	 */
	Optional<T> findById(ID id);

	/**
	 * Reads items in batches: those that exist, each once, in the order of the ids.
	 */
	List<T> findAllById(Iterable<ID> ids);

	/**
	 * Whether there is such an item.
	 */
	boolean existsById(ID id);

}
