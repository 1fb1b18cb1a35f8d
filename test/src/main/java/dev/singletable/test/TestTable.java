package dev.singletable.test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.singletable.table.TableAttributes;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.wire.TableAdministration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.beans.factory.BeanFactory;

/**
 * The table of a test as DynamoDB has it, past entities and template.
 * <p>
 * What it reads and deletes is neither recorded by {@link RecordingDynamoDb} nor
 * disturbed by {@link FaultyDynamoDb}.
 */
public final class TestTable {

	private final DynamoDbClient client;

	private final String name;

	private final TableAttributes attributes;

	/**
	 * A table that is there.
	 * @param attributes the names of its keys and of the type
	 */
	public TestTable(DynamoDbClient client, String name, TableAttributes attributes) {
		this.client = client;
		this.name = name;
		this.attributes = attributes;
	}

	/**
	 * The table of a template that is a bean, reached through the client that goes with
	 * it: {@code archiveDynamoDbClient} for {@code archiveTemplate}, or else the
	 * application's.
	 */
	public static TestTable of(BeanFactory beans, String template) {
		SingleTableTemplate bean = beans.getBean(template, SingleTableTemplate.class);
		String client = template.replaceFirst("Template$", "DynamoDbClient");
		return new TestTable(beans.containsBean(client) ? beans.getBean(client, DynamoDbClient.class)
				: beans.getBean(DynamoDbClient.class), bean.tableName(), bean.model().attributes());
	}

	public String name() {
		return this.name;
	}

	TableAttributes attributes() {
		return this.attributes;
	}

	/**
	 * The item with this key, if there is one.
	 */
	public Optional<Map<String, AttributeValue>> item(String pk, String sk) {
		Map<String, AttributeValue> key = Map.of(this.attributes.pk(), AttributeValue.fromS(pk), this.attributes.sk(),
				AttributeValue.fromS(sk));
		Map<String, AttributeValue> item = Unseen
			.call(() -> this.client.getItem((get) -> get.tableName(this.name).key(key).consistentRead(true)).item());
		return item.isEmpty() ? Optional.empty() : Optional.of(item);
	}

	/**
	 * Every item, also those that no entity has: guards of unique values, versions.
	 */
	public List<Map<String, AttributeValue>> items() {
		return Unseen.call(() -> this.client.scanPaginator((scan) -> scan.tableName(this.name).consistentRead(true))
			.items()
			.stream()
			.toList());
	}

	/**
	 * Writes an item as it is, such as one of an earlier release.
	 */
	public void put(Map<String, AttributeValue> item) {
		Unseen.call(() -> this.client.putItem((put) -> put.tableName(this.name).item(item)));
	}

	/**
	 * Deletes every item.
	 */
	public void clear() {
		Unseen.call(() -> {
			new TableAdministration(this.client).truncate(this.name);
			return this.name;
		});
	}

}
