package dev.singletable.event;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Runs after an entity was read.
 * <p>
 * Declare a bean; the entity returned takes the place of the one given.
 */
@FunctionalInterface
public interface AfterConvertCallback<T> extends EntityCallback<T> {

	/**
	 * The entity to go on with.
	 * @param table the name of the table
	 */
	T onAfterConvert(T entity, String table);

}
