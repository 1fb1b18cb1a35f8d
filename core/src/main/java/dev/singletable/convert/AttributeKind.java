package dev.singletable.convert;

/**
 * The kinds of attribute DynamoDB stores.
 */
public enum AttributeKind {

	/** Text. */
	S,

	/** A number of up to 38 digits. */
	N,

	/** Bytes. */
	B,

	/** True or false. */
	BOOL,

	/** The null that is stored. */
	NULL,

	/** A map. */
	M,

	/** A list. */
	L,

	/** A set of texts. */
	SS,

	/** A set of numbers. */
	NS,

	/** A set of bytes. */
	BS

}
