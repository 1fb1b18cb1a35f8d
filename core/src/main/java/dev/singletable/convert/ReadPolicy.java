package dev.singletable.convert;

/**
 * What reading does with what it does not know.
 *
 * @param rejectUnknownAttributes whether an attribute without a property is an error
 * @param rejectUnknownTypes whether an item of a type without a class is an error in a
 * query over a whole partition
 * @param untyped what an item without a type attribute is
 */
public record ReadPolicy(boolean rejectUnknownAttributes, boolean rejectUnknownTypes, Untyped untyped) {

	/** What an item without a type attribute is. */
	public enum Untyped {

		/** An item of the type whose templates alone match its key. */
		BY_KEY,

		/** None of ours, passed over. */
		IGNORE,

		/** An error. */
		REJECT

	}

	/**
	 * Ignore attributes, skip types, untyped items by their key.
	 */
	public static ReadPolicy defaults() {
		return new ReadPolicy(false, false, Untyped.BY_KEY);
	}

}
