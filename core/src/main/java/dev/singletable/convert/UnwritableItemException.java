package dev.singletable.convert;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * An entity with a value that DynamoDB cannot hold, refused before the call. Carries the
 * attribute path.
 */
public final class UnwritableItemException extends InvalidDataAccessApiUsageException {

	private static final long serialVersionUID = 1L;

	private final String path;

	public UnwritableItemException(String path, String message, @Nullable Throwable cause) {
		super("At attribute '%s': %s".formatted(path, message), cause);
		this.path = path;
	}

	/**
	 * The attribute, such as {@code lines[2].quantity}.
	 */
	public String path() {
		return this.path;
	}

}
