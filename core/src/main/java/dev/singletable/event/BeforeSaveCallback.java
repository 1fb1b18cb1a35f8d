package dev.singletable.event;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Runs before the entity is encoded, when everything is filled.
 * <p>
 * Declare a bean; the entity returned takes the place of the one given.
 */
@FunctionalInterface
public interface BeforeSaveCallback<T> extends EntityCallback<T> {

	/**
	 * The entity to go on with.
	 * @param table the name of the table
	 */
	T onBeforeSave(T entity, String table);

}
