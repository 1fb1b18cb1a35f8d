package dev.singletable.convert;

import java.math.BigDecimal;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tells which items have expired at one moment: those whose time to live is not later.
 * <p>
 * DynamoDB deletes them within a few days and hands them out until then. A time to live
 * that is no number means nothing, as it does to DynamoDB.
 *
 * @param attribute the table's TTL attribute
 * @param now epoch seconds
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ttl-expired-items.html">Working
 * with expired items</a>
 */
public record ExpiryCheck(String attribute, long now) {

	/**
	 * Whether the item about to be read has expired.
	 */
	public boolean isExpired(AttributeReader in) {
		return isPast(in.lookAheadKey(this.attribute));
	}

	/**
	 * Whether an item has expired.
	 */
	public boolean isExpired(Map<String, AttributeValue> item) {
		return isPast(item.get(this.attribute));
	}

	private boolean isPast(@Nullable AttributeValue moment) {
		return moment != null && moment.n() != null
				&& new BigDecimal(moment.n()).compareTo(BigDecimal.valueOf(this.now)) <= 0;
	}

	/**
	 * What DynamoDB finds true of an expired item, and of no other.
	 * @param name stands for the attribute
	 * @param value stands for the moment
	 */
	public static String expired(String name, String value) {
		return name + " <= " + value;
	}

	/**
	 * What DynamoDB finds true of every other item, be its time to live absent or no
	 * number.
	 * @param name stands for the attribute
	 * @param value stands for the moment
	 */
	public static String alive(String name, String value) {
		return "NOT " + expired(name, value);
	}

	/**
	 * The moment as a value.
	 */
	public AttributeValue moment() {
		return AttributeValue.fromN(Long.toString(this.now));
	}

}
