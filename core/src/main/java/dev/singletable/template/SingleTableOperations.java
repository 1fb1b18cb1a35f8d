package dev.singletable.template;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.singletable.expression.Condition;
import dev.singletable.expression.Update;
import dev.singletable.plan.QueryPlan;
import dev.singletable.history.HistoryOperations;
import dev.singletable.history.VersionLayout;
import dev.singletable.trail.TrailOperations;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemScan;
import dev.singletable.query.ItemWindow;
import dev.singletable.query.ReadOptions;
import dev.singletable.query.ScanProgress;
import dev.singletable.stats.StatisticsOperations;
import dev.singletable.table.ItemSizes;

/**
 * What an application does with its table.
 * <p>
 * An {@code id} is the value of the one property that the templates of the key name, a
 * record whose components are the several, or an {@link dev.singletable.key.ItemKey}.
 * Errors are Spring's {@link org.springframework.dao.DataAccessException}s. Safe for
 * several threads.
 */
public interface SingleTableOperations {

	/**
	 * Writes a new item.
	 * @return the entity as stored: id, version and audit properties filled
	 * @throws dev.singletable.write.ItemAlreadyExistsException if its key is taken
	 */
	<T> T create(T entity);

	/**
	 * Writes an item that must exist.
	 * @throws dev.singletable.write.ItemNotFoundException if it does not
	 * @throws dev.singletable.write.StaleVersionException if its version is another, or
	 * it is versioned and gone
	 */
	<T> T replace(T entity);

	/**
	 * Like {@link #replace(Object)}, if the stored item fulfils the condition.
	 * @throws dev.singletable.write.ConditionFailedException if it does not
	 */
	<T> T replace(T entity, Condition condition);

	/**
	 * Writes an item, whether it exists or not. A versioned entity is created when its
	 * version is null or 0, and replaced otherwise.
	 */
	<T> T save(T entity);

	/**
	 * Like {@link #save(Object)}, if the stored item, or its absence, fulfils the
	 * condition.
	 */
	<T> T save(T entity, Condition condition);

	/**
	 * Changes the named properties of an item, and what follows from them: index keys,
	 * version, modified date, time to live.
	 * @return the new state
	 * @throws dev.singletable.write.ItemNotFoundException if there is no such item
	 */
	<T> T update(Class<T> type, Object id, Update update);

	/**
	 * Reads an item.
	 * @throws dev.singletable.write.ItemNotFoundException if there is no such item
	 */
	default <T> T get(Class<T> type, Object id) {
		return get(type, id, ReadOptions.defaults());
	}

	<T> T get(Class<T> type, Object id, ReadOptions options);

	default <T> Optional<T> find(Class<T> type, Object id) {
		return find(type, id, ReadOptions.defaults());
	}

	<T> Optional<T> find(Class<T> type, Object id, ReadOptions options);

	default boolean exists(Class<?> type, Object id) {
		return exists(type, id, ReadOptions.defaults());
	}

	boolean exists(Class<?> type, Object id, ReadOptions options);

	/**
	 * Reads an item, and creates it if there is none; of several callers one creates it
	 * and all get that. Reads once where it is there.
	 * @param factory makes an entity with this id; asked only where one is missing
	 */
	<T> T getOrCreate(Class<T> type, Object id, Supplier<? extends T> factory);

	/**
	 * The one item of a {@link dev.singletable.annotation.Singleton} class.
	 */
	<T> SingletonOperations<T> singleton(Class<T> type);

	/**
	 * Deletes the entity's item and checks its version.
	 * @throws dev.singletable.write.ItemNotFoundException if there is no such item
	 */
	void delete(Object entity);

	void delete(Object entity, Condition condition);

	/**
	 * Deletes an item.
	 * @throws dev.singletable.write.ItemNotFoundException if there is no such item
	 */
	void delete(Class<?> type, Object id);

	void delete(Class<?> type, Object id, Condition condition);

	/**
	 * Deletes an item if there is one, and tells.
	 */
	boolean deleteIfExists(Class<?> type, Object id);

	/**
	 * Like {@link #deleteIfExists(Class, Object)}, if the stored item fulfils the
	 * condition; false when there is no item.
	 */
	boolean deleteIfExists(Class<?> type, Object id, Condition condition);

	/**
	 * Every result, over all pages; the limit is their total.
	 */
	<T> List<T> findAll(ItemQuery<T> query);

	/**
	 * One page, resumable from any of its rows.
	 */
	<T> ItemWindow<T> scroll(ItemQuery<T> query);

	/**
	 * Lazy, page by page; close it when it is not read to its end.
	 */
	<T> Stream<T> stream(ItemQuery<T> query);

	/**
	 * Every window of a query, each read when it is asked for; at least one. The limit is
	 * the size of each.
	 */
	<T> Stream<ItemWindow<T>> windows(ItemQuery<T> query);

	/**
	 * How many results there are, whatever the limit. Items are read only where DynamoDB
	 * cannot tell; else those that cannot be read count too.
	 */
	long count(ItemQuery<?> query);

	/**
	 * Reads the whole table for items of a type, in segments side by side, and hands each
	 * over on this thread, in no order. A slow consumer slows the reading down.
	 */
	default <T> ScanProgress scan(ItemScan<T> scan, Consumer<? super T> consumer) {
		return scan(scan, consumer, (progress) -> {
		});
	}

	/**
	 * The same, telling how far it is.
	 * @param listener called after each page, on this thread
	 */
	<T> ScanProgress scan(ItemScan<T> scan, Consumer<? super T> consumer, Consumer<ScanProgress> listener);

	/**
	 * Whether there is a result.
	 */
	boolean exists(ItemQuery<?> query);

	/**
	 * How the query would be answered; sends nothing.
	 */
	QueryPlan explain(ItemQuery<?> query);

	/**
	 * How many items the table and its indexes hold, and how large they are, for
	 * estimates. DynamoDB counts about every six hours; asking needs the permission
	 * {@code dynamodb:DescribeTable}.
	 */
	ItemSizes itemSizes();

	/**
	 * Moves an entity to another key, and replaces it where both are the same: what it
	 * was is deleted and what it is created in one transaction, with the next version and
	 * the dates of its creation.
	 * @param from as it is stored
	 * @param to the same with another key
	 * @return the entity as stored
	 * @throws dev.singletable.write.ItemNotFoundException if it is gone
	 * @throws dev.singletable.write.StaleVersionException if it has another version
	 * @throws dev.singletable.write.ItemAlreadyExistsException if the other key is taken
	 */
	<T> T move(T from, T to);

	/**
	 * Begins a transaction.
	 */
	TransactionOperations transaction();

	/**
	 * Begins a read of several items at one moment.
	 */
	SnapshotOperations snapshot();

	/**
	 * Any number of items at once.
	 */
	BatchOperations batch();

	/**
	 * Brings items up to date that were stored by an older model.
	 */
	UpkeepOperations upkeep();

	/**
	 * How many items there are of the types that are counted.
	 */
	StatisticsOperations statistics();

	/**
	 * The store of large properties.
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if there is none
	 */
	BlobOperations blobs();

	/**
	 * The versions of items of a historised type.
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if none are kept
	 */
	<T> HistoryOperations<T> history(Class<T> type);

	/**
	 * Versions that another library keeps in its own layout; they are read, and every
	 * write is refused. The class need not be historised.
	 */
	<T> HistoryOperations<T> history(Class<T> type, VersionLayout layout);

	/**
	 * The audit trail of the table.
	 */
	TrailOperations trail();

}
