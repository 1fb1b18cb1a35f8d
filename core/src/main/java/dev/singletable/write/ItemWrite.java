package dev.singletable.write;

import java.util.List;

import dev.singletable.convert.ItemContent;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.expression.UpdateAction;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;

/**
 * One write as a value, not yet text.
 */
public sealed interface ItemWrite {

	/**
	 * What the caller did, such as {@code create}.
	 */
	String operation();

	ItemType type();

	ItemKey key();

	WriteGuard guard();

	/**
	 * Whether doing it twice is the same as doing it once.
	 */
	default boolean isIdempotent() {
		return true;
	}

	/** Writes the whole item. */
	record Put(String operation, ItemType type, ItemContent content, WriteGuard guard) implements ItemWrite {

		@Override
		public ItemKey key() {
			return this.content.key();
		}

	}

	/**
	 * Changes parts of the item.
	 *
	 * @param actions by property
	 * @param own what the library adds, by attribute
	 */
	record Change(String operation, ItemType type, ItemKey key, Changes changes,
			WriteGuard guard) implements ItemWrite {

		@Override
		public boolean isIdempotent() {
			return this.changes.idempotent();
		}

	}

	/**
	 * What a change does.
	 *
	 * @param actions by property
	 * @param own what the library adds, by attribute
	 * @param idempotent whether every step names a final value
	 */
	record Changes(List<UpdateAction> actions, List<AttributeAssignment> own, boolean idempotent) {

		public Changes {
			actions = List.copyOf(actions);
			own = List.copyOf(own);
		}

		public boolean isEmpty() {
			return this.actions.isEmpty() && this.own.isEmpty();
		}

	}

	/** Deletes the item. */
	record Delete(String operation, ItemType type, ItemKey key, WriteGuard guard) implements ItemWrite {

	}

	/** Writes nothing and demands the guard. */
	record Check(String operation, ItemType type, ItemKey key, WriteGuard guard) implements ItemWrite {

	}

}
