package dev.singletable.local;

import java.util.Map;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The smallest table and item that these tests need.
 */
final class Tables {

	private Tables() {
	}

	static void create(DynamoDbClient client, String name) {
		client.createTable((table) -> table.tableName(name)
			.billingMode(BillingMode.PAY_PER_REQUEST)
			.attributeDefinitions(
					AttributeDefinition.builder().attributeName("pk").attributeType(ScalarAttributeType.S).build())
			.keySchema(KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build()));
	}

	static Map<String, AttributeValue> item(String pk) {
		return Map.of("pk", AttributeValue.fromS(pk));
	}

	static boolean holds(DynamoDbClient client, String table, String pk) {
		return client.getItem((get) -> get.tableName(table).key(item(pk)).consistentRead(true)).hasItem();
	}

}
