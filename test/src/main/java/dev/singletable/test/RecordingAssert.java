package dev.singletable.test;

import java.util.List;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/**
 * Assertions of what was sent.
 */
public final class RecordingAssert extends AbstractAssert<RecordingAssert, RecordingDynamoDb> {

	RecordingAssert(RecordingDynamoDb recording) {
		super(recording, RecordingAssert.class);
	}

	/**
	 * Requests of these operations were sent, in this order, and no others.
	 */
	public RecordingAssert hasOperations(String... operations) {
		Assertions.assertThat(this.actual.requests())
			.as("operations sent")
			.extracting(RecordedRequest::operation)
			.containsExactly(operations);
		return this;
	}

	/**
	 * Nothing was sent.
	 */
	public RecordingAssert hasNoRequests() {
		Assertions.assertThat(this.actual.requests()).as("requests sent").isEmpty();
		return this;
	}

	/**
	 * The request sent last.
	 */
	public RequestAssert lastRequest() {
		List<RecordedRequest> sent = this.actual.requests();
		return request(sent.size() - 1);
	}

	/**
	 * The one request that was sent.
	 */
	public RequestAssert onlyRequest() {
		Assertions.assertThat(this.actual.requests()).as("requests sent").hasSize(1);
		return request(0);
	}

	/**
	 * A request by its place, the first is 0.
	 */
	public RequestAssert request(int index) {
		List<RecordedRequest> sent = this.actual.requests();
		if (index < 0 || index >= sent.size()) {
			failWithMessage("Expected more requests, but %s were sent.", sent.size());
		}
		return new RequestAssert(sent.get(index));
	}

}
