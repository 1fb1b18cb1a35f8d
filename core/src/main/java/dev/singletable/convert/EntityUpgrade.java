package dev.singletable.convert;

import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Brings items that an older class stored into the form its entity has now.
 * <p>
 * It is asked on every way an item is read, before anything is converted, and only of
 * items whose schema version is below that of the class. It has to be pure, and safe for
 * several threads. A bean of it is found by Spring Boot.
 *
 * @param <T> the entity
 */
public interface EntityUpgrade<T> {

	/**
	 * The item in today's form. Its key and its type stay as they are stored.
	 * @param item the whole item by attribute; it may be changed and returned
	 * @param from the schema version it was stored with, 0 if it has none
	 */
	Map<String, AttributeValue> upgrade(Map<String, AttributeValue> item, int from);

}
