package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.ItemContent;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.table.TableAttributes;
import dev.singletable.unique.Guard;
import dev.singletable.unique.UniqueGuards;
import dev.singletable.write.ItemStates.ItemState;
import dev.singletable.write.WriteGuard;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * What the library derives of the entities in stored items. Sends nothing.
 */
record Derivation(TemplateParts parts, Writes writes, UniqueGuards guards) {

	/**
	 * What is derived of one entity.
	 *
	 * @param attributes by name, without those it has none of
	 */
	record Derived(ItemType type, ItemKey key, Map<String, AttributeValue> attributes, List<Guard> guards) {

	}

	private TableAttributes attributes() {
		return this.parts.codecs().model().attributes();
	}

	/**
	 * What is derived of the entity in an item.
	 * @throws dev.singletable.convert.UnreadableItemException if it has none
	 * @throws InvalidDataAccessApiUsageException if the entity could not be stored
	 */
	Derived of(ItemType type, Map<String, AttributeValue> stored) {
		Object entity = this.parts.codecs().of(type).read(AttributeValueReader.of(stored));
		ItemContent content = this.writes.content(type, entity);
		if (!content.key().equals(this.parts.codecs().model().keyIn(stored))) {
			throw new InvalidDataAccessApiUsageException(
					"%s: the class makes another key of this item than it has. Create it anew and delete this one."
						.formatted(type));
		}
		Map<String, AttributeValue> attributes = new HashMap<>();
		ItemCodec codec = this.parts.codecs().of(type);
		if (codec.isOlder(stored)) {
			attributes.putAll(codec.toItem(content));
		}
		attributes.put(attributes().type(), AttributeValue.fromS(type.name()));
		content.indexAttributes().forEach((name, text) -> attributes.put(name, AttributeValue.fromS(text)));
		Long expiry = expiry(type, content, stored);
		if (expiry != null) {
			attributes.put(attributes().ttl(), AttributeValue.fromN(expiry.toString()));
		}
		return new Derived(type, content.key(), attributes,
				isPast(expiry) ? List.of() : this.guards.guards(type, new ItemState(entity, expiry), content.key()));
	}

	/** A duration counts from the write, so what was stored then stays. */
	private @Nullable Long expiry(ItemType type, ItemContent content, Map<String, AttributeValue> stored) {
		AttributeValue known = stored.get(attributes().ttl());
		SingleTableProperty property = type.timeToLive().orElse(null);
		boolean counted = property != null
				&& type.values(content.entity()).apply(property.getName()) instanceof Duration;
		return (counted && known != null && known.n() != null) ? Long.valueOf(known.n()) : content.expiry();
	}

	/**
	 * Whether a time to live has passed.
	 */
	boolean isPast(@Nullable Long expiry) {
		return expiry != null && !Instant.ofEpochSecond(expiry).isAfter(this.parts.context().now());
	}

	/**
	 * What makes the stored attributes those derived.
	 */
	List<AttributeAssignment> changes(Derived derived, Map<String, AttributeValue> stored) {
		Set<String> names = new LinkedHashSet<>(derived.type().indexAttributeNames());
		names.add(attributes().type());
		names.add(attributes().ttl());
		if (this.parts.codecs().of(derived.type()).isOlder(stored)) {
			names.addAll(stored.keySet());
			names.addAll(derived.attributes().keySet());
			names.removeAll(List.of(attributes().pk(), attributes().sk()));
		}
		return names.stream()
			.filter((name) -> !Objects.equals(stored.get(name), derived.attributes().get(name)))
			.map((name) -> change(name, derived.attributes().get(name)))
			.toList();
	}

	private static AttributeAssignment change(String name, @Nullable AttributeValue wanted) {
		return (wanted != null) ? AttributeAssignment.set(name, wanted) : AttributeAssignment.remove(name);
	}

	/**
	 * Demands that an item is as it was read: its version, or everything it has.
	 */
	WriteGuard unchanged(ItemType type, Map<String, AttributeValue> stored) {
		SingleTableProperty version = type.entity().getVersionProperty();
		AttributeValue number = (version != null) ? stored.get(version.attribute()) : null;
		return (number != null && number.n() != null) ? WriteGuard.present().withVersion(Long.valueOf(number.n()))
				: WriteGuard.present().withPinned(Extensions.pins(everything(type, stored), stored));
	}

	/** Of an older item also what the class no longer knows. */
	private Set<String> everything(ItemType type, Map<String, AttributeValue> stored) {
		ItemCodec codec = this.parts.codecs().of(type);
		Set<String> names = new LinkedHashSet<>(codec.attributeNames());
		if (codec.isOlder(stored)) {
			names.addAll(stored.keySet());
			names.removeAll(List.of(attributes().pk(), attributes().sk()));
		}
		return names;
	}

}
