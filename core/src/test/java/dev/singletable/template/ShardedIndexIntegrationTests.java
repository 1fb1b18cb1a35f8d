package dev.singletable.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.singletable.key.KeyOrder;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemScrollPosition;
import dev.singletable.query.ItemWindow;
import dev.singletable.template.Journal.Event;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.domain.ScrollPosition;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * GS-7: reads of sharded indexes answer what lists do that are sorted and filtered.
 * <p>
 * {@code -Dsingletable.shards.seed} takes other items and pages.
 */
@DynamoDbLocal
class ShardedIndexIntegrationTests {

	private static final long SEED = Long.getLong("singletable.shards.seed", 20260301);

	private static final int COUNT = 150;

	private static final List<Event> EVENTS = Journal.events(COUNT, new Random(SEED));

	private static final Map<String, Map<String, AttributeValue>> STORED = new HashMap<>();

	private static FreshTable table;

	private static SingleTableTemplate template;

	private final Random random = new Random(SEED);

	@BeforeAll
	static void fillTheTable(EmbeddedDynamoDb engine) {
		table = new FreshTable(engine);
		template = table.with((builder) -> builder.pageSize(7).maxPages(3), Event.class);
		template.batch().saveAll(EVENTS);
		table.items().forEach((item) -> STORED.put(item.get("id").s(), item));
	}

	/** A question, and what a list would answer. */
	record Asked(String index, ItemQuery<Event> query, Predicate<Event> meant) {

		private List<Event> sorted(Comparator<Event> order) {
			return EVENTS.stream().filter(this.meant).sorted(order).toList();
		}

		private Comparator<Event> by(String attribute) {
			return Comparator.comparing((event) -> STORED.get(event.id()).get(this.index + attribute).s(),
					KeyOrder.BY_CODE_POINT);
		}

		List<Event> inOrder() {
			return sorted(by("sk"));
		}

		List<Event> shardAfterShard() {
			return sorted(by("pk").thenComparing(by("sk")));
		}

	}

	static List<Asked> questions() {
		ItemQuery<Event> all = ItemQuery.of(Event.class);
		ItemQuery<Event> types = all.index("types");
		ItemQuery<Event> logins = all.where(property("kind").is("login"));
		return List.of(new Asked("types", types, (event) -> true),
				new Asked("types", types.filter(property("note").is("note3")), (event) -> event.note().equals("note3")),
				new Asked("types", types.filter(property("note").is("none")), (event) -> false),
				new Asked("types", types.matching((event) -> event.rank() % 7 == 0), (event) -> event.rank() % 7 == 0),
				new Asked("types", types.where(property("at").greaterThan(EVENTS.get(9).at())),
						(event) -> event.at().isAfter(EVENTS.get(9).at())),
				new Asked("byKind", logins, (event) -> event.kind().equals("login")),
				new Asked("byKind", logins.where(property("rank").between(5, 20)),
						(event) -> event.kind().equals("login") && event.rank() >= 5 && event.rank() <= 20),
				new Asked("byKind", all.where(property("kind").is("rare kind")),
						(event) -> event.kind().equals("rare kind")),
				new Asked("byKind", all.where(property("kind").is("unheard")), (event) -> false),
				new Asked("keys", all.index("keys"), (event) -> true));
	}

	@ParameterizedTest
	@MethodSource("questions")
	void listsAndStreamsComeInTheOrderOfTheSortKey(Asked asked) {
		List<Event> expected = asked.inOrder();
		List<Event> turned = new ArrayList<>(expected);
		Collections.reverse(turned);
		assertThat(template.findAll(asked.query())).isEqualTo(expected);
		assertThat(template.findAll(asked.query().descending())).isEqualTo(turned);
		for (int limit : List.of(1, 7, 40)) {
			int most = Math.min(limit, expected.size());
			assertThat(template.findAll(asked.query().limit(limit))).isEqualTo(expected.subList(0, most));
			assertThat(template.findAll(asked.query().descending().limit(limit))).isEqualTo(turned.subList(0, most));
		}
		try (Stream<Event> stream = template.stream(asked.query())) {
			assertThat(stream.toList()).isEqualTo(expected);
		}
		try (Stream<Event> stream = template.stream(asked.query().descending().limit(9))) {
			assertThat(stream.toList()).isEqualTo(turned.subList(0, Math.min(9, turned.size())));
		}
		assertThat(template.count(asked.query())).isEqualTo(expected.size());
		assertThat(template.exists(asked.query())).isEqualTo(!expected.isEmpty());
	}

