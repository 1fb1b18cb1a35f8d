package dev.singletable.trail;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.table.TableAttributes;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.WriteGuard;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How a row is stored.
 */
public final class TrailRow {

	/** The {@code _type} of all rows, which no entity can have. */
	static final String TYPE = ItemType.INTERNAL + "AUDIT";

	static final String OPERATION = "_operation";

	static final String ACTOR = "_actor";

	static final String TRANSACTION = "_transaction";

	/** Type and key of the item. */
	static final String OWNER = "_owner";

	static final String CONTENT = "_audit";

	private TrailRow() {
	}

	/**
	 * The item of a row.
	 */
	static Map<String, AttributeValue> item(ItemModel model, Place place, Said said) {
		TableAttributes attributes = model.attributes();
		Map<String, AttributeValue> item = new HashMap<>();
		String id = TrailKey.sort(place.at(), place.ulid());
		item.put(attributes.pk(), AttributeValue.fromS(place.partition()));
		item.put(attributes.sk(), AttributeValue.fromS(id));
		item.put(attributes.type(), AttributeValue.fromS(TYPE));
		item.put(OPERATION, AttributeValue.fromS(said.operation()));
		item.put(TRANSACTION, AttributeValue.fromS(place.ulid()));
		item.put(OWNER, AttributeValue.fromM(owner(place)));
		item.put(CONTENT, said.content().stored());
		item.put(attributes.partitionOf(model.trailIndexes().byType()),
				AttributeValue.fromS(TrailKey.ofType(place.type(), TrailKey.day(place.at()), place.shard())));
		String actor = said.actor();
		if (actor != null) {
			item.put(ACTOR, AttributeValue.fromS(actor));
			item.put(attributes.partitionOf(model.trailIndexes().byActor()),
					AttributeValue.fromS(TrailKey.ofActor(actor, TrailKey.day(place.at()))));
		}
		Instant end = said.end();
		if (end != null) {
			item.put(attributes.ttl(), AttributeValue.fromN(Long.toString(end.getEpochSecond())));
		}
		return item;
	}

	private static Map<String, AttributeValue> owner(Place place) {
		Map<String, AttributeValue> owner = new HashMap<>();
		owner.put("type", AttributeValue.fromS(place.type()));
		ItemKey key = place.key();
		if (key != null) {
			owner.put("pk", AttributeValue.fromS(key.pk()));
			owner.put("sk", AttributeValue.fromS(key.sk()));
		}
		return owner;
	}

	/**
	 * The write of a row; a row is never written twice.
	 */
	static ItemWrite.PutOwn write(ItemModel model, ItemType type, Map<String, AttributeValue> item) {
		return new ItemWrite.PutOwn("audit", type, model.keyIn(item), item, WriteGuard.NONE);
	}

	/**
	 * Whether a write is that of a row.
	 */
	public static boolean is(ItemWrite write) {
		return write instanceof ItemWrite.PutOwn && write.key().pk().startsWith(TrailKey.PREFIX);
	}

	/**
	 * The same write as a part of another's transaction.
	 */
	static ItemWrite within(ItemWrite.PutOwn row, ItemWrite.PutOwn first) {
		Map<String, AttributeValue> item = new HashMap<>(row.attributes());
		item.putAll(Map.of(TRANSACTION, Objects.requireNonNull(first.attributes().get(TRANSACTION))));
		return new ItemWrite.PutOwn(row.operation(), row.type(), row.key(), item, row.guard());
	}

	/**
	 * Where a row is.
	 *
	 * @param type the type's name, or that of events
	 * @param key the item's key, or null when it is not shown
	 */
	record Place(String partition, String type, @Nullable ItemKey key, Instant at, String ulid, int shard) {

	}

	/**
	 * What it says.
	 *
	 * @param end when it expires, or null
	 */
	record Said(String operation, @Nullable String actor, TrailContent content, @Nullable Instant end) {

	}

}
