package dev.singletable.autoconfigure;

/**
 * DynamoDB Local did not start inside the application; its own message says why.
 */
final class EngineFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	EngineFailedException(RuntimeException cause) {
		super(cause.getMessage(), cause);
	}

}
