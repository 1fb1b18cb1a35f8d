package dev.singletable.key;

/**
 * A key template that cannot be used, with what to write instead.
 */
public class InvalidTemplateException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	public InvalidTemplateException(String message) {
		super(message);
	}

	public InvalidTemplateException(String message, Throwable cause) {
		super(message, cause);
	}

}
