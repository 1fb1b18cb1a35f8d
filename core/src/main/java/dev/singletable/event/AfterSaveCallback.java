package dev.singletable.event;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Runs after the entity was written, with the state that is returned.
 * <p>
 * Declare a bean; the entity returned takes the place of the one given.
 */
@FunctionalInterface
public interface AfterSaveCallback<T> extends EntityCallback<T> {

	/**
	 * The entity to go on with.
	 * @param table the name of the table
	 */
	T onAfterSave(T entity, String table);

}
