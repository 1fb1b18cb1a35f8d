package dev.singletable.key;

/**
 * A value that cannot be part of a key.
 * <p>
 * The message names the part and the reason, never the value.
 */
public class InvalidKeyException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	public InvalidKeyException(String message) {
		super(message);
	}

	public InvalidKeyException(String message, Throwable cause) {
		super(message, cause);
	}

}
