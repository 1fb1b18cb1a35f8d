package dev.singletable.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.convert.ReadPolicy;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.template.Shop.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Items in a table that are no entities of the application's.
 */
@DynamoDbLocal
class SkippedItemsIntegrationTests {

	private static final ItemQuery<Task> TASKS = ItemQuery.of(Task.class).where(property("list").is("l"));

	private EmbeddedDynamoDb engine;

	private SingleTableTemplate template;

	@SingleTableEntity(type = "TASK", pk = "LIST#{list}", sk = "TASK#{number}")
	@SecondaryIndex(name = "keys", pk = "KEYS#{list}", sk = "{number}", projection = IndexProjection.KEYS_ONLY)
	@SecondaryIndex(name = "byEffort", partition = { "@type", "list" }, sort = "effort")
	record Task(String list, int number, long effort, boolean done) {
	}

	@BeforeEach
	void makeTable(EmbeddedDynamoDb running) {
		this.engine = running;
		this.template = template(running.freshTableName(), Task.class);
		this.template.batch()
			.saveAll(IntStream.range(0, 30).mapToObj((number) -> new Task("l", number, number, false)).toList());
	}

	private SingleTableTemplate template(String table, Class<?>... types) {
		return SingleTableTemplate.builder(this.engine.client())
			.table(() -> table)
			.entities(types)
			.readPolicy(ReadPolicy.defaults().withUnreadableItems(ReadPolicy.UnreadableItems.SKIP))
			.createTable(true)
			.build();
	}

	private void overwrite(int number, String attribute, AttributeValue value) {
		Map<String, AttributeValue> item = new HashMap<>(
				this.template.conversion().toItem(new Task("l", number, number, false)));
		item.put(attribute, value);
		this.engine.client().putItem((put) -> put.tableName(this.template.tableName()).item(item));
	}

	private void spoil(int... numbers) {
		for (int number : numbers) {
			overwrite(number, "done", AttributeValue.fromS("maybe"));
		}
	}

	private List<Integer> paged(ItemQuery<Task> query) {
		return this.template.windows(query).flatMap((window) -> window.stream().map(Task::number)).toList();
	}

	@Test
	void pagesAroundUnreadableItemsLoseAndRepeatNothing() {
		spoil(0, 4, 5, 6, 17, 29);
		List<Integer> readable = IntStream.range(0, 30)
			.filter((number) -> !List.of(0, 4, 5, 6, 17, 29).contains(number))
			.boxed()
			.toList();
		for (ItemQuery<Task> query : List.of(TASKS, TASKS.index("keys"), TASKS.index("byEffort"))) {
			for (int size : List.of(1, 2, 3, 10, 24, 25)) {
				assertThat(paged(query.limit(size))).as(query + " of " + size).isEqualTo(readable);
			}
		}
		assertThat(this.template.findAll(TASKS.limit(4))).extracting(Task::number).containsExactly(1, 2, 3, 7);
	}

	@Test
	void readsBackAcrossUnreadableItems() {
		spoil(4, 5);
		ItemWindow<Task> window = this.template.scroll(TASKS.limit(6));
		assertThat(window).extracting(Task::number).containsExactly(0, 1, 2, 3, 6, 7);
		ItemWindow<Task> back = this.template.scroll(TASKS.limit(3).from(window.positionBefore(4)));
		assertThat(back).extracting(Task::number).containsExactly(1, 2, 3);
		assertThat(back.statistics().skipped()).isEqualTo(2);
	}

	@Test
	void countsTheUnreadableItemsThatAreFetchedForAnIndex() {
		spoil(1, 2);
		ItemWindow<Task> window = this.template.scroll(TASKS.index("keys"));
		assertThat(window).hasSize(28);
		assertThat(window.statistics().skipped()).isEqualTo(2);
		assertThat(window.statistics().calls()).isEqualTo(2);
		assertThat(window.statistics().readUnits()).isGreaterThan(1);
	}

	@Test
	void countsNoItemOfATypeThatNoClassReads() {
		overwrite(3, "_type", AttributeValue.fromS("CHORE"));
		ItemQuery<Task> range = TASKS.where(property("number").lessThan(10));
		assertThat(this.template.findAll(TASKS)).hasSize(29);
		assertThat(this.template.count(TASKS)).isEqualTo(29);
		assertThat(this.template.findAll(range)).hasSize(9);
		assertThat(this.template.count(range)).isEqualTo(9);
		assertThat(this.template.count(TASKS.filter(property("done").is(false)))).isEqualTo(29);
		assertThat(this.template.count(TASKS.index("byEffort"))).isEqualTo(29);
	}

	@Test
	void readsAnIndexByTypeBesideATypeWhoseKeysAreAnything() {
		SingleTableTemplate both = template(this.template.tableName(), Task.class, Document.class);
		both.save(new Document("LIST#l", "X", "t"));
		assertThat(both.findAll(TASKS.index("byEffort"))).hasSize(30);
		assertThat(both.count(TASKS.index("byEffort"))).isEqualTo(30);
		assertThat(both.findAll(TASKS)).hasSize(30);
	}

}
