package dev.singletable.template;

import java.util.Optional;

/**
 * Items as they were at one moment.
 */
public interface ItemSnapshot {

	/**
	 * An item that was asked for; empty when there was none.
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if it was not
	 * asked for
	 */
	<T> Optional<T> find(Class<T> type, Object id);

	/**
	 * An item that was asked for.
	 * @throws dev.singletable.write.ItemNotFoundException if there was none
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if it was not
	 * asked for
	 */
	<T> T get(Class<T> type, Object id);

}
