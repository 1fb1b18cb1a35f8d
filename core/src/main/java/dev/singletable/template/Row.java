package dev.singletable.template;

import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One result and the place it was read at.
 */
record Row<R>(R result, Map<String, AttributeValue> keys) implements Decoded<R> {

	@Override
	public void addTo(List<Row<R>> rows, List<Unreadable<R>> unreadable) {
		rows.add(this);
	}

}
