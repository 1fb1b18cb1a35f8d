package dev.singletable.write;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.singletable.convert.ItemContent;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.expression.UpdateAction;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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
	 * Such as {@code create of ORDER}.
	 */
	default String describe() {
		return operation() + " of " + type().name();
	}

	/**
	 * Whether the item is one the library keeps for itself.
	 */
	default boolean isOwn() {
		return false;
	}

	/**
	 * Whether it writes a whole item.
	 */
	default boolean isWhole() {
		return false;
	}

	/**
	 * What is the same for writes of which a transaction takes one alone.
	 */
	default Object place() {
		return (this instanceof AddOwn) ? key().pk() : key();
	}

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

		@Override
		public boolean isWhole() {
			return true;
		}

	}

	/**
	 * Writes a whole item of the library's own, such as a unique guard. The condition of
	 * its guard names attributes, its values are {@link AttributeValue}.
	 *
	 * @param type the item type it is kept for
	 */
	record PutOwn(String operation, ItemType type, ItemKey key, Map<String, AttributeValue> attributes,
			WriteGuard guard) implements ItemWrite {

		public PutOwn {
			attributes = Map.copyOf(attributes);
		}

		@Override
		public boolean isWhole() {
			return true;
		}

		@Override
		public boolean isOwn() {
			return true;
		}

	}

	/**
	 * Deletes an item of the library's own; its guard is as that of {@link PutOwn}. When
	 * it fails the item belongs to another by now, and the plan does without.
	 *
	 * @param type the item type it was kept for
	 */
	record DeleteOwn(String operation, ItemType type, ItemKey key, WriteGuard guard) implements ItemWrite {

		/**
		 * Whether a plan does without it when it fails: not one that the item must be
		 * there for.
		 */
		public boolean isDroppable() {
			FailureMeaning meaning = this.guard.meaning();
			return meaning == null || meaning.reason() != TransactionFailedException.Reason.NOT_FOUND;
		}

		@Override
		public boolean isOwn() {
			return true;
		}

	}

	/**
	 * Adds to numbers of an item of the library's own, and makes it if it is not there.
	 * Several of one partition add up to one in a plan, wherever in the partition they
	 * are.
	 *
	 * @param type the item type it is kept for
	 * @param attributes what the item has beside its key and the numbers
	 * @param amounts what is added, by attribute
	 */
	record AddOwn(String operation, ItemType type, ItemKey key, Map<String, AttributeValue> attributes,
			Map<String, Long> amounts) implements ItemWrite {

		public AddOwn {
			attributes = Map.copyOf(attributes);
			amounts = Collections.unmodifiableMap(new TreeMap<>(amounts));
		}

		/**
		 * Both at once.
		 */
		AddOwn plus(AddOwn other) {
			Map<String, Long> sums = new TreeMap<>(this.amounts);
			other.amounts.forEach((name, amount) -> sums.merge(name, amount, Math::addExact));
			return new AddOwn(this.operation, this.type, this.key, this.attributes, sums);
		}

		/**
		 * What it does to the item.
		 */
		public List<AttributeAssignment> assignments() {
			List<AttributeAssignment> assignments = new ArrayList<>();
			new TreeMap<>(this.attributes)
				.forEach((name, value) -> assignments.add(AttributeAssignment.set(name, value)));
			this.amounts.forEach((name, amount) -> assignments.add(AttributeAssignment.add(name, amount)));
			return assignments;
		}

		@Override
		public WriteGuard guard() {
			return WriteGuard.NONE;
		}

		@Override
		public boolean isOwn() {
			return true;
		}

		@Override
		public boolean isIdempotent() {
			return false;
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
