package dev.singletable.service;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.template.SingleTableOperations;

/**
 * Keeps entities of one class, wherever that is: in the table, or in a map for tests and
 * first versions.
 * <p>
 * Both answer alike: the same ids, generated ids, versions and audit dates, the same
 * order, the same refusals, also of queries that no key of the entity serves; what has
 * expired is gone. In memory there is no other service's data, and nothing is
 * {@link dev.singletable.annotation.Unique unique} but the key. Safe for several threads.
 * <p>
 * What a method costs is said for the table; {@link SingleTableOperations#explain} tells
 * of each query.
 *
 * @param <T> the entity, or a supertype of several
 */
public interface DataService<T> {

	/**
	 * The entities of a class in the table.
	 */
	static <T> DataService<T> of(SingleTableOperations operations, Class<T> type) {
		return new TableDataService<>(operations, type);
	}

	/**
	 * Entities of a class in memory; a sealed parent stands for its subclasses. They end
	 * with this object.
	 * @throws dev.singletable.plan.AccessPathException with everything that is wrong with
	 * the entity
	 */
	static <T> DataService<T> inMemory(Class<T> type) {
		return inMemory(type, Clock.systemUTC());
	}

	/**
	 * The same under a clock of the caller's.
	 */
	static <T> DataService<T> inMemory(Class<T> type, Clock clock) {
		return MapDataService.of(type, clock);
	}

	/**
	 * Writes an entity, whether it is there or not; one with a version is created when
	 * that is null or 0, and replaced otherwise. One {@code PutItem} or
	 * {@code UpdateItem}.
	 * @return the entity as stored: id, version and audit properties filled
	 * @throws org.springframework.dao.OptimisticLockingFailureException if its version is
	 * another
	 * @throws org.springframework.dao.DuplicateKeyException if it has no version yet and
	 * is there
	 */
	<S extends T> S save(S entity);

	/**
	 * One {@code GetItem}.
	 */
	Optional<T> findById(Object id);

	/**
	 * One {@code GetItem} that reads the key alone, at the price of the item.
	 */
	boolean existsById(Object id);

	/**
	 * Deletes an entity if it is there, and tells. One {@code DeleteItem}.
	 */
	boolean deleteById(Object id);

	/**
	 * Begins a query of this service's entities.
	 */
	ItemQuery<T> query();

	/**
	 * Every entity, by an index over the type: a {@code Query} for each megabyte. Without
	 * such an index it is refused.
	 */
	default List<T> findAll() {
		return findAll(query());
	}

	/**
	 * Every result, or as many as the limit says. A {@code Query} for each megabyte that
	 * the keys in {@code where} name; what {@code filter} leaves out is paid for, and is
	 * no part of the limit.
	 */
	List<T> findAll(ItemQuery<T> query);

	/**
	 * One page of as many results as the limit says, 100 when it says nothing; a filter
	 * comes before the limit. Costs what its calls read, as
	 * {@link ItemWindow#statistics()} tell; continue with {@link ItemQuery#from} at one
	 * of its positions, which {@link dev.singletable.cursor.Cursors} seal for clients.
	 * @throws dev.singletable.cursor.InvalidCursorException if the query continues from a
	 * position of another query
	 */
	ItemWindow<T> scroll(ItemQuery<T> query);

	/**
	 * How many there are, by an index over the type: the reading of {@link #findAll()}
	 * without the transfer.
	 */
	default long count() {
		return count(query());
	}

	/**
	 * How many results a query has, whatever its limit. Reads what
	 * {@link #findAll(ItemQuery)} reads.
	 */
	long count(ItemQuery<T> query);

}
