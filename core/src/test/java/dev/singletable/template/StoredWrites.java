package dev.singletable.template;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.singletable.key.ItemKey;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.ModelStep.Row;
import dev.singletable.template.RandomWrites.Way;
import dev.singletable.template.WriteModel.Holder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares all that is stored, and all that is read, with the model.
 */
record StoredWrites(FreshTable table, SingleTableTemplate template, WriteModel model) {

	private static final String GUARDS = "_INTERNAL#UNIQUE";

	/** Compares every item, index keys and guards included. */
	void checkItems() {
		Map<String, Map<String, AttributeValue>> stored = new TreeMap<>();
		this.table.items().stream().filter((item) -> !hasExpired(item)).forEach((item) -> stored.put(key(item), item));
		Map<String, Map<String, AttributeValue>> expected = new TreeMap<>();
		this.model.rows().values().stream().map(this::item).forEach((item) -> expected.put(key(item), item));
		this.model.guards().forEach((pk, holder) -> expected.put(pk + " META", guard(pk, holder)));
		assertThat(stored.keySet()).as("the keys of all items").isEqualTo(expected.keySet());
		stored.forEach((key, item) -> assertThat(comparable(item)).as(key).isEqualTo(comparable(expected.get(key))));
	}

	/** Compares what every index and every key leads to. */
	void checkReads() {
		RandomWrites.WAYS.forEach(this::checkWay);
		this.model.rows().values().forEach(this::checkRead);
	}

	private boolean hasExpired(Map<String, AttributeValue> item) {
		AttributeValue expiry = item.get("_ttl");
		return expiry != null && Long.parseLong(expiry.n()) <= this.model.now().getEpochSecond();
	}

	private static String key(Map<String, AttributeValue> item) {
		return item.get("pk").s() + " " + item.get("sk").s();
	}

	/** The item the entity makes; when it expires only the model knows. */
	private Map<String, AttributeValue> item(Row row) {
		Map<String, AttributeValue> item = new HashMap<>(this.template.conversion().toItem(row.entity()));
		return expiring(item, row.expiry());
	}

	private static Map<String, AttributeValue> expiring(Map<String, AttributeValue> item, @Nullable Long expiry) {
		item.remove("_ttl");
		if (expiry != null) {
			item.put("_ttl", AttributeValue.fromN(expiry.toString()));
		}
		return item;
	}

	private static Map<String, AttributeValue> guard(String pk, Holder holder) {
		Map<String, AttributeValue> guard = new HashMap<>();
		Map.of("pk", pk, "sk", "META", "_type", GUARDS)
			.forEach((name, text) -> guard.put(name, AttributeValue.fromS(text)));
		Map<String, AttributeValue> owner = new HashMap<>();
		Map.of("pk", holder.key().pk(), "sk", holder.key().sk(), "constraint", holder.constraint(), "type",
				holder.type().getSimpleName().toUpperCase(java.util.Locale.ROOT))
			.forEach((name, text) -> owner.put(name, AttributeValue.fromS(text)));
		guard.put("_owner", AttributeValue.fromM(owner));
		return expiring(guard, holder.expiry());
	}

	/** Sets have no order. */
	private static Map<String, Object> comparable(Map<String, AttributeValue> item) {
		Map<String, Object> values = new TreeMap<>();
		item.forEach((name, value) -> values.put(name, value.hasSs() ? Set.copyOf(value.ss()) : value));
		return values;
	}

	private void checkWay(Way way) {
		Map<Object, Set<String>> expected = new HashMap<>();
		this.model.rows().values().stream().filter((row) -> way.type().isAssignableFrom(row.type())).forEach((row) -> {
			Object partition = way.partition(row.values());
			if (partition != null) {
				expected.computeIfAbsent(partition, (key) -> new LinkedHashSet<>()).add(describe(row));
			}
		});
		expected.put(way.property().equals("number") ? -1 : "none", Set.of());
		expected.forEach((partition, entities) -> assertThat(read(way, partition)).as("%s", way)
			.containsExactlyInAnyOrderElementsOf(entities));
	}

	private List<String> read(Way way, Object partition) {
		ItemQuery<?> query = ItemQuery.of(way.type()).where(property(way.property()).is(partition));
		query = (way.index() != null) ? query.index(way.index()) : query;
		return this.template.findAll(query).stream().map(RandomWritesIntegrationTests::describe).toList();
	}

	private static String describe(Row row) {
		return RandomWritesIntegrationTests.describe(row);
	}

	private void checkRead(Row row) {
		ItemKey key = RandomWrites.key(row.type(), row.values());
		assertThat(this.template.find(row.type(), key).map(RandomWritesIntegrationTests::describe)).as("%s", key)
			.contains(describe(row));
	}

}
