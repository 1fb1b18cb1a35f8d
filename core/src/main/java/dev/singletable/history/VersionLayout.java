package dev.singletable.history;

import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How another library keeps versions: the current copy under the sort key {@code v0} and
 * the versions under {@code v1} to {@code vN}, all in the partition of the item, as
 * simplesingletable does. Their numbers have no zeros before them, so that {@code v10}
 * sorts before {@code v2}; they are read by number all the same.
 */
public final class VersionLayout {

	private static final Pattern VERSION = Pattern.compile("v(0|[1-9][0-9]{0,17})");

	private final String prefix;

	private final String writtenAt;

	private final UnaryOperator<Map<String, AttributeValue>> conversion;

	private VersionLayout(String prefix, String writtenAt, UnaryOperator<Map<String, AttributeValue>> conversion) {
		this.prefix = prefix;
		this.writtenAt = writtenAt;
		this.conversion = conversion;
	}

	/**
	 * Versions of the items {@code <prefix>#<id>}.
	 * @param prefix the name of the class that stored them, unless it chose another
	 */
	public static VersionLayout unpadded(String prefix) {
		return new VersionLayout(prefix, "updated_at", UnaryOperator.identity());
	}

	/**
	 * The same with another attribute that tells when a version was written, in place of
	 * {@code updated_at}.
	 */
	public VersionLayout writtenAt(String attribute) {
		return new VersionLayout(this.prefix, attribute, this.conversion);
	}

	/**
	 * The same with what brings an item into the form in which the entity is read: other
	 * names, other values. It gets the attributes without the keys, decompressed, in a
	 * map of its own.
	 */
	public VersionLayout converting(UnaryOperator<Map<String, AttributeValue>> change) {
		return new VersionLayout(this.prefix, this.writtenAt, change);
	}

	/**
	 * How the partitions of all items begin.
	 */
	public String partitions() {
		return this.prefix + "#";
	}

	/**
	 * The partition of one item.
	 */
	public String partition(Object id) {
		return partitions() + id;
	}

	/**
	 * The id in the key of a partition.
	 */
	public String id(String partition) {
		return partition.substring(partitions().length());
	}

	/**
	 * The sort key of a version; the current copy is 0.
	 */
	public String sort(long number) {
		return "v" + number;
	}

	/**
	 * The number in a sort key; empty for that of another item.
	 */
	public OptionalLong number(String sort) {
		return VERSION.matcher(sort).matches() ? OptionalLong.of(Long.parseLong(sort.substring(1)))
				: OptionalLong.empty();
	}

	/**
	 * The attribute that tells when a version was written.
	 */
	public String writtenAt() {
		return this.writtenAt;
	}

	/**
	 * The attributes as the entity is read from.
	 */
	public Map<String, AttributeValue> convert(Map<String, AttributeValue> attributes) {
		return this.conversion.apply(attributes);
	}

	@Override
	public String toString() {
		return "VersionLayout[" + this.prefix + "]";
	}

}
