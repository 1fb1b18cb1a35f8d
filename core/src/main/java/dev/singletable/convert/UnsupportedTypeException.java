package dev.singletable.convert;

/**
 * A Java type that has no form in DynamoDB.
 */
final class UnsupportedTypeException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	UnsupportedTypeException(Class<?> type, String reason) {
		super("%s cannot be stored: %s".formatted(type.getName(), reason));
	}

}
