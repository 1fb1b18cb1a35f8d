package dev.singletable.repository;

import java.util.List;
import java.util.function.Supplier;

import dev.singletable.expression.Update;

import org.springframework.data.repository.NoRepositoryBean;

/**
 * What every repository that writes can do, all of it served by keys.
 * <p>
 * Methods that share a signature with Spring Data's {@code ListCrudRepository} keep its
 * promises: deleting what is missing is no error. Methods of derived repositories are
 * turned into access plans once, when the application starts.
 *
 * @param <T> the entity, or a supertype of several
 * @param <ID> the one property of its key, a record of the several, or
 * {@link dev.singletable.key.ItemKey}
 */
@NoRepositoryBean
public interface SingleTableRepository<T, ID> extends SingleTableReadRepository<T, ID> {

	/**
	 * Writes a new item.
	 * @return the entity as stored: id, version and audit properties filled
	 * @throws org.springframework.dao.DuplicateKeyException if its key is taken
	 */
	<S extends T> S create(S entity);

	/**
	 * Writes an item that must exist.
	 * @throws org.springframework.dao.DataRetrievalFailureException if it does not
	 * @throws org.springframework.dao.OptimisticLockingFailureException if its version is
	 * another
	 */
	<S extends T> S replace(S entity);

	/**
	 * Writes an item, whether it exists or not. A versioned entity is created when its
	 * version is null or 0, and replaced otherwise.
	 * @throws org.springframework.dao.OptimisticLockingFailureException if its version is
	 * another
	 */
	<S extends T> S save(S entity);

	/**
	 * Saves any number of entities in batches; of several with one key the last counts.
	 * @return the entities as stored, in the order given
	 */
	<S extends T> List<S> saveAll(Iterable<S> entities);

	/**
	 * Changes the named properties, and what follows from them: index keys, version,
	 * modified date, time to live.
	 * @return the new state
	 * @throws org.springframework.dao.DataRetrievalFailureException if there is no such
	 * item
	 */
	T update(ID id, Update update);

	/**
	 * Reads an item, and creates it if there is none; of several callers one creates it
	 * and all get that.
	 * @param factory makes an entity with this id; asked only where one is missing
	 */
	T getOrCreate(ID id, Supplier<? extends T> factory);

	/**
	 * Deletes the entity's item and checks its version; a missing one is no error unless
	 * it is versioned.
	 * @throws org.springframework.dao.OptimisticLockingFailureException if it is
	 * versioned and gone or newer
	 */
	void delete(T entity);

	/**
	 * Deletes an item; a missing one is no error.
	 */
	void deleteById(ID id);

	/**
	 * Deletes an item if there is one, and tells.
	 */
	boolean deleteIfExists(ID id);

	/**
	 * Deletes an item that must exist.
	 * @throws org.springframework.dao.DataRetrievalFailureException if it does not
	 */
	void deleteExisting(ID id);

	/**
	 * Deletes items in batches; missing ones are no error.
	 */
	void deleteAllById(Iterable<? extends ID> ids);

}
