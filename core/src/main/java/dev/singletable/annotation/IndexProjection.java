package dev.singletable.annotation;

/**
 * Which attributes an index carries.
 */
public enum IndexProjection {

	/** All of them. */
	ALL,

	/** The keys of the table and of the index. */
	KEYS_ONLY,

	/** The keys, and the attributes that are named. */
	INCLUDE

}
