package dev.singletable.write;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class ItemSizeIntegrationTests {

	private static final long LIMIT = 409_600;

	private static String table;

	@BeforeAll
	static void makeTable(EmbeddedDynamoDb engine) {
		table = engine.freshTableName();
		engine.client()
			.createTable((request) -> request.tableName(table)
				.billingMode(BillingMode.PAY_PER_REQUEST)
				.attributeDefinitions((attribute) -> attribute.attributeName("pk").attributeType(ScalarAttributeType.S))
				.keySchema((key) -> key.attributeName("pk").keyType(KeyType.HASH)));
	}

	static Stream<AttributeValue> values() {
		return Stream.concat(
				Stream
					.of("0", "1", "12", "123", "1200", "1E+2", "-1", "-12", "0.001", "1.5", "-1234567",
							"123456789012345678", "12345678901234567890123456789012345678", "1E-130")
					.map(AttributeValue::fromN),
				Stream.of(AttributeValue.fromS("é"), AttributeValue.fromBool(true), AttributeValue.fromNul(true),
						AttributeValue.fromB(SdkBytes.fromUtf8String("abc")), AttributeValue.fromL(List.of()),
						AttributeValue.fromM(Map.of("a", AttributeValue.fromS("b")))));
	}

	@ParameterizedTest
	@MethodSource("values")
	void countsAsDynamoDbDoes(AttributeValue value, DynamoDbClient client) {
		int rest = (int) (LIMIT - ItemSize.of(item(value, 0)));
		assertThat(ItemSize.of(item(value, rest))).isEqualTo(LIMIT);
		assertThat(isTaken(client, item(value, rest))).isTrue();
		assertThat(isTaken(client, item(value, rest + 1))).isFalse();
	}

	/**
	 * Many of the value, and a text to fill up.
	 */
	private static Map<String, AttributeValue> item(AttributeValue value, int filling) {
		return Map.of("pk", AttributeValue.fromS("p"), "values", AttributeValue.fromL(Collections.nCopies(100, value)),
				"filling", AttributeValue.fromS("x".repeat(filling)));
	}

	private static boolean isTaken(DynamoDbClient client, Map<String, AttributeValue> item) {
		try {
			client.putItem((request) -> request.tableName(table).item(item));
			return true;
		}
		catch (DynamoDbException ex) {
			assertThat(ex).hasMessageContaining("Item size has exceeded the maximum allowed size");
			return false;
		}
	}

}
