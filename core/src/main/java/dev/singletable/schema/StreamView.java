package dev.singletable.schema;

/**
 * What a table's stream carries of each change.
 */
public enum StreamView {

	/** There is no stream. */
	NONE,

	/** The keys alone. */
	KEYS_ONLY,

	/** The item after the change. */
	NEW_IMAGE,

	/** The item before the change. */
	OLD_IMAGE,

	/** The item before and after the change. */
	NEW_AND_OLD_IMAGES

}
