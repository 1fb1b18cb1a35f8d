package dev.singletable.benchmarks;

import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.SingleTableTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A fresh table on an engine of its own.
 */
final class Table implements AutoCloseable {

	private final EmbeddedDynamoDb engine = EmbeddedDynamoDb.inMemory();

	private final String name = this.engine.freshTableName();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.engine.client())
		.table(() -> this.name)
		.entities(Flight.class)
		.createTable(true)
		.build();

	String name() {
		return this.name;
	}

	DynamoDbClient client() {
		return this.engine.client();
	}

	SingleTableTemplate template() {
		return this.template;
	}

	long count() {
		long count = 0;
		for (var page : client().scanPaginator((scan) -> scan.tableName(this.name).select("COUNT"))) {
			count += page.count();
		}
		return count;
	}

	@Override
	public void close() {
		this.engine.close();
	}

}
