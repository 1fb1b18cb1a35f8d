package dev.singletable.template;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.singletable.query.ItemScrollPosition;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes the positions of one query's rows.
 *
 * @param fingerprint what the query is known by
 * @param backward whether the rows are read against the query's order
 */
record Positions(String fingerprint, boolean backward) {

	ItemScrollPosition at(Row<?> row) {
		return at(row.keys());
	}

	private ItemScrollPosition at(Map<String, AttributeValue> keys) {
		ItemScrollPosition position = ItemScrollPosition.of(keys, this.fingerprint);
		return this.backward ? position.backward() : position;
	}

	/**
	 * Where to continue after rows.
	 * @param rows in the order they were read
	 * @param end where DynamoDB stopped, past items that were passed over, or null right
	 * after the last row
	 */
	ItemScrollPosition after(List<? extends Row<?>> rows, @Nullable Map<String, AttributeValue> end) {
		if (rows.isEmpty()) {
			return at(Objects.requireNonNull(end));
		}
		ItemScrollPosition last = at(rows.get(rows.size() - 1));
		return (end != null) ? last.resumingAt(end) : last;
	}

}
