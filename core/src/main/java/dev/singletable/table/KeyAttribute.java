package dev.singletable.table;

/**
 * An attribute that is part of a key.
 */
public record KeyAttribute(String name, KeyKind kind) {

	public static KeyAttribute text(String name) {
		return new KeyAttribute(name, KeyKind.S);
	}

}
