package dev.singletable.event;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Runs before a write looks at the entity: before ids, audit properties and version are
 * filled.
 * <p>
 * Declare a bean; the entity returned takes the place of the one given.
 */
@FunctionalInterface
public interface BeforeConvertCallback<T> extends EntityCallback<T> {

	/**
	 * The entity to go on with.
	 * @param table the name of the table
	 */
	T onBeforeConvert(T entity, String table);

}
