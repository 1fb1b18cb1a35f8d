package dev.singletable.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.RandomReads.Brief;
import dev.singletable.template.RandomReads.Flagged;
import dev.singletable.template.RandomReads.Line;
import dev.singletable.template.RandomReads.Log;
import dev.singletable.template.RandomReads.Order;
import dev.singletable.template.RandomReads.Pet;
import dev.singletable.template.RandomReads.Thing;
import dev.singletable.template.RandomReads.Way;
import dev.singletable.template.Ranges.Part;
import dev.singletable.template.Ranges.Question;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static dev.singletable.expression.Condition.property;
import static dev.singletable.template.RandomReads.escaped;
import static dev.singletable.template.RandomReads.one;
import static dev.singletable.template.RandomReads.sortKey;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random questions about random items answer what a list would, sorted and filtered.
 * <p>
 * The seed of a run is in every failure. {@code -Dsingletable.reads.seed} takes another
 * one, {@code -Dsingletable.reads.rounds} more questions than the usual run asks.
 */
@DynamoDbLocal
class RandomReadsIntegrationTests {

	private static final long SEED = Long.getLong("singletable.reads.seed", 20260301);

	private static final int ROUNDS = Integer.getInteger("singletable.reads.rounds", 100);

	private static final List<Way> WAYS = RandomReads.ways();

	private static final List<Thing> THINGS = RandomReads.things(new Random(SEED));

	private static SingleTableTemplate template;

	private final Random random = new Random(SEED);

	@BeforeAll
	static void fillTheTable(EmbeddedDynamoDb engine) {
		String table = engine.freshTableName();
		template = SingleTableTemplate.builder(engine.client())
			.table(() -> table)
			.entities(Order.class, Line.class, Log.class, Pet.class)
			.pageSize(7)
			.maxPages(3)
			.createTable(true)
			.build();
		template.batch().saveAll(THINGS);
		putUnknownType(engine, table);
	}

	/** An item that is in indexes of known types, as another application may write it. */
	private static void putUnknownType(EmbeddedDynamoDb engine, String table) {
		Map<String, AttributeValue> item = new HashMap<>();
		Map.of("pk", "O#unknown", "sk", "UNKNOWN#1", "_type", "UNKNOWN", "keyspk", "K#red", "keyssk", "0000000001",
				"word", "red")
			.forEach((name, value) -> item.put(name, AttributeValue.fromS(value)));
		item.put("rank", AttributeValue.fromN("1"));
		engine.client().putItem((request) -> request.tableName(table).item(item));
	}

	/** A failure of a round names the round and the seed. */
	private static void rounds(int number, IntConsumer round) {
		for (int at = 0; at < number; at++) {
			try {
				round.accept(at);
			}
			catch (RuntimeException | AssertionError ex) {
				throw new AssertionError("Round %d of -Dsingletable.reads.seed=%d: %s".formatted(at, SEED, ex), ex);
			}
		}
	}

	@Test
	void everyQuestionIsAnsweredAsBySortedLists() {
		rounds(ROUNDS, (round) -> {
			Way way = WAYS.get(round % WAYS.size());
			isAnswered(asked(way), way.order(), way);
		});
	}

	private Asked<Thing> asked(Way way) {
		Thing model = one(things(way), this.random);
		ItemQuery<Thing> query = query(way);
		List<Question<Thing>> questions = new ArrayList<>();
		way.partition().forEach((part) -> questions.add(part.sameAs(model)));
		int bound = this.random.nextInt(way.sort().size() + 1);
		way.sort().subList(0, bound).forEach((part) -> questions.add(part.sameAs(model)));
		if (bound < way.sort().size() && this.random.nextInt(3) > 0) {
			questions.add(range(way.sort().get(bound), model));
		}
		for (Question<Thing> question : questions) {
			query = query.where(question.condition());
		}
		if (!way.carriesOnlyKeys() && this.random.nextBoolean()) {
			Question<Thing> filter = filter(way, model);
			query = query.filter(filter.condition());
			questions.add(filter);
		}
		query = (way.ofTable() && this.random.nextBoolean()) ? query.consistent() : query;
		List<Thing> answer = things(way).stream()
			.filter((thing) -> questions.stream().allMatch((question) -> question.holds().test(thing)))
			.toList();
		return new Asked<>(query, answer);
	}

