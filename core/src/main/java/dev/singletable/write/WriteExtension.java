package dev.singletable.write;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.singletable.key.ItemKey;
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
	 * Whether it makes use of the stored item when a whole item of the type is written
	 * over it, or it is deleted. An item that is written over by one that holds its
	 * version need not be read for the version's sake.
	 */
	default boolean needsStored(ItemType type, Verb verb) {
		return true;
	}

	/**
	 * Whether it matters to it that an item is there or is not. Then it still has to be
	 * so when one that may be there is saved.
	 */
	default boolean dependsOnExistence(ItemType type) {
		return false;
	}

	/**
	 * The partition in which it keeps items for one item, if it does. Their keys are read
	 * before the item is deleted.
	 */
	default Optional<String> partition(ItemType type, ItemKey owner) {
		return Optional.empty();
	}

	/**
	 * What is written beside the item: {@link ItemWrite.PutOwn}, {@link ItemWrite.AddOwn}
	 * and {@link ItemWrite.DeleteOwn}.
	 * @param states the item before and after the write
	 */
	List<ItemWrite> companions(ItemWrite write, ItemStates states);

	/** What happens to a stored item as a whole. */
	enum Verb {

		/** Another is written over it. */
		OVERWRITE,

		/** Another is written, whether it is there or not. */
		SAVE,

		/** It is deleted. */
		DELETE

	}

}
