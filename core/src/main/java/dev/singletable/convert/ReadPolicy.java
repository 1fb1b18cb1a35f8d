package dev.singletable.convert;

/**
 * What reading does with what it does not know.
 *
 * @param rejectUnknownAttributes whether an attribute without a property is an error
 * @param rejectUnknownTypes whether an item of a type without a class is an error in a
 * query over a whole partition
 * @param untyped what an item without a type attribute is
 * @param unreadableItems what a query does with an item that is an error, one that the
 * policy rejects included
 */
public record ReadPolicy(boolean rejectUnknownAttributes, boolean rejectUnknownTypes, Untyped untyped,
		UnreadableItems unreadableItems) {

	public ReadPolicy(boolean rejectUnknownAttributes, boolean rejectUnknownTypes, Untyped untyped) {
		this(rejectUnknownAttributes, rejectUnknownTypes, untyped, UnreadableItems.FAIL);
	}

	/** What an item without a type attribute is. */
	public enum Untyped {

		/** An item of the type whose templates alone match its key. */
		BY_KEY,

		/** None of ours, passed over. */
		IGNORE,

		/** An error. */
		REJECT

	}

	/** What a query does with an item that cannot become its entity. */
	public enum UnreadableItems {

		/** It ends with the item's error. */
		FAIL,

		/** It passes over the item, counts it and logs a warning. */
		SKIP

	}

	/**
	 * Ignore attributes, skip types, untyped items by their key; unreadable items fail.
	 */
	public static ReadPolicy defaults() {
		return new ReadPolicy(false, false, Untyped.BY_KEY);
	}

	public ReadPolicy withUnreadableItems(UnreadableItems wanted) {
		return new ReadPolicy(this.rejectUnknownAttributes, this.rejectUnknownTypes, this.untyped, wanted);
	}

}