	@SuppressWarnings("unchecked")
	private static ItemQuery<Thing> query(Way way) {
		ItemQuery<Thing> query = ItemQuery.of((Class<Thing>) way.type());
		return (way.index() != null) ? query.index(way.index()) : query;
	}

	private static List<Thing> things(Way way) {
		return THINGS.stream().filter(way::holds).toList();
	}

	private <V> Question<Thing> range(Part<Thing, V> part, Thing model) {
		return one(part.ranges(value(part, model), value(part, model)), this.random);
	}

	private <V> V value(Part<Thing, V> part, Thing model) {
		return this.random.nextBoolean() ? one(part.values(), this.random) : part.read().apply(model);
	}

	/** DynamoDB takes no crossed bounds in a filter. */
	private <V> Question<Thing> uncrossed(Part<Thing, V> part, Thing model) {
		List<V> values = new ArrayList<>(List.of(value(part, model), value(part, model)));
		values.sort(part.order());
		return one(part.ranges(values.get(0), values.get(1)), this.random);
	}

	private Question<Thing> filter(Way way, Thing model) {
		Question<Thing> flagged = RandomReads.FLAG.equal(this.random.nextInt(4) > 0);
		if (way.filters().isEmpty() || this.random.nextBoolean()) {
			return flagged;
		}
		Question<Thing> ranged = uncrossed(one(way.filters(), this.random), model);
		return this.random.nextBoolean() ? ranged : ranged.and(flagged);
	}

	private void isAnswered(Asked<Thing> asked, Comparator<Thing> order, Way way) {
		List<Thing> whole = isAnswered(asked, order);
		isProjected(asked.query(), whole, way);
	}

	private <T> List<T> isAnswered(Asked<T> asked, Comparator<? super T> order) {
		ItemQuery<T> query = asked.query();
		String about = query.toString();
		List<T> whole = template.findAll(query);
		assertThat(whole).as(about).containsExactlyInAnyOrderElementsOf(asked.answer()).isSortedAccordingTo(order);
		List<T> down = template.findAll(query.descending());
		assertThat(down).as(about)
			.containsExactlyInAnyOrderElementsOf(asked.answer())
			.isSortedAccordingTo(order.reversed());
		assertThat(template.count(query)).as(about).isEqualTo(whole.size());
		int limit = 1 + this.random.nextInt(9);
		List<T> first = whole.subList(0, Math.min(limit, whole.size()));
		assertThat(template.findAll(query.limit(limit))).as(about).isEqualTo(first);
		assertThat(streamed(query.limit(limit))).as(about).isEqualTo(first);
		assertThat(streamed(query)).as(about).isEqualTo(whole);
		assertThat(RandomPages.read(template, query, this.random)).as(about).isEqualTo(whole);
		assertThat(RandomPages.read(template, query.descending(), this.random)).as(about).isEqualTo(down);
		return whole;
	}

	private static <T> List<T> streamed(ItemQuery<T> query) {
		try (Stream<T> rows = template.stream(query)) {
			return rows.toList();
		}
	}

	private void isProjected(ItemQuery<Thing> query, List<Thing> whole, Way way) {
		String about = way + " projected";
		assertThat(template.findAll(query.as(Brief.class))).as(about).isEqualTo(whole.stream().map(Brief::of).toList());
		assertThat(RandomPages.read(template, query.as(Flagged.class), this.random)).as(about)
			.isEqualTo(whole.stream().map(Flagged::of).toList());
	}

