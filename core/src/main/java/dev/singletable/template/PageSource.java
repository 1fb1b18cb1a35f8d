package dev.singletable.template;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where pages come from.
 */
interface PageSource<R> {

	/**
	 * Reads a page, on any thread.
	 * @param start the key it begins after, or null
	 * @param size how many items are read at most, or null for as many as fit
	 */
	PageResult<R> read(@Nullable Map<String, AttributeValue> start, @Nullable Integer size);

}
