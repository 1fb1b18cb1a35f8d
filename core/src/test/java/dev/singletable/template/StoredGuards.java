package dev.singletable.template;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.singletable.local.EmbeddedDynamoDb;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a table holds, guards and all, read without the library.
 */
record StoredGuards(EmbeddedDynamoDb engine, String table) {

	private static final String GUARD = "_INTERNAL#UNIQUE#";

	static StoredGuards of(EmbeddedDynamoDb engine, SingleTableTemplate template) {
		return new StoredGuards(engine, template.tableName());
	}

	List<Map<String, AttributeValue>> all() {
		return this.engine.client()
			.scanPaginator((request) -> request.tableName(this.table).consistentRead(true))
			.items()
			.stream()
			.toList();
	}

	private Stream<Map<String, AttributeValue>> guards() {
		return all().stream().filter((item) -> item.get("pk").s().startsWith(GUARD));
	}

	/**
	 * The partition key of the owner by what is guarded, such as
	 * {@code MEMBER#email#ann}.
	 */
	Map<String, String> owners() {
		Map<String, String> owners = new TreeMap<>();
		guards().forEach((item) -> owners.put(item.get("pk").s().substring(GUARD.length()),
				item.get("_owner").m().get("pk").s()));
		return owners;
	}

	/**
	 * When each guard expires, by what is guarded.
	 */
	Map<String, String> expiries() {
		Map<String, String> expiries = new TreeMap<>();
		guards().filter((item) -> item.containsKey("_ttl"))
			.forEach((item) -> expiries.put(item.get("pk").s().substring(GUARD.length()), item.get("_ttl").n()));
		return expiries;
	}

	/**
	 * Deletes a guard by hand.
	 */
	void delete(String guarded) {
		this.engine.client()
			.deleteItem((request) -> request.tableName(this.table)
				.key(Map.of("pk", AttributeValue.fromS(GUARD + guarded), "sk", AttributeValue.fromS("META"))));
	}

	/**
	 * Puts an item by hand.
	 */
	void put(Map<String, AttributeValue> item) {
		this.engine.client().putItem((request) -> request.tableName(this.table).item(item));
	}

}
