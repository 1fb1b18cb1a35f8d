package dev.singletable.manual.from;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.singletable.annotation.PartitionKey;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.SortKey;
import dev.singletable.annotation.Unique;
import dev.singletable.expression.Update;
import dev.singletable.key.ItemKey;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.manual.Tables;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemNotFoundException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class FromAtlasIntegrationTests {

	// tag::entity[]
	@SingleTableEntity(type = "CARD")
	record Card(@PartitionKey @Nullable String pk, @SortKey @Nullable String sk, @Unique @Nullable String slug,
			@Nullable String title, int rank) {

	}
	// end::entity[]

	private EmbeddedDynamoDb engine;

	private SingleTableTemplate template;

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		this.engine = engine;
		this.template = Tables.template(engine, Card.class);
	}

	private static Card card(@Nullable String pk, @Nullable String sk, String title) {
		return new Card(pk, sk, null, title, 1);
	}

	@Test
	void itemsAreCreatedReadReplacedAndDeleted() {
		Card created = template.create(new Card(null, null, "milk", "buy milk", 1));
		assertThat(created.pk()).startsWith("CARD#");
		assertThat(created.sk()).isEqualTo("META");
		String pk = created.pk();
		assertThat(template.get(Card.class, pk)).isEqualTo(created);
		template.create(card("LIST#1", "CARD#7", "first"));
		Card other = template.get(Card.class, ItemKey.of("LIST#1", "CARD#7"));
		assertThat(other.title()).isEqualTo("first");
		Optional<Card> none = template.find(Card.class, "CARD#nobody");
		assertThat(none).isEmpty();
		Card replaced = template.replace(card("LIST#1", "CARD#7", "second"));
		assertThat(replaced.title()).isEqualTo("second");
		Card saved = template.save(card("LIST#1", "CARD#8", "third"));
		assertThat(template.exists(Card.class, ItemKey.of("LIST#1", "CARD#8"))).isTrue();
		template.delete(saved);
		template.delete(Card.class, ItemKey.of("LIST#1", "CARD#7"));
		assertThat(template.deleteIfExists(Card.class, ItemKey.of("LIST#1", "CARD#7"))).isFalse();
	}

	@Test
	void errorsAreTyped() {
		template.create(card("LIST#1", "CARD#7", "first"));
		assertThatExceptionOfType(ItemAlreadyExistsException.class)
			.isThrownBy(() -> template.create(card("LIST#1", "CARD#7", "again")));
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> template.get(Card.class, "CARD#x"));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> template.replace(card("LIST#2", "CARD#7", "none")));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> template.delete(Card.class, "CARD#nobody"));
	}

	@Test
	void fieldsAreUpdated() {
		template.create(card("LIST#1", "CARD#7", "first"));
		Map<String, Object> fields = Map.of("title", "second", "rank", 2);
		Card updated = template.update(Card.class, ItemKey.of("LIST#1", "CARD#7"), Update.setAll(fields));
		assertThat(updated).isEqualTo(new Card("LIST#1", "CARD#7", null, "second", 2));
	}

	@Test
	void partitionsAreQueried() {
		Card seven = template.create(card("LIST#1", "CARD#7", "a"));
		Card eight = template.create(card("LIST#1", "CARD#8", "b"));
		List<Object> partition = template.findAll(ItemQuery.partition("LIST#1"));
		assertThat(partition).containsExactly(seven, eight);
		List<Object> some = template.findAll(ItemQuery.partition("LIST#1").sortBeginsWith("CARD#7"));
		assertThat(some).containsExactly(seven);
		List<Object> newest = template.findAll(ItemQuery.partition("LIST#1").descending().limit(1));
		assertThat(newest).containsExactly(eight);
		List<Card> typed = template.stream(ItemQuery.partition("LIST#1"))
			.filter(Card.class::isInstance)
			.map(Card.class::cast)
			.toList();
		assertThat(typed).containsExactly(seven, eight);
	}

	@Test
	void itemsAndEntitiesBecomeEachOther() {
		Card card = card("LIST#1", "CARD#7", "a");
		Map<String, AttributeValue> item = template.conversion().toItem(card);
		assertThat(template.conversion().fromItem(Card.class, item)).isEqualTo(card);
	}

	// tag::stamp[]
	void stamp(DynamoDbClient client, String table) {
		client
			.scanPaginator((scan) -> scan.tableName(table)
				.filterExpression("begins_with(pk, :card) AND attribute_not_exists(#type)")
				.expressionAttributeNames(Map.of("#type", "_type"))
				.expressionAttributeValues(Map.of(":card", AttributeValue.fromS("CARD#"))))
			.items()
			.forEach((item) -> client.updateItem((update) -> update.tableName(table)
				.key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))
				.updateExpression("SET #type = :type")
				.conditionExpression("attribute_exists(pk)")
				.expressionAttributeNames(Map.of("#type", "_type"))
				.expressionAttributeValues(Map.of(":type", AttributeValue.fromS("CARD")))));
	}
	// end::stamp[]

	@Test
	void itemsThatAreThereAlreadyAreRead() {
		this.engine.client()
			.putItem((request) -> request.tableName(this.template.tableName())
				.item(Map.of("pk", AttributeValue.fromS("CARD#1"), "sk", AttributeValue.fromS("META"), "title",
						AttributeValue.fromS("old"), "rank", AttributeValue.fromN("3"))));
		stamp(this.engine.client(), this.template.tableName());
		Card old = template.get(Card.class, "CARD#1");
		assertThat(old).isEqualTo(new Card("CARD#1", "META", null, "old", 3));
	}

}