	@ParameterizedTest
	@MethodSource("questions")
	void windowsOfAnySizeLoseAndRepeatNothing(Asked asked) {
		List<Event> expected = asked.shardAfterShard();
		for (int round = 0; round < 5; round++) {
			assertThat(RandomPages.read(template, asked.query(), this.random)).isEqualTo(expected);
		}
		for (int size : List.of(1, 3)) {
			assertThat(walk(asked.query().limit(size), false)).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@MethodSource("questions")
	void everyRowLeadsBothWays(Asked asked) {
		List<Event> expected = asked.shardAfterShard();
		for (int round = 0; round < 6; round++) {
			ItemQuery<Event> sized = asked.query().limit(1 + this.random.nextInt(12));
			List<ItemWindow<Event>> windows = template.windows(sized).filter((window) -> !window.isEmpty()).toList();
			if (!windows.isEmpty()) {
				ItemWindow<Event> window = windows.get(this.random.nextInt(windows.size()));
				int row = this.random.nextInt(window.size());
				int place = expected.indexOf(window.getContent().get(row));
				assertThat(walk(sized.from(window.positionBefore(row)), true)).isEqualTo(expected.subList(0, place));
				assertThat(template.findAll(asked.query().from(window.positionBefore(row))))
					.isEqualTo(expected.subList(0, place));
				ScrollPosition after = window.positionAfter(row);
				assertThat(walk(sized.from(after), false)).isEqualTo(expected.subList(place + 1, expected.size()));
				assertThat(template.findAll(asked.query().from(after)))
					.isEqualTo(expected.subList(place + 1, expected.size()));
				assertThat(template.count(asked.query().from(after))).isEqualTo(expected.size() - place - 1);
			}
		}
	}

	private static List<Event> walk(ItemQuery<Event> query, boolean back) {
		List<Event> found = new ArrayList<>();
		ItemWindow<Event> window = template.scroll(query);
		for (int windows = 0; windows < 2000; windows++) {
			found.addAll(back ? 0 : found.size(), window.getContent());
			if (!window.hasNext()) {
				return found;
			}
			window = template.scroll(query.from(window.nextPosition()));
		}
		throw new AssertionError("The windows do not end");
	}

	@Test
	void everyPositionOfAWalkTurnsWhereItIs() {
		SingleTableTemplate brief = table.with((builder) -> builder.maxPages(1), Event.class);
		ItemQuery<Event> rare = ItemQuery.of(Event.class).index("types").filter(property("rank").is(7)).limit(2);
		List<Event> seen = new ArrayList<>();
		ItemWindow<Event> window = brief.scroll(rare);
		boolean empty = false;
		while (window.hasNext()) {
			seen.addAll(window.getContent());
			empty |= window.isEmpty();
			ItemScrollPosition next = (ItemScrollPosition) window.nextPosition();
			int before = window.isEmpty() ? seen.size() : seen.size() - 1;
			assertThat(walk(rare.from(next.backward()), true)).isEqualTo(seen.subList(0, before));
			window = brief.scroll(rare.from(next));
		}
		assertThat(empty).as("a window found nothing").isTrue();
	}

	@Test
	void aWindowIsFilledAcrossShards() {
		SingleTableTemplate patient = table.of(Event.class);
		ItemQuery<Event> types = ItemQuery.of(Event.class).index("types");
		List<ItemWindow<Event>> windows = patient.windows(types.limit(50)).toList();
		assertThat(windows).extracting(ItemWindow::size).containsExactly(50, 50, 50);
		assertThat(windows).extracting(ItemWindow::hasNext).containsExactly(true, true, false);
	}

	@Test
	void shardsShareTheItemsAlike() {
		Map<String, Integer> sizes = new HashMap<>();
		STORED.values().forEach((item) -> sizes.merge(item.get("typespk").s(), 1, Integer::sum));
		assertThat(sizes.keySet()).containsExactlyInAnyOrder("EVENT#00", "EVENT#01", "EVENT#02", "EVENT#03", "EVENT#04",
				"EVENT#05", "EVENT#06", "EVENT#07");
		assertThat(sizes.values()).allMatch((size) -> size > 8 && size < 35);
	}

}
