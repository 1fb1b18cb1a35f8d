package dev.singletable.template;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import dev.singletable.local.EmbeddedDynamoDb;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A table of one test, under a clock that stands still until the test moves it.
 */
final class FreshTable {

	static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private final EmbeddedDynamoDb engine;

	private final String name;

	private Instant now = NOON;

	FreshTable(EmbeddedDynamoDb engine) {
		this.engine = engine;
		this.name = engine.freshTableName();
	}

	SingleTableTemplate of(Class<?>... types) {
		return over(this.engine.client(), types);
	}

	SingleTableTemplate over(DynamoDbClient client, Class<?>... types) {
		return builder(client, types).build();
	}

	/**
	 * A template that is told more.
	 */
	SingleTableTemplate with(UnaryOperator<SingleTableTemplate.Builder> more, Class<?>... types) {
		return over(this.engine.client(), more, types);
	}

	SingleTableTemplate over(DynamoDbClient client, UnaryOperator<SingleTableTemplate.Builder> more,
			Class<?>... types) {
		return more.apply(builder(client, types)).build();
	}

	private SingleTableTemplate.Builder builder(DynamoDbClient client, Class<?>... types) {
		return SingleTableTemplate.builder(client)
			.table(() -> this.name)
			.entities(types)
			.clock(new SettableClock())
			.createTable(true);
	}

	void pass(Duration time) {
		this.now = this.now.plus(time);
	}

	/**
	 * The item as it is stored, empty if there is none.
	 */
	Map<String, AttributeValue> item(String pk, String sk) {
		return this.engine.client()
			.getItem((request) -> request.tableName(this.name)
				.consistentRead(true)
				.key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))))
			.item();
	}

	/**
	 * Deletes an item, as DynamoDB does when it has expired.
	 */
	void remove(String pk, String sk) {
		this.engine.client()
			.deleteItem((request) -> request.tableName(this.name)
				.key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))));
	}

	/**
	 * Every item as it is stored.
	 */
	List<Map<String, AttributeValue>> items() {
		return this.engine.client()
			.scanPaginator((scan) -> scan.tableName(this.name).consistentRead(true))
			.items()
			.stream()
			.toList();
	}

	Instant now() {
		return this.now;
	}

	/**
	 * Stores an item of a type that no entity has.
	 */
	void putUnknownType(String pk, String sk) {
		this.engine.client()
			.putItem((request) -> request.tableName(this.name)
				.item(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk), "_type",
						AttributeValue.fromS("UNKNOWN"))));
	}

	private final class SettableClock extends Clock {

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return FreshTable.this.now;
		}

	}

}
