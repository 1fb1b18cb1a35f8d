package dev.singletable.repository.query;

/**
 * What a method does with what it finds.
 */
enum ResultShape {

	/** At most one, as itself or as an Optional. */
	ONE,
	/** All of them, at once. */
	LIST,
	/** All of them, one after another. */
	STREAM,
	/** A page that knows the position of each row. */
	WINDOW,
	/** A page that knows the next one. */
	SLICE,
	/** How many there are. */
	COUNT,
	/** Whether there is one. */
	EXISTS,
	/** All of them, deleted. */
	DELETE;

	/**
	 * Whether it needs one position for all it reads.
	 */
	boolean isPaged() {
		return this == WINDOW || this == SLICE;
	}

	/**
	 * Whether entities or projections are returned.
	 */
	boolean isRead() {
		return this != COUNT && this != EXISTS && this != DELETE;
	}

}
