package dev.singletable.observe;

/**
 * How much of what a call consumes DynamoDB is asked to tell.
 */
public enum CapacityDetail {

	/** No more than the library needs to know itself. */
	NONE,

	/** What each call consumes in all. */
	TOTAL,

	/** What it consumes of the table and of each index. */
	INDEXES

}
