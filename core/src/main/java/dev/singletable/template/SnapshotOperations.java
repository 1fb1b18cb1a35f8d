package dev.singletable.template;

/**
 * Reads items as they were at one moment, up to 100 and 4 MB, each for twice the price of
 * a consistent read. For one thread.
 */
public interface SnapshotOperations {

	/**
	 * Adds an item; one that is added twice is read once.
	 */
	SnapshotOperations with(Class<?> type, Object id);

	/**
	 * Reads them; without any there is no call.
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if there are
	 * more than 100
	 */
	ItemSnapshot read();

}
