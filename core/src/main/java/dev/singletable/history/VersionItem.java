package dev.singletable.history;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import dev.singletable.mapping.ItemType;
import dev.singletable.table.TableAttributes;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One version as it is stored: the whole item under one attribute, so that no index sees
 * it; or the mark in place of version 1 that says that the versions are being removed.
 *
 * @param content the item without its index keys; empty for the mark, and where it was
 * not read
 */
public record VersionItem(long number, Instant writtenAt, String operation, boolean mark,
		Map<String, AttributeValue> content) {

	/** The {@code _type} of all versions, which no entity can have. */
	public static final String TYPE = ItemType.INTERNAL + "HISTORY";

	/** The attribute that holds the item. */
	public static final String CONTENT = "_version";

	/** The attribute that says when it was written. */
	public static final String WRITTEN_AT = "_at";

	/** The attribute that says how it was written. */
	public static final String OPERATION = "_operation";

	/** The attribute that only the mark has. */
	public static final String REMOVED = "_removed";

	/** The mark is where the first version of a new history would be. */
	public static final long MARK_NUMBER = 1;

	static VersionItem mark(Instant now, String operation) {
		return new VersionItem(MARK_NUMBER, now, operation, true, Map.of());
	}

	/**
	 * The version in an item.
	 */
	public static VersionItem in(Map<String, AttributeValue> item, TableAttributes attributes) {
		AttributeValue content = item.get(CONTENT);
		return new VersionItem(Long.parseLong(text(item, attributes.sk())), Instant.parse(text(item, WRITTEN_AT)),
				text(item, OPERATION), item.containsKey(REMOVED), (content != null) ? content.m() : Map.of());
	}

	private static String text(Map<String, AttributeValue> item, String name) {
		AttributeValue value = item.get(name);
		return (value != null && value.s() != null) ? value.s() : "";
	}

	/**
	 * The item it is stored as.
	 * @param expiry epoch seconds of the item's time to live, or null
	 */
	Map<String, AttributeValue> toItem(String partition, TableAttributes attributes, @Nullable Long expiry) {
		Map<String, AttributeValue> item = new HashMap<>();
		item.put(attributes.pk(), AttributeValue.fromS(partition));
		item.put(attributes.sk(), AttributeValue.fromS(VersionKey.sort(this.number)));
		item.put(attributes.type(), AttributeValue.fromS(TYPE));
		item.put(WRITTEN_AT, AttributeValue.fromS(this.writtenAt.toString()));
		item.put(OPERATION, AttributeValue.fromS(this.operation));
		if (this.mark) {
			item.put(REMOVED, AttributeValue.fromBool(true));
		}
		else {
			item.put(CONTENT, AttributeValue.fromM(this.content));
		}
		if (expiry != null) {
			item.put(attributes.ttl(), AttributeValue.fromN(expiry.toString()));
		}
		return item;
	}

	/** Never a value of the item. */
	@Override
	public String toString() {
		return "VersionItem[" + this.number + "]";
	}

}
