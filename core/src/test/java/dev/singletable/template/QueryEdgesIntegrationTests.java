package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
import dev.singletable.key.ItemKey;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.template.Shop.Document;
import dev.singletable.write.ConditionFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.ScrollPosition;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class QueryEdgesIntegrationTests {

	private EmbeddedDynamoDb engine;

	private SingleTableTemplate template;

	@SingleTableEntity(type = "SHIRT", pk = "SHIRT#{id}")
	@SecondaryIndex(name = "byColor", partition = "color", sort = "size", shared = true)
	record Shirt(@Id String id, String color, int size) {
	}

	/** Enters the index of shirts without declaring it. */
	@SingleTableEntity(type = "HAT", pk = "HAT#{id}")
	record Hat(@Id String id, String color, int size) {
	}

	@SingleTableEntity(type = "EVENT", pk = "LOG#{log}", sk = "EVENT#{number}")
	record Event(String log, int number, boolean loud, Map<String, Long> counters) {
	}

	record Loudness(int number, boolean loud) {
	}

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		this.engine = engine;
		String table = engine.freshTableName();
		this.template = SingleTableTemplate.builder(engine.client())
			.table(() -> table)
			.entities(Shirt.class, Hat.class, Event.class)
			.maxPages(2)
			.createTable(true)
			.build();
	}

	private List<Event> events(int count) {
		return this.template.batch()
			.saveAll(IntStream.range(0, count)
				.mapToObj((number) -> new Event("l", number, number == count - 1, Map.of()))
				.toList());
	}

	@Test
	void countsOnlyItsOwnTypeInASharedNativeIndex() {
		this.template.save(new Shirt("1", "red", 1));
		this.template.save(new Hat("1", "red", 1));
		ItemQuery<Shirt> red = ItemQuery.of(Shirt.class).where(property("color").is("red"));
		assertThat(this.template.findAll(red)).containsExactly(new Shirt("1", "red", 1));
		assertThat(this.template.count(red)).isEqualTo(1);
		assertThat(this.template.explain(red).alsoReads()).containsExactly("HAT");
	}

	@Test
	void countsARawPartitionAsItReturnsIt() {
		events(2);
		this.engine.client()
			.putItem((request) -> request.tableName(this.template.tableName())
				.item(Map.of("pk", AttributeValue.fromS("LOG#l"), "sk", AttributeValue.fromS("X"), "_type",
						AttributeValue.fromS("UNKNOWN"))));
		ItemQuery<Object> all = ItemQuery.partition("LOG#l");
		assertThat(this.template.findAll(all)).hasSize(2);
		assertThat(this.template.count(all)).isEqualTo(2);
	}

	@Test
	void countsWhatIsReadAsAProjection() {
		events(3);
		ItemQuery<Loudness> query = ItemQuery.of(Event.class).where(property("log").is("l")).as(Loudness.class);
		assertThat(this.template.findAll(query)).hasSize(3);
		assertThat(this.template.count(query)).isEqualTo(3);
	}

	@Test
	void keepsARangeBesideASortKeyPrefix() {
		events(12);
		ItemQuery<Event> query = ItemQuery.of(Event.class)
			.where(property("log").is("l").and(property("number").greaterThan(9)));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.findAll(query.sortBeginsWith("EVENT#0")))
			.withMessage("sortBeginsWith(…) and a condition on the sort key ask the same attribute twice. Drop one.");
	}

	@Test
	void readsOnAfterAWindowThatFoundNothingYet() {
		events(1200);
		ItemQuery<Event> loud = ItemQuery.of(Event.class)
			.where(property("log").is("l"))
			.filter(property("loud").is(true))
			.limit(5);
		List<Event> found = new ArrayList<>();
		ItemWindow<Event> window = this.template.scroll(loud);
		assertThat(window).isEmpty();
		int windows = 1;
		while (window.hasNext() && windows++ < 100) {
			ScrollPosition position = window.nextPosition();
			window = this.template.scroll(loud.from(position));
			window.forEach(found::add);
		}
		assertThat(found).extracting(Event::number).containsExactly(1199);
	}

	@Test
	void setsAndAddsInsideAMapThatIsNotThereYet() {
		Event event = new Event("l", 1, false, Map.of());
		this.template.save(event);
		this.template.update(Event.class, ItemKey.of("LOG#l", "EVENT#0000000001"), Update.remove("counters"));
		Event counted = this.template.update(Event.class, ItemKey.of("LOG#l", "EVENT#0000000001"),
				Update.set("counters.a", 1L).add("counters.b", 2));
		assertThat(counted.counters()).isEqualTo(Map.of("a", 1L, "b", 2L));
	}

	@Test
	void checksWithoutChangingAnything() {
		Shirt shirt = this.template.save(new Shirt("1", "red", 1));
		assertThat(this.template.update(Shirt.class, "1", Update.setAll(Map.of()).onlyIf(property("color").is("red"))))
			.isEqualTo(shirt);
		assertThatExceptionOfType(ConditionFailedException.class).isThrownBy(() -> this.template.update(Shirt.class,
				"1", Update.setAll(Map.of()).onlyIf(property("color").is("blue")).exactlyOnce()));
	}

	@Test
	void deletesNoItemOfAnotherTypeUnderARawKey() {
		SingleTableTemplate raw = SingleTableTemplate.builder(this.engine.client())
			.table(this.template::tableName)
			.entities(Document.class)
			.build();
		raw.save(new Document("p", "s", "t"));
		this.template.save(new Shirt("1", "red", 1));
		raw.batch()
			.deleteAll(Document.class,
					List.of(ItemKey.of("SHIRT#1", "META"), ItemKey.of("p", "s"), ItemKey.of("x", "y")));
		assertThat(raw.find(Document.class, ItemKey.of("p", "s"))).isEmpty();
		assertThat(this.template.find(Shirt.class, "1")).isPresent();
	}

}
