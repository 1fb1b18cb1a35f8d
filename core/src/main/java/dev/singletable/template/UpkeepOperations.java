package dev.singletable.template;

import java.util.List;
import java.util.function.Consumer;

import dev.singletable.history.CopiedVersions;
import dev.singletable.history.VersionLayout;
import dev.singletable.unique.Guard;

/**
 * Brings items up to date that were stored by an older model.
 * <p>
 * Every operation without an id scans the whole table, and pays for it. All of them may
 * run while the application writes, several times, and by several at once.
 */
public interface UpkeepOperations {

	/**
	 * Brings all items of a type up to date.
	 */
	default ReindexProgress reindex(Class<?> type) {
		return reindex(Reindex.of(type), (progress) -> {
		});
	}

	/**
	 * Compares what the library derives of each entity with what is stored: index keys,
	 * the type of an item that has none, the time to live and unique guards. Where they
	 * differ it writes them, and nothing else: neither version nor audit properties
	 * change. An item that changes meanwhile is read again.
	 * <p>
	 * Attributes of indexes the class no longer has stay as they are. A duration's time
	 * to live is written where it is missing, and otherwise left. An item that cannot be
	 * brought up to date is a conflict of the result and keeps no other from it.
	 * @param listener told after each page; keep the position of its last progress to go
	 * on after a failure
	 * @return the last progress
	 */
	ReindexProgress reindex(Reindex what, Consumer<ReindexProgress> listener);

	/**
	 * Guards of a type whose item is gone or no longer has the value.
	 */
	List<Guard> orphanedGuards(Class<?> type);

	/**
	 * Deletes guards whose item is gone or no longer has the value, each in a transaction
	 * that demands that this is still so.
	 * @return how many there were
	 */
	long removeOrphanedGuards(Class<?> type);

	/**
	 * Copies an item and its versions from another layout to where the class keeps them,
	 * with their numbers and moments, and compares the copy. The old ones stay. Nobody
	 * sees the copy before it is complete; what a crash left is completed by calling it
	 * again, and an item whose copy is there is only compared.
	 * @param id that of the old item
	 * @throws dev.singletable.write.ItemNotFoundException if there is no such item
	 * @throws org.springframework.dao.DataIntegrityViolationException if what is under
	 * the new key is not a copy of it
	 */
	CopiedVersions copyVersions(Class<?> type, VersionLayout layout, Object id);

	/**
	 * Copies all items of the layout.
	 */
	CopiedVersions copyVersions(Class<?> type, VersionLayout layout);

}
