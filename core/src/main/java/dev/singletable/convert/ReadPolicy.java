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
 * @param expiredItems what an item is whose time to live has passed
 */
public record ReadPolicy(boolean rejectUnknownAttributes, boolean rejectUnknownTypes, Untyped untyped,
		UnreadableItems unreadableItems, ExpiredItems expiredItems) {

	public ReadPolicy(boolean rejectUnknownAttributes, boolean rejectUnknownTypes, Untyped untyped) {
		this(rejectUnknownAttributes, rejectUnknownTypes, untyped, UnreadableItems.FAIL);
	}

	public ReadPolicy(boolean rejectUnknownAttributes, boolean rejectUnknownTypes, Untyped untyped,
			UnreadableItems unreadableItems) {
		this(rejectUnknownAttributes, rejectUnknownTypes, untyped, unreadableItems, ExpiredItems.HIDE);
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

	/** What an item is whose time to live has passed, and which DynamoDB still keeps. */
	public enum ExpiredItems {

		/** As good as gone, to reads and to the conditions of writes. */
		HIDE,

		/** An item like any other. */
		SHOW

	}

	/**
	 * Ignore attributes, skip types, untyped items by their key; unreadable items fail,
	 * expired ones are hidden.
	 */
	public static ReadPolicy defaults() {
		return new ReadPolicy(false, false, Untyped.BY_KEY);
	}

	public ReadPolicy withUnreadableItems(UnreadableItems wanted) {
		return new ReadPolicy(this.rejectUnknownAttributes, this.rejectUnknownTypes, this.untyped, wanted,
				this.expiredItems);
	}

	public ReadPolicy withExpiredItems(ExpiredItems wanted) {
		return new ReadPolicy(this.rejectUnknownAttributes, this.rejectUnknownTypes, this.untyped, this.unreadableItems,
				wanted);
	}

}
