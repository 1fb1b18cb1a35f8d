package dev.singletable.stats;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import dev.singletable.annotation.Counted;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.table.TableAttributes;
import dev.singletable.write.ItemStates;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.WriteExtension;
import dev.singletable.write.WriteGuard.Existence;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Counts the items of a type, in the transaction that makes or deletes one.
 * <p>
 * The counters of a type are the items of the partition {@code _INTERNAL#STATS#<type>},
 * one for each shard; all of them together are the count.
 */
public final class Counters implements WriteExtension {

	/** How the keys of all counters begin. */
	public static final String PREFIX = ItemType.INTERNAL + "STATS#";

	/** The {@code _type} of all counters, which no entity can have. */
	static final String TYPE = ItemType.INTERNAL + "STATS";

	/** The attribute that counts items. */
	static final String ITEMS = "_items";

	/** The attribute that counts creations and deletions. */
	static final String CHANGES = "_changes";

	private final TableAttributes attributes;

	public Counters(TableAttributes attributes) {
		this.attributes = attributes;
	}

	/**
	 * Whether items of the type are counted.
	 */
	@Override
	public boolean appliesTo(ItemType type) {
		return type.entity().isAnnotationPresent(Counted.class);
	}

	@Override
	public boolean isTouchedBy(ItemType type, Predicate<String> changes) {
		return false;
	}

	@Override
	public Set<String> dependsOn(ItemType type) {
		return Set.of();
	}

	@Override
	public boolean dependsOnExistence(ItemType type) {
		return true;
	}

	@Override
	public boolean needsStored(ItemType type, Verb verb) {
		return verb == Verb.SAVE;
	}

	@Override
	public List<ItemWrite> companions(ItemWrite write, ItemStates states) {
		if (write instanceof ItemWrite.Delete) {
			return List.of(change(write.type(), write.key(), -1));
		}
		boolean made = write.guard().existence() == Existence.ABSENT
				|| write.guard().existence() == Existence.ANY && states.before() == null;
		return (write instanceof ItemWrite.Put && made) ? List.of(change(write.type(), write.key(), 1)) : List.of();
	}

	private ItemWrite change(ItemType type, ItemKey key, long items) {
		int shard = Math.floorMod(key.hashCode(), type.entity().getRequiredAnnotation(Counted.class).shards());
		return add(type, shard, Map.of(ITEMS, items, CHANGES, 1L));
	}

	/**
	 * Adds to the count what no write added.
	 */
	public ItemWrite correction(ItemType type, long items) {
		return add(type, 0, Map.of(ITEMS, items));
	}

	private ItemWrite add(ItemType type, int shard, Map<String, Long> amounts) {
		return new ItemWrite.AddOwn("statistics", type, ItemKey.of(partition(type), Integer.toString(shard)),
				Map.of(this.attributes.type(), AttributeValue.fromS(TYPE)), amounts);
	}

	/**
	 * The partition of all counters of a type.
	 */
	public static String partition(ItemType type) {
		return PREFIX + type.name();
	}

	/**
	 * What the counters of a type say together.
	 */
	public static Total total(List<Map<String, AttributeValue>> counters) {
		return new Total(sum(counters, ITEMS), sum(counters, CHANGES));
	}

	private static long sum(List<Map<String, AttributeValue>> counters, String attribute) {
		return counters.stream()
			.map((counter) -> counter.get(attribute))
			.filter((value) -> value != null && value.n() != null)
			.mapToLong((value) -> Long.parseLong(value.n()))
			.sum();
	}

	/**
	 * What is counted of a type.
	 *
	 * @param changes how many items were created or deleted so far
	 */
	public record Total(long items, long changes) {

	}

}
