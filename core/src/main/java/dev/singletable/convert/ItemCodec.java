package dev.singletable.convert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.singletable.expression.AttributePath;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.Payload;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.table.TableAttributes;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * One item type's way between entity and item.
 */
public final class ItemCodec {

	private final ItemType type;

	private final TableAttributes attributes;

	private final ObjectCodec<Object> object;

	private final boolean rejectUnknown;

	private final @Nullable Schema schema;

	private final @Nullable PayloadCodec payload;

	ItemCodec(ItemType type, TableAttributes attributes, ObjectCodec<Object> object, boolean rejectUnknown,
			Upgrades upgrades) {
		this.schema = (type.schemaVersion() > 0) ? new Schema(type, attributes, upgrades.of(type)) : null;
		this.payload = Payload.of(type).map((declared) -> new PayloadCodec(object, declared)).orElse(null);
		this.type = type;
		this.attributes = attributes;
		this.object = object;
		this.rejectUnknown = rejectUnknown;
	}

	public ItemType type() {
		return this.type;
	}

	/**
	 * The entity in the item at hand.
	 * @throws UnreadableItemException if it does not fit the entity
	 */
	public Object read(AttributeReader item) {
		AttributeReader in = current(item);
		return this.rejectUnknown ? this.object.read(in, (name) -> refuseUnknown(name, in)) : this.object.read(in);
	}

	private AttributeReader current(AttributeReader in) {
		return (this.schema != null) ? this.schema.current(in) : in;
	}

	/**
	 * Whether an item has an older schema version than the class.
	 */
	public boolean isOlder(Map<String, AttributeValue> item) {
		return this.schema != null && this.schema.isOlder(item);
	}

	/**
	 * An item in the form the class has now.
	 */
	public Map<String, AttributeValue> upgraded(Map<String, AttributeValue> item) {
		return (this.schema != null) ? this.schema.upgraded(item) : item;
	}

	/**
	 * What an item of the class's own schema version has of it; nothing if there is none.
	 */
	public Map<String, AttributeValue> schemaVersion() {
		return (this.schema != null) ? Map.of(this.schema.attribute(), this.schema.value()) : Map.of();
	}

	private void refuseUnknown(String name, AttributeReader in) {
		TableAttributes own = this.attributes;
		boolean owned = name.equals(own.pk()) || name.equals(own.sk()) || name.equals(own.type())
				|| name.equals(own.ttl()) || name.equals(own.schema())
				|| this.type.indexAttributeNames().contains(name);
		if (!owned) {
			throw ObjectCodec.unknown(this.type.name(), in);
		}
	}

	/**
	 * The values of the item's properties by name, for projections.
	 */
	public Map<String, @Nullable Object> readProperties(AttributeReader in) {
		return this.object.readProperties(current(in));
	}

	/**
	 * Writes the whole item, library attributes included.
	 * @throws UnwritableItemException if a value has no form in DynamoDB
	 */
	public void write(ItemContent content, AttributeWriter out) {
		out.beginMap();
		writeText(out, this.attributes.pk(), content.key().pk());
		writeText(out, this.attributes.sk(), content.key().sk());
		writeText(out, this.attributes.type(), this.type.name());
		if (this.schema != null) {
			out.name(this.schema.attribute());
			out.writeNumber(this.schema.value().n());
		}
		if (this.payload != null) {
			this.payload.write(content.entity(), out);
		}
		else {
			this.object.writeProperties(content.entity(), out);
		}
		content.indexAttributes().forEach((name, text) -> writeText(out, name, text));
		Long expiry = content.expiry();
		if (expiry != null) {
			out.name(this.attributes.ttl());
			out.writeNumber(expiry.toString());
		}
		out.endMap();
	}

	private static void writeText(AttributeWriter out, String name, String text) {
		out.name(name);
		out.writeString(text);
	}

	/**
	 * The item as the SDK's values.
	 */
	public Map<String, AttributeValue> toItem(ItemContent content) {
		AttributeValueWriter out = new AttributeValueWriter();
		write(content, out);
		return out.result().m();
	}

	/**
	 * Epoch seconds of the entity's time to live, or null when it has none. A duration
	 * counts from the moment given.
	 */
	public @Nullable Long expiryOf(Object entity, Instant now) {
		SingleTableProperty property = this.type.timeToLive().orElse(null);
		Object value = (property != null) ? this.type.values(entity).apply(property.getName()) : null;
		return (value != null) ? expiry(value, now) : null;
	}

	/**
	 * Epoch seconds of a value of the time-to-live property.
	 */
	public Long expiry(Object value, Instant now) {
		if (value instanceof Duration duration) {
			return now.plus(duration).getEpochSecond();
		}
		if (value instanceof Instant instant) {
			return instant.getEpochSecond();
		}
		if (value instanceof ZonedDateTime zoned) {
			return zoned.toEpochSecond();
		}
		if (value instanceof OffsetDateTime offset) {
			return offset.toEpochSecond();
		}
		return (value instanceof LocalDateTime local) ? local.toEpochSecond(ZoneOffset.UTC)
				: ((Number) value).longValue();
	}

	/**
	 * Every attribute the item may have, keys left out.
	 */
	public Set<String> attributeNames() {
		Set<String> names = new LinkedHashSet<>(this.object.attributes());
		names.addAll(this.type.indexAttributeNames());
		if (this.payload != null) {
			names.add(this.payload.attribute());
		}
		names.add(this.attributes.type());
		names.add(this.attributes.ttl());
		names.addAll(schemaVersion().keySet());
		names.remove(this.attributes.pk());
		names.remove(this.attributes.sk());
		return names;
	}

	/**
	 * The attributes that hold a property.
	 */
	public Set<String> attributesOf(String property) {
		Set<String> names = this.object.attributesOf(property);
		if (this.payload != null && this.payload.holds(property)) {
			names.add(this.payload.attribute());
		}
		return names;
	}

	/**
	 * What a property path is stored as.
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if it leads
	 * nowhere
	 */
	public AttributeTarget target(String path) {
		AttributePath parsed = AttributePath.parse(path);
		if (this.payload != null && this.payload.holds(parsed.root())) {
			throw new InvalidDataAccessApiUsageException(
					("%s.%s is in the compressed payload, which no condition, filter or update can look into. Name it in "
							+ "@Compressed(keep = …).")
						.formatted(this.type, path));
		}
		return AttributeTarget.resolve(this.type, this.object, parsed);
	}

}