	@Test
	void severalValuesAreAnsweredOneAfterTheOther() {
		List<Way> partitioned = WAYS.stream().filter((way) -> !way.partition().isEmpty()).toList();
		rounds(ROUNDS / 3, (round) -> {
			Way way = one(partitioned, this.random);
			severalValues(way, one(way.partition(), this.random));
		});
	}

	private <V> void severalValues(Way way, Part<Thing, V> several) {
		Thing model = one(things(way), this.random);
		ItemQuery<Thing> query = query(way);
		for (Part<Thing, ?> part : way.partition()) {
			query = (part != several) ? query.where(part.sameAs(model).condition()) : query;
		}
		if (way.partition().size() == 1 && !way.sort().isEmpty() && this.random.nextBoolean()) {
			query = query.where(range(way.sort().get(0), model).condition());
		}
		List<V> values = new ArrayList<>();
		for (int count = this.random.nextInt(5); count > 0; count--) {
			values.add(value(several, model));
		}
		List<Thing> expected = new ArrayList<>();
		for (V value : new LinkedHashSet<>(values)) {
			expected.addAll(template.findAll(query.where(property(several.path()).is(value))));
		}
		isAnsweredInTurn(query.where(property(several.path()).in(values)), expected);
	}

	private void isAnsweredInTurn(ItemQuery<Thing> query, List<Thing> expected) {
		String about = query.toString();
		assertThat(template.findAll(query)).as(about).isEqualTo(expected);
		assertThat(streamed(query)).as(about).isEqualTo(expected);
		assertThat(template.count(query)).as(about).isEqualTo(expected.size());
		int limit = 1 + this.random.nextInt(9);
		assertThat(template.findAll(query.limit(limit))).as(about)
			.isEqualTo(expected.subList(0, Math.min(limit, expected.size())));
	}

	@Test
	void rawPartitionsHoldTheItemsOfEveryType() {
		rounds(ROUNDS / 3, (round) -> {
			Thing model = one(THINGS, this.random);
			switch (round % 4) {
				case 0 -> rawPartitionOfTheTable(model);
				case 1 -> raw(ItemQuery.partition("W#" + escaped(model.word())).index("byWord"),
						having((thing) -> thing.word().equals(model.word())), Comparator.comparing(Thing::rank));
				case 2 -> raw(ItemQuery.partition(sortKey(model)).index("inverse"),
						having((thing) -> sortKey(thing).equals(sortKey(model))),
						Comparator.comparing(Thing::owner, Ranges.BY_CODE_POINT));
				default -> raw(ItemQuery.partition("K#" + escaped(model.word())).index("keys"),
						having((thing) -> thing.word().equals(model.word())
								&& (thing instanceof Order || thing instanceof Log)),
						Comparator.comparing(Thing::rank));
			}
		});
	}

	private static List<Thing> having(Predicate<Thing> holds) {
		return THINGS.stream().filter(holds).toList();
	}

	private void rawPartitionOfTheTable(Thing model) {
		ItemQuery<Object> query = ItemQuery.partition("O#" + escaped(model.owner()));
		String key = sortKey(model);
		int length = this.random.nextInt(key.codePointCount(0, key.length()) + 1);
		String prefix = key.substring(0, key.offsetByCodePoints(0, length));
		raw((length > 0) ? query.sortBeginsWith(prefix) : query,
				having((thing) -> thing.owner().equals(model.owner()) && sortKey(thing).startsWith(prefix)),
				Comparator.comparing(RandomReads::sortKey, Ranges.BY_CODE_POINT));
	}

	private void raw(ItemQuery<Object> query, List<Thing> answer, Comparator<Thing> order) {
		isAnswered(new Asked<>(query, List.copyOf(answer)), Comparator.comparing(Thing.class::cast, order));
	}

	/** A query and its results in any order. */
	private record Asked<T>(ItemQuery<T> query, List<T> answer) {

	}

}
