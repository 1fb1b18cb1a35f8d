package dev.singletable.test;

/**
 * Who shares the items of a {@link FreshTable} with whom.
 */
public enum Isolation {

	/** A table for the test class, empty at the beginning of each of its methods. */
	EACH_METHOD,

	/**
	 * A table for the test class, in which each method finds what those before it left.
	 */
	EACH_CLASS,

	/**
	 * One table, and one application context, for all test classes that are configured
	 * alike, empty at the beginning of each method. It saves the start of a context per
	 * class; such classes cannot run at the same time.
	 */
	SHARED

}
