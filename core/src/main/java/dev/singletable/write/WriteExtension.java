package dev.singletable.write;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import dev.singletable.mapping.ItemType;

/**
 * Adds items of the library's own to a write, such as unique guards. What it adds goes in
 * the same transaction.
 * <p>
 * Its methods are pure: they read and write nothing but their arguments.
 */
public interface WriteExtension {

	/**
	 * Whether it has anything to do with items of the type; others cost nothing.
	 */
	boolean appliesTo(ItemType type);

	/**
	 * Whether a partial update can matter to it. Every other write of the type does.
	 * @param changes whether the update may change the value at a property path
	 */
	boolean isTouchedBy(ItemType type, Predicate<String> changes);

	/**
	 * The property paths whose stored values decide what is written: they must be as they
	 * were read when the write is made.
	 */
	Set<String> dependsOn(ItemType type);

	/**
	 * What is written beside the item: {@link ItemWrite.PutOwn} and
	 * {@link ItemWrite.DeleteOwn}.
	 * @param states the item before and after the write
	 */
	List<ItemWrite> companions(ItemWrite write, ItemStates states);

}
