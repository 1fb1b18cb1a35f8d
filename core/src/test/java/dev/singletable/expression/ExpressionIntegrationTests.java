package dev.singletable.expression;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static dev.singletable.expression.Condition.not;
import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class ExpressionIntegrationTests {

	private static final AttributeValue KEY = AttributeValue.fromS("1");

	private final DynamoDbClient client;

	private final String table;

	ExpressionIntegrationTests(EmbeddedDynamoDb dynamoDb) {
		this.client = dynamoDb.client();
		this.table = dynamoDb.freshTableName();
	}

	@BeforeEach
	void storeOneItem() {
		this.client.createTable((table) -> table.tableName(this.table)
			.billingMode(BillingMode.PAY_PER_REQUEST)
			.attributeDefinitions((attribute) -> attribute.attributeName("pk").attributeType(ScalarAttributeType.S))
			.keySchema((key) -> key.attributeName("pk").keyType(KeyType.HASH)));
		this.client.putItem((put) -> put.tableName(this.table)
			.item(Map.of("pk", KEY, "status", AttributeValue.fromS("PAID"), "total", AttributeValue.fromN("42"), "tags",
					AttributeValue.fromSs(List.of("element new", "old")), "counters",
					AttributeValue.fromM(Map.of("visits", AttributeValue.fromN("3"))), "lines", AttributeValue
						.fromL(List.of(AttributeValue.fromM(Map.of("quantity", AttributeValue.fromN("7"))))))));
	}

	@Test
	void findsWhatTheConditionSays() {
		Stream.of(property("status").is("PAID"), property("status").isNot("SENT"), property("absent").isNot("SENT"),
				property("total").lessThan(43), property("total").lessThanOrEqual(42),
				property("total").greaterThan(41), property("total").greaterThanOrEqual(42),
				property("total").between(42, 43), property("status").startsWith("PA"),
				property("tags").contains("new"), property("status").in(List.of("SENT", "PAID")),
				property("total").in(IntStream.range(-200, 43).boxed().toList()), property("status").exists(),
				property("absent").isAbsent(), property("lines[0].quantity").is(7), property("counters.visits").is(3),
				not(property("status").in(List.of())), not(not(property("status").is("PAID"))),
				property("status").is("SENT").or(property("total").is(42)).and(property("counters").exists()),
				property("status").is("SENT").and(property("total").is(1)).or(property("total").between(1, 50)),
				not(property("status").is("SENT").or(property("total").is(41))).and(property("tags").exists()))
			.forEach((condition) -> assertThat(matches(condition)).as(condition.toString()).isTrue());
	}

	@Test
	void leavesOutWhatTheConditionExcludes() {
		Stream
			.of(property("status").in(List.of()), property("absent").in(List.of()),
					property("absent").is("x").or(property("total").in(List.of())), property("absent").lessThan(5),
					property("total").in(IntStream.range(43, 300).boxed().toList()), not(property("status").is("PAID")),
					property("tags").contains("old").and(property("tags").contains("older")))
			.forEach((condition) -> assertThat(matches(condition)).as(condition.toString()).isFalse());
	}

	@Test
	void changesWhatTheUpdateSays() {
		Map<String, AttributeValue> item = update(Update.set("status", "SENT")
			.add("total", -2)
			.add("counters.clicks", 1)
			.add("attempts", 5)
			.addTo("tags", "newest")
			.addTo("labels", "a", "b")
			.deleteFrom("words", "x")
			.append("entries", "first", "second")
			.append("lines", "last")
			.remove("note", "counters.visits")
			.onlyIf(property("status").is("PAID")));

		assertThat(item).containsOnlyKeys("pk", "status", "total", "tags", "labels", "counters", "attempts", "entries",
				"lines", "version", "created");
		assertThat(item.get("status").s()).isEqualTo("SENT");
		assertThat(item.get("total").n()).isEqualTo("40");
		assertThat(item.get("attempts").n()).isEqualTo("5");
		assertThat(item.get("counters").m()).isEqualTo(Map.of("clicks", AttributeValue.fromN("1")));
		assertThat(item.get("tags").ss()).containsExactlyInAnyOrder("element new", "old", "newest");
		assertThat(item.get("labels").ss()).containsExactlyInAnyOrder("a", "b");
		assertThat(item.get("entries").l()).hasSize(2);
		assertThat(item.get("lines").l()).hasSize(2);
		assertThat(item.get("version").n()).isEqualTo("1");
		assertThat(item.get("created").s()).isEqualTo("now");
	}

	private boolean matches(Condition condition) {
		ExpressionWriter writer = PlainResolver.writer();
		String key = writer.name("pk") + " = " + writer.value(KEY);
		String filter = writer.condition(condition);
		String projection = writer.projection("pk", "total");
		return this.client
			.query((query) -> query.tableName(this.table)
				.keyConditionExpression(key)
				.filterExpression(filter)
				.projectionExpression(projection)
				.expressionAttributeNames(writer.names())
				.expressionAttributeValues(writer.values()))
			.count() == 1;
	}

	private Map<String, AttributeValue> update(Update update) {
		ExpressionWriter writer = PlainResolver.writer();
		String text = writer.update(update.actions(), List.of(AttributeAssignment.add("version", 1),
				AttributeAssignment.setIfAbsent("created", AttributeValue.fromS("now"))));
		String condition = update.condition().map(writer::condition).orElseThrow();
		return this.client
			.updateItem((request) -> request.tableName(this.table)
				.key(Map.of("pk", KEY))
				.updateExpression(text)
				.conditionExpression(condition)
				.expressionAttributeNames(writer.names())
				.expressionAttributeValues(writer.values())
				.returnValues(ReturnValue.ALL_NEW))
			.attributes();
	}

}
