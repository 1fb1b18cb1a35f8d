package dev.singletable.test;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * Assertions of one request. The order of the fields and the space between them do not
 * matter.
 */
public final class RequestAssert extends AbstractAssert<RequestAssert, RecordedRequest> {

	private final Set<String> ignored;

	RequestAssert(RecordedRequest request) {
		this(request, Set.of());
	}

	private RequestAssert(RecordedRequest request, Set<String> ignored) {
		super(request, RequestAssert.class);
		this.ignored = ignored;
	}

	/**
	 * Without these fields, such as {@code ClientRequestToken}.
	 */
	public RequestAssert ignoring(String... fields) {
		return new RequestAssert(this.actual, Set.of(fields));
	}

	/**
	 * It is of this operation.
	 */
	public RequestAssert isOperation(String operation) {
		Assertions.assertThat(this.actual.operation()).as("operation").isEqualTo(operation);
		return this;
	}

	/**
	 * Its body has these fields with these values, and no others.
	 */
	public RequestAssert isEqualToJson(String body) {
		Map<String, @Nullable Object> sent = new TreeMap<>(this.actual.body());
		sent.keySet().removeAll(this.ignored);
		Assertions.assertThat(Json.write(sent))
			.as("body of " + this.actual.operation())
			.isEqualTo(Json.write(Json.object(body)));
		return this;
	}

	/**
	 * Its body has these fields with these values, and maybe others.
	 */
	public RequestAssert containsJson(String fields) {
		Map<String, @Nullable Object> wanted = Json.object(fields);
		Map<String, @Nullable Object> sent = new TreeMap<>(this.actual.body());
		sent.keySet().retainAll(wanted.keySet());
		Assertions.assertThat(Json.write(sent))
			.as("these fields of " + this.actual.operation())
			.isEqualTo(Json.write(wanted));
		return this;
	}

	/**
	 * Its body has no such field.
	 */
	public RequestAssert hasNoField(String name) {
		Assertions.assertThat(this.actual.body()).as("body of " + this.actual.operation()).doesNotContainKey(name);
		return this;
	}

}
