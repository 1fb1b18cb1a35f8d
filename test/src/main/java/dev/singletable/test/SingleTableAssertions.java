package dev.singletable.test;

import java.util.Map;

import dev.singletable.table.TableAttributes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;

/**
 * Where AssertJ's assertions of requests, items and pages begin.
 */
public final class SingleTableAssertions {

	private SingleTableAssertions() {
	}

	/**
	 * What was sent to DynamoDB.
	 */
	public static RecordingAssert assertThat(RecordingDynamoDb recording) {
		return new RecordingAssert(recording);
	}

	/**
	 * One request.
	 */
	public static RequestAssert assertThat(RecordedRequest request) {
		return new RequestAssert(request);
	}

	/**
	 * What is stored.
	 */
	public static TableAssert assertThat(TestTable table) {
		return new TableAssert(table);
	}

	/**
	 * A page of a scroll.
	 */
	public static <T> PageAssert<T> assertThat(Window<T> page) {
		return new PageAssert<>(page, page.getContent(), page.hasNext());
	}

	/**
	 * A page by number.
	 */
	public static <T> PageAssert<T> assertThat(Slice<T> page) {
		return new PageAssert<>(page, page.getContent(), page.hasNext());
	}

	/**
	 * A stored item of a table with the library's own attribute names.
	 */
	public static ItemAssert assertThatItem(Map<String, AttributeValue> item) {
		return new ItemAssert(item, TableAttributes.defaults());
	}

}
