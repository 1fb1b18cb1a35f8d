package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.mapping.ItemType;
import dev.singletable.write.ItemStates;
import dev.singletable.write.ItemStates.ItemState;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.WriteExtension;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The write extensions of one table, by type. A type without any costs nothing.
 */
final class Extensions {

	private final ItemCodecs codecs;

	private final Map<ItemType, List<WriteExtension>> byType = new HashMap<>();

	Extensions(ItemCodecs codecs, List<WriteExtension> all) {
		this.codecs = codecs;
		for (ItemType type : codecs.model().types()) {
			List<WriteExtension> applying = all.stream().filter((each) -> each.appliesTo(type)).toList();
			if (!applying.isEmpty()) {
				this.byType.put(type, applying);
			}
		}
	}

	private List<WriteExtension> of(ItemType type) {
		List<WriteExtension> applying = this.byType.get(type);
		return (applying != null) ? applying : List.of();
	}

	/**
	 * Whether any write of the type may have companions.
	 */
	boolean concern(ItemType type) {
		return this.byType.containsKey(type);
	}

	/**
	 * Whether an update may have companions.
	 */
	boolean concern(ItemType type, Predicate<String> changes) {
		return of(type).stream().anyMatch((each) -> each.isTouchedBy(type, changes));
	}

	/**
	 * What is written beside an item.
	 */
	List<ItemWrite> companions(ItemWrite write, @Nullable ItemState before, @Nullable ItemState after) {
		List<WriteExtension> applying = of(write.type());
		if (applying.isEmpty()) {
			return List.of();
		}
		ItemStates states = new ItemStates(write.key(), before, after);
		List<ItemWrite> companions = new ArrayList<>();
		applying.forEach((each) -> companions.addAll(each.companions(write, states)));
		return companions;
	}

	/**
	 * The stored item, or null when there is none.
	 */
	@Nullable ItemState state(ItemType type, Map<String, AttributeValue> stored) {
		if (stored.isEmpty()) {
			return null;
		}
		AttributeValue expiry = stored.get(this.codecs.model().attributes().ttl());
		return new ItemState(this.codecs.of(type).read(AttributeValueReader.of(stored)),
				(expiry != null && expiry.n() != null) ? Long.valueOf(expiry.n()) : null);
	}

	/**
	 * What the companions were made from, as it is stored.
	 */
	Map<String, Optional<AttributeValue>> pins(ItemType type, Map<String, AttributeValue> stored) {
		Set<String> paths = new LinkedHashSet<>();
		of(type).forEach((each) -> paths.addAll(each.dependsOn(type)));
		ItemCodec codec = this.codecs.of(type);
		Set<String> names = new LinkedHashSet<>();
		if (paths.stream().anyMatch(type::isComputed)) {
			names.addAll(codec.attributeNames());
		}
		paths.stream()
			.flatMap((path) -> type.steps(path).stream().limit(1))
			.forEach((property) -> names.addAll(codec.attributesOf(property.getName())));
		return pins(names, stored);
	}

	/**
	 * The attributes as they are stored.
	 */
	static Map<String, Optional<AttributeValue>> pins(Set<String> names, Map<String, AttributeValue> stored) {
		Map<String, Optional<AttributeValue>> pins = new LinkedHashMap<>();
		names.forEach((name) -> pins.put(name, Optional.ofNullable(stored.get(name))));
		return pins;
	}

}
