package dev.singletable.convert;

import org.jspecify.annotations.Nullable;

/**
 * A Java type that has no form in DynamoDB.
 */
final class UnsupportedTypeException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private static final String CONVERT = "register a converter (@WritingConverter and @ReadingConverter), or mark it "
			+ "@Transient.";

	private final String action;

	private final boolean located;

	private UnsupportedTypeException(String message, String action, boolean located, @Nullable Throwable cause) {
		super(message, cause);
		this.action = action;
		this.located = located;
	}

	static UnsupportedTypeException of(Class<?> type, String reason, String action) {
		return new UnsupportedTypeException("%s cannot be stored: %s".formatted(type.getName(), reason), action, false,
				null);
	}

	static UnsupportedTypeException of(Class<?> type, String reason) {
		return of(type, reason, "R" + CONVERT.substring(1));
	}

	static UnsupportedTypeException unsealed(Class<?> type, String reason) {
		return of(type, reason + " and not sealed", "Seal it, " + CONVERT);
	}

	static UnsupportedTypeException notFillable(Class<?> type, Throwable cause) {
		return new UnsupportedTypeException(type.getName() + " cannot be stored: it cannot be filled on reading",
				"Declare a List, a Set or a Map, or one of their usual classes.", false, cause);
	}

	/**
	 * The same, with the place inside a nested type where it was found.
	 */
	UnsupportedTypeException at(Class<?> owner, String property) {
		return this.located ? this : new UnsupportedTypeException(
				getMessage() + ", at " + owner.getSimpleName() + "." + property, this.action, true, this);
	}

	/**
	 * What to do.
	 */
	String action() {
		return this.action;
	}

}
