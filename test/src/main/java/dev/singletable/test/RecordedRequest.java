package dev.singletable.test;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request as it went to DynamoDB.
 */
public final class RecordedRequest {

	private final String operation;

	private final Map<String, @Nullable Object> body;

	RecordedRequest(String operation, Map<String, @Nullable Object> body) {
		this.operation = operation;
		this.body = body;
	}

	/**
	 * Which operation it asks for, such as {@code PutItem} or {@code Query}.
	 */
	public String operation() {
		return this.operation;
	}

	/**
	 * Its body as JSON, fields in order of name.
	 */
	public String json() {
		return Json.write(this.body);
	}

	Map<String, @Nullable Object> body() {
		return this.body;
	}

	/**
	 * The operation and the body.
	 */
	@Override
	public String toString() {
		return this.operation + " " + json();
	}

}
