package dev.singletable.trail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.singletable.key.ItemKey;
import dev.singletable.table.TableAttributes;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A row of the audit trail. Its text never shows a value or a key.
 */
public final class AuditEntry {

	private final String id;

	private final Map<String, AttributeValue> item;

	private @Nullable TrailContent content;

	private AuditEntry(String id, Map<String, AttributeValue> item) {
		this.id = id;
		this.item = item;
	}

	/**
	 * The row in an item.
	 */
	public static AuditEntry in(Map<String, AttributeValue> item, TableAttributes attributes) {
		return new AuditEntry(text(item, attributes.sk()), item);
	}

	private static String text(Map<String, AttributeValue> item, String name) {
		AttributeValue value = item.get(name);
		return (value != null && value.s() != null) ? value.s() : "";
	}

	private TrailContent content() {
		TrailContent known = this.content;
		if (known == null) {
			known = TrailContent.in(this.item.get(TrailRow.CONTENT));
			this.content = known;
		}
		return known;
	}

	/**
	 * What tells it from all others, and sorts as the moments do.
	 */
	public String id() {
		return this.id;
	}

	public Instant at() {
		return TrailKey.moment(this.id);
	}

	/**
	 * {@code CREATE}, {@code UPDATE}, {@code DELETE}, {@code RESTORE},
	 * {@code DELETE_VERSION}, or a caller's own.
	 */
	public String operation() {
		return text(this.item, TrailRow.OPERATION);
	}

	public Optional<String> actor() {
		return Optional.of(text(this.item, TrailRow.ACTOR)).filter((each) -> !each.isEmpty());
	}

	/**
	 * The same for all rows of one transaction.
	 */
	public String transaction() {
		return text(this.item, TrailRow.TRANSACTION);
	}

	/**
	 * The name of the item's type; empty for what concerns no item.
	 */
	public Optional<String> type() {
		return Optional.of(text(owner(), "type")).filter((each) -> !each.equals(TrailKey.EVENT));
	}

	/**
	 * The item's key, unless it is made of something sensitive.
	 */
	public Optional<ItemKey> key() {
		Map<String, AttributeValue> owner = owner();
		return owner.containsKey("pk") ? Optional.of(ItemKey.of(text(owner, "pk"), text(owner, "sk")))
				: Optional.empty();
	}

	private Map<String, AttributeValue> owner() {
		AttributeValue owner = this.item.get(TrailRow.OWNER);
		return (owner != null) ? owner.m() : Map.of();
	}

	/**
	 * What changed, by the path of the property.
	 */
	public Map<String, Change> changes() {
		Map<String, Change> changes = new LinkedHashMap<>();
		content().changes()
			.forEach((path, values) -> changes.put(path, new Change(plain(values.before()), plain(values.after()))));
		return changes;
	}

	private static @Nullable Object plain(@Nullable AttributeValue value) {
		return (value != null) ? PlainValues.of(value) : null;
	}

	/**
	 * The whole state, if the type keeps it: after the write, of a deletion before it.
	 */
	public Optional<Map<String, @Nullable Object>> snapshot() {
		return Optional.ofNullable(content().snapshot()).map(PlainValues::map);
	}

	/**
	 * What the code around the write said, and what the library adds.
	 */
	public Map<String, @Nullable Object> details() {
		return PlainValues.map(content().details());
	}

	/**
	 * What is missing: {@code snapshot}, {@code values} of some changes, {@code changes}
	 * or {@code details} that were too large, and {@code expression} where an update in
	 * DynamoDB's own text did more than the changes tell.
	 */
	public Set<String> cut() {
		return content().cut();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof AuditEntry entry && this.id.equals(entry.id);
	}

	@Override
	public int hashCode() {
		return this.id.hashCode();
	}

	@Override
	public String toString() {
		return "AuditEntry[" + operation() + " of " + type().orElse("no item") + " at " + at() + "]";
	}

}
