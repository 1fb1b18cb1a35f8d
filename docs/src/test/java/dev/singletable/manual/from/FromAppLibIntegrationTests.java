package dev.singletable.manual.from;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.manual.Tables;
import dev.singletable.query.ItemWindow;
import dev.singletable.schema.TableDefinition;
import dev.singletable.service.DataService;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.wire.TableAdministration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.data.annotation.Id;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class FromAppLibIntegrationTests {

	// tag::entity[]
	@SingleTableEntity(type = "DOCUMENT", pk = "DOCUMENT#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}")
	record Document(@Id @GeneratedId @Nullable String id, String owner, BigDecimal price) {

	}
	// end::entity[]

	@Test
	void aServiceKeepsDocumentsOnATableAndInMemory(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Document.class);
		keep(DataService.of(template, Document.class));
		keep(DataService.inMemory(Document.class));
	}

	private void keep(DataService<Document> documents) {
		Document saved = documents.save(new Document(null, "ann", new BigDecimal("1.25")));
		documents.save(new Document(null, "ben", BigDecimal.TEN));
		String id = saved.id();
		Optional<Document> found = documents.findById(id);
		assertThat(found).contains(saved);
		assertThat(documents.existsById(id)).isTrue();
		List<Document> all = documents.findAll();
		assertThat(all).hasSize(2);
		List<Document> anns = documents.findAll(documents.query().filter(property("owner").is("ann")).limit(10));
		assertThat(anns).containsExactly(saved);
		long dear = documents.count(documents.query().filter(property("price").greaterThan(5)));
		assertThat(dear).isEqualTo(1);
		assertThat(documents.count()).isEqualTo(2);
		ItemWindow<Document> page = documents.scroll(documents.query().limit(1));
		ItemWindow<Document> next = documents.scroll(documents.query().limit(1).from(page.nextPosition()));
		assertThat(next.getContent()).doesNotContainAnyElementsOf(page.getContent());
		boolean deleted = documents.deleteById(id);
		assertThat(deleted).isTrue();
		assertThat(documents.deleteById(id)).isFalse();
	}

	@Test
	void aTableIsMadeEmptiedAndDropped(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Document.class);
		template.save(new Document(null, "ann", BigDecimal.ONE));
		DynamoDbClient client = engine.client();
		TableAdministration tables = new TableAdministration(client);
		TableDefinition definition = TableDefinition.of(template.model().layout());
		assertThat(tables.differences(template.tableName(), definition)).isEmpty();
		tables.truncate(template.tableName());
		assertThat(DataService.of(template, Document.class).count()).isZero();
		tables.deleteTable(template.tableName());
	}

}
