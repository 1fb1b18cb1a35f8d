package dev.singletable.manual;

import java.util.List;
import java.util.Map;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.convert.EntityUpgrade;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.SingleTableTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.Id;
import org.springframework.stereotype.Component;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class SchemaVersionsIntegrationTests {

	// tag::reader[]
	@SingleTableEntity(type = "READER", pk = "READER#{id}", schemaVersion = 2)
	record Reader(@Id String id, @Nullable String given, String family, int loans) {

	}

	@Component
	static class ReaderUpgrade implements EntityUpgrade<Reader> {

		@Override
		public Map<String, AttributeValue> upgrade(Map<String, AttributeValue> item, int from) {
			if (from < 2) {
				String[] names = item.remove("name").s().split(" ", 2);
				item.put("given", AttributeValue.fromS(names[0]));
				item.put("family", AttributeValue.fromS(names[1]));
			}
			return item;
		}

	}
	// end::reader[]

	@Test
	void anOlderItemIsReadInTheNewForm(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine,
				(builder) -> builder.upgrades(List.of(new ReaderUpgrade())), Reader.class);
		engine.client()
			.putItem((request) -> request.tableName(template.tableName())
				.item(Map.of("pk", AttributeValue.fromS("READER#1"), "sk", AttributeValue.fromS("META"), "_type",
						AttributeValue.fromS("READER"), "id", AttributeValue.fromS("1"), "name",
						AttributeValue.fromS("Ann Lee"), "loans", AttributeValue.fromN("3"))));
		assertThat(template.get(Reader.class, "1")).isEqualTo(new Reader("1", "Ann", "Lee", 3));
	}

}
