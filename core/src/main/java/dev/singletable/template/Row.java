package dev.singletable.template;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.singletable.key.KeyOrder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One result and the place it was read at.
 */
record Row<R>(R result, Map<String, AttributeValue> keys) implements Decoded<R> {

	/**
	 * The order of a text attribute of the keys.
	 */
	static <R> Comparator<Row<R>> by(String attribute, boolean forward) {
		Comparator<Row<R>> order = Comparator.comparing((row) -> row.text(attribute), KeyOrder.BY_CODE_POINT);
		return forward ? order : order.reversed();
	}

	/** Nothing where the item has left the index meanwhile. */
	private String text(String attribute) {
		AttributeValue value = this.keys.get(attribute);
		return (value != null) ? value.s() : "";
	}

	@Override
	public void addTo(List<Row<R>> rows, List<Unreadable<R>> unreadable) {
		rows.add(this);
	}

}
