package dev.singletable.convert;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessResourceUsageException;

/**
 * A stored item that cannot become the entity asked for. Carries the attribute path.
 */
public final class UnreadableItemException extends InvalidDataAccessResourceUsageException {

	private static final long serialVersionUID = 1L;

	private final String path;

	public UnreadableItemException(String path, String message, @Nullable Throwable cause) {
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
