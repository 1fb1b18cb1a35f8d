package dev.singletable.table;

/**
 * The kinds of attribute that can be a key.
 */
public enum KeyKind {

	/** Text, ordered by its UTF-8 bytes. */
	S,

	/** A number. */
	N,

	/** Bytes. */
	B

}
