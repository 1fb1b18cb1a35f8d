package dev.singletable.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.expression.ExpressionWriter;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.request.CallExpressions;
import dev.singletable.request.ReadCall;
import dev.singletable.table.TableAttributes;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.OperationDetails;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads single items by their keys. An item of another type is no item.
 */
final class ItemReads {

	private final TemplateParts parts;

	private final ItemCodecs codecs;

	private final EntityCallouts callouts;

	private final Expiry expiry;

	ItemReads(TemplateParts parts, EntityCallouts callouts) {
		this.parts = parts;
		this.codecs = parts.codecs();
		this.callouts = callouts;
		this.expiry = parts.expiry();
	}

	/**
	 * The item, as any class a caller wants it as.
	 */
	Optional<Object> find(ItemType type, Class<?> wanted, ItemKey key, boolean consistent) {
		if (!consistent && this.parts.cache().holds(type)) {
			return new CachedReads(this.parts).item(type, key)
				.map((item) -> entity(wanted, AttributeValueReader.of(item)))
				.map(this.callouts::afterConvert);
		}
		Function<AttributeReader, @Nullable Object> decoder = (in) -> entity(wanted, in);
		return this.parts.gateway().get(call(type, key, consistent), decoder).map(this.callouts::afterConvert);
	}

	boolean exists(ItemType type, Class<?> wanted, ItemKey key, boolean consistent) {
		Function<AttributeReader, @Nullable ItemType> decoder = (in) -> {
			ItemType found = typeOf(in);
			return (found != null && wanted.isAssignableFrom(found.javaType())) ? found : null;
		};
		return this.parts.gateway().get(existence(type, key, consistent), decoder).isPresent();
	}

	/**
	 * The type of the item at an address, read consistently; empty when there is none.
	 */
	Optional<ItemType> typeAt(Addresses.Address address) {
		Function<AttributeReader, @Nullable ItemType> decoder = this::typeOf;
		return this.parts.gateway().<ItemType>get(existence(address.type(), address.key(), true), decoder);
	}

	/**
	 * The one of several addresses that is to be written: where there is an item, or the
	 * first.
	 */
	Addresses.Address written(Class<?> wanted, List<Addresses.Address> candidates) {
		if (this.codecs.model().readableAs(wanted).size() == 1) {
			return candidates.get(0);
		}
		return candidates.stream()
			.flatMap((candidate) -> typeAt(candidate).filter((found) -> wanted.isAssignableFrom(found.javaType()))
				.map((found) -> new Addresses.Address(found, candidate.key()))
				.stream())
			.findFirst()
			.orElse(candidates.get(0));
	}

	/** The type of the item at hand, or null for one that is as good as gone. */
	private @Nullable ItemType typeOf(AttributeReader in) {
		ItemType found = this.codecs.typeOf(in);
		return (found == null || this.expiry.hides(found, in)) ? null : found;
	}

	private ReadCall.Get existence(ItemType type, ItemKey key, boolean consistent) {
		TableAttributes attributes = this.codecs.model().attributes();
		ExpressionWriter writer = ExpressionWriter.ofAttributes();
		List<String> wanted = new ArrayList<>(List.of(attributes.pk(), attributes.sk(), attributes.type()));
		if (this.codecs.model().sharingKeys(type).stream().anyMatch(this.expiry::concerns)) {
			wanted.add(attributes.ttl());
		}
		String projection = writer.projection(wanted.toArray(String[]::new));
		return new ReadCall.Get(this.parts.table(), type.name(), key, consistent,
				new CallExpressions(null, null, null, projection, writer.names(), writer.values()));
	}

	private ReadCall.Get call(ItemType type, ItemKey key, boolean consistent) {
		return new ReadCall.Get(this.parts.table(), type.name(), key, consistent, CallExpressions.NONE);
	}

	@Nullable Object entity(Class<?> wanted, AttributeReader in) {
		ItemType found = typeOf(in);
		return (found != null && wanted.isAssignableFrom(found.javaType())) ? this.codecs.of(found).read(in) : null;
	}

	/**
	 * The entity.
	 * @throws ItemNotFoundException if there is no such item
	 */
	Object require(ItemType type, Class<?> wanted, ItemKey key, boolean consistent) {
		return find(type, wanted, key, consistent).orElseThrow(() -> notFound(type, "get"));
	}

	/**
	 * The entity that was just written, be it that it has expired with that.
	 */
	Object requireWritten(ItemType type, ItemKey key) {
		Map<String, AttributeValue> stored = storedOrNone(type, key);
		if (stored.isEmpty()) {
			throw notFound(type, "get");
		}
		return this.callouts.afterConvert(this.codecs.of(type).read(AttributeValueReader.of(stored)));
	}

	ItemNotFoundException notFound(ItemType type, String operation) {
		return new ItemNotFoundException(OperationDetails.of(operation, type.name(), this.parts.table()),
				"there is no such item.", null);
	}

	/**
	 * The item as it is stored, read consistently; empty when there is none.
	 */
	Map<String, AttributeValue> storedOrNone(ItemType type, ItemKey key) {
		Function<AttributeReader, @Nullable Map<String, AttributeValue>> decoder = (in) -> raw(type, in);
		return this.parts.gateway().<Map<String, AttributeValue>>get(call(type, key, true), decoder).orElse(Map.of());
	}

	/**
	 * Items as they are stored, read consistently.
	 */
	Map<ItemKey, Map<String, AttributeValue>> items(List<ItemKey> keys) {
		Map<ItemKey, Map<String, AttributeValue>> items = new HashMap<>();
		Function<AttributeReader, @Nullable Map<String, AttributeValue>> decoder = AttributeReader::readItem;
		this.parts.gateway()
			.<Map<String, AttributeValue>>batchGet(new ReadCall.Batch(this.parts.table(), null, keys, true), decoder)
			.forEach((item) -> items.put(this.codecs.model().keyIn(item), item));
		return items;
	}

	/**
	 * The stored items that drafts need, read consistently; an item of another type is
	 * none.
	 */
	Map<ItemKey, Map<String, AttributeValue>> storedFor(Collection<? extends Draft<?>> drafts) {
		Map<ItemKey, ItemType> wanted = new LinkedHashMap<>();
		drafts.stream().filter(Draft::needsStored).forEach((each) -> wanted.put(each.key(), each.type()));
		if (wanted.isEmpty()) {
			return Map.of();
		}
		Map<ItemKey, Map<String, AttributeValue>> stored = items(List.copyOf(wanted.keySet()));
		stored.entrySet()
			.removeIf((
					each) -> this.codecs.typeOf(AttributeValueReader.of(each.getValue())) != wanted.get(each.getKey()));
		return stored;
	}

	private @Nullable Map<String, AttributeValue> raw(ItemType type, AttributeReader in) {
		ItemType found = this.codecs.typeOf(in);
		return (found == type) ? in.readItem() : null;
	}

}
