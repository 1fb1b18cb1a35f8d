package dev.singletable.wire;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One page as DynamoDB gave it, decoded.
 *
 * @param rows what the decoder made of the items; those it passed over are left out
 * @param lastKey where the next page begins, or null after the last
 * @param count items after the filter
 * @param scanned items before the filter
 * @param readUnits what DynamoDB charged
 */
public record PageAnswer<R>(List<R> rows, @Nullable Map<String, AttributeValue> lastKey, int count, int scanned,
		double readUnits) {

}
