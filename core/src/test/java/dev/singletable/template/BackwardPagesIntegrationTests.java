package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.cursor.Cursors;
import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.cursor.SealedCursors;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemScrollPosition;
import dev.singletable.query.ItemWindow;
import dev.singletable.repository.AllowScan;
import dev.singletable.repository.SingleTableCrudRepository;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Windows that end before a row.
 */
@DynamoDbLocal
class BackwardPagesIntegrationTests {

	private static final int COUNT = 120;

	private static final ItemQuery<Visit> VISITS = ItemQuery.of(Visit.class).where(property("guest").is("ann"));

	private final Cursors cursors = SealedCursors.random();

	private SingleTableTemplate template;

	@SingleTableEntity(type = "VISIT", pk = "GUEST#{guest}", sk = "VISIT#{number}")
	@SecondaryIndex(name = "byRoom", pk = "GUESTROOM#{guest}", sk = "{room}")
	@SecondaryIndex(name = "keys", pk = "KEYS#{guest}", sk = "{room}", projection = IndexProjection.KEYS_ONLY)
	record Visit(String guest, int number, String room, boolean rare) {
	}

	record VisitId(String guest, int number) {
	}

	interface Visits extends SingleTableRepository<Visit, VisitId> {

		Window<Visit> findByGuest(String guest, ScrollPosition position, Limit limit);

	}

	@AllowScan
	interface AllVisits extends SingleTableCrudRepository<Visit, VisitId> {

	}

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		String table = engine.freshTableName();
		this.template = SingleTableTemplate.builder(engine.client())
			.table(() -> table)
			.entities(Visit.class)
			.maxPages(1)
			.createTable(true)
			.build();
		this.template.batch()
			.saveAll(IntStream.range(0, COUNT)
				.mapToObj((number) -> new Visit("ann", number, "room" + number % 7, number % 40 == 10))
				.toList());
	}

	static List<ItemQuery<Visit>> queries() {
		return List.of(VISITS, VISITS.descending(), VISITS.index("byRoom"), VISITS.index("byRoom").descending(),
				VISITS.filter(property("rare").is(true)), VISITS.matching((visit) -> visit.number() % 11 == 3),
				VISITS.where(property("number").lessThan(90)), VISITS.where(property("number").between(20, 90)),
				VISITS.where(property("number").greaterThanOrEqual(100)), VISITS.where(property("number").is(7)),
				VISITS.index("byRoom").where(property("room").between("room2", "room4")),
				VISITS.index("byRoom").where(property("room").is("room2")));
	}

	/** Through text, as a client would send it back. */
	private ScrollPosition sent(ScrollPosition position) {
		return this.cursors.open(this.cursors.seal(position));
	}

	private List<Visit> walk(ItemQuery<Visit> query, boolean back) {
		List<Visit> found = new ArrayList<>();
		ItemWindow<Visit> window = this.template.scroll(query);
		for (int windows = 0; windows < 500; windows++) {
			found.addAll(back ? 0 : found.size(), window.getContent());
			if (!window.hasNext()) {
				return found;
			}
			window = this.template.scroll(query.from(sent(window.nextPosition())));
		}
		throw new AssertionError("The windows do not end");
	}

	@ParameterizedTest
	@MethodSource("queries")
	void windowsBeforeARowAndAfterItGiveTheWholeAnswer(ItemQuery<Visit> query) {
		List<Visit> all = this.template.findAll(query);
		for (int size : List.of(7, 50)) {
			ItemQuery<Visit> sized = query.limit(size);
			this.template.windows(sized).filter((window) -> !window.isEmpty()).forEach((window) -> {
				leadsBothWays(sized, window, 0, all);
				leadsBothWays(sized, window, window.size() - 1, all);
			});
		}
	}

	private void leadsBothWays(ItemQuery<Visit> query, ItemWindow<Visit> window, int row, List<Visit> all) {
		int place = all.indexOf(window.getContent().get(row));
		assertThat(walk(query.from(sent(window.positionBefore(row))), true)).isEqualTo(all.subList(0, place));
		assertThat(walk(query.from(sent(window.positionAfter(row))), false))
			.isEqualTo(all.subList(place + 1, all.size()));
	}

	private static List<Integer> numbers(Iterable<Visit> visits) {
		List<Integer> numbers = new ArrayList<>();
		visits.forEach((visit) -> numbers.add(visit.number()));
		return numbers;
	}

	@Test
	void thePageBeforeEndsWhereThePageBeginsAndComesInTheSameOrder() {
		ItemQuery<Visit> five = VISITS.limit(5);
		ItemWindow<Visit> first = this.template.scroll(five);
		ItemWindow<Visit> second = this.template.scroll(five.from(first.nextPosition()));
		ItemWindow<Visit> third = this.template.scroll(five.from(second.nextPosition()));

		ItemWindow<Visit> back = this.template.scroll(five.from(third.positionBefore(0)));
		assertThat(back.getContent()).isEqualTo(second.getContent());
		assertThat(back.hasNext()).isTrue();
		assertThat(this.template.scroll(five.from(back.positionAfter(4))).getContent()).isEqualTo(third.getContent());
		assertThat(numbers(this.template.scroll(five.from(back.positionAt(2))))).containsExactly(2, 3, 4, 5, 6);

		ItemWindow<Visit> start = this.template.scroll(five.from(back.nextPosition()));
		assertThat(start.getContent()).isEqualTo(first.getContent());
		assertThat(start.hasNext()).isFalse();
	}

	@Test
	void thePageBeforeTheFirstIsEmpty() {
		ItemWindow<Visit> first = this.template.scroll(VISITS.limit(5));
		ItemWindow<Visit> none = this.template.scroll(VISITS.limit(5).from(first.positionBefore(0)));
		assertThat(none).isEmpty();
		assertThat(none.hasNext()).isFalse();
	}

	@Test
	void nothingIsBeyondTheEndsOfARange() {
		ItemQuery<Visit> range = VISITS.where(property("number").between(5, 9));
		ItemWindow<Visit> window = this.template.scroll(range);
		for (ScrollPosition beyond : List.of(window.positionBefore(0), window.positionAfter(4))) {
			assertThat(this.template.scroll(range.from(beyond))).isEmpty();
			assertThat(this.template.findAll(range.from(beyond))).isEmpty();
			assertThat(this.template.count(range.from(beyond))).isZero();
		}
	}

	@Test
	void aPositionPastDroppedItemsTurnsAtItsRow() {
		ItemQuery<Visit> rare = VISITS.filter(property("rare").is(true)).limit(5);
		ItemWindow<Visit> first = this.template.scroll(rare);
		assertThat(numbers(first)).containsExactly(10);
		assertThat(((ItemScrollPosition) first.positionAt(0)).key().get("sk").s()).isEqualTo("VISIT#0000000049");
		ItemWindow<Visit> second = this.template.scroll(rare.from(sent(first.positionAt(0))));
		assertThat(numbers(second)).containsExactly(50, 90);
		assertThat(this.template.scroll(rare.from(sent(first.positionBefore(0))))).isEmpty();
		assertThat(numbers(this.template.scroll(rare.from(sent(second.positionBefore(1)))))).containsExactly(50);
	}

	@Test
	void aListBeforeARowHoldsTheNearest() {
		ItemWindow<Visit> window = this.template.scroll(VISITS.limit(30));
		ScrollPosition before = window.positionBefore(20);
		assertThat(numbers(this.template.findAll(VISITS.from(before))))
			.containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
		assertThat(numbers(this.template.findAll(VISITS.from(before).limit(3)))).containsExactly(17, 18, 19);
		assertThat(this.template.count(VISITS.from(before))).isEqualTo(20);
		assertThat(this.template.count(VISITS.from(window.positionAfter(20)))).isEqualTo(COUNT - 21);
	}

	@Test
	void fetchesWhatTheIndexLacksInTheSameOrder() {
		ItemQuery<Visit> keys = VISITS.index("keys");
		List<Visit> all = this.template.findAll(keys);
		ItemWindow<Visit> window = this.template.scroll(keys.limit(8));
		assertThat(this.template.scroll(keys.limit(3).from(window.positionBefore(7))).getContent())
			.isEqualTo(all.subList(4, 7));
	}

	@Test
	void windowsFollowOneAnotherLazily() {
		List<ItemWindow<Visit>> windows = this.template.windows(VISITS.limit(50)).toList();
		assertThat(windows).extracting(ItemWindow::size).containsExactly(50, 50, 20);
		assertThat(windows.stream().flatMap(Window::stream)).containsExactlyElementsOf(this.template.findAll(VISITS));
		assertThat(this.template.windows(VISITS.limit(50)).findFirst())
			.hasValueSatisfying((window) -> assertThat(window.getContent()).isEqualTo(windows.get(0).getContent()));

		List<ItemWindow<Visit>> back = this.template.windows(VISITS.limit(8).from(windows.get(0).positionBefore(20)))
			.toList();
		assertThat(back).extracting(BackwardPagesIntegrationTests::numbers)
			.containsExactly(List.of(12, 13, 14, 15, 16, 17, 18, 19), List.of(4, 5, 6, 7, 8, 9, 10, 11),
					List.of(0, 1, 2, 3));
		assertThat(this.template.windows(ItemQuery.of(Visit.class).where(property("guest").is("nobody"))))
			.singleElement()
			.satisfies((window) -> assertThat(window).isEmpty());
	}

	@Test
	void aRepositoryReadsBackTheSameWay() {
		Visits visits = new SingleTableRepositoryFactory(this.template).getRepository(Visits.class);
		Window<Visit> window = visits.findByGuest("ann", ScrollPosition.keyset(), Limit.of(9));
		ItemScrollPosition last = (ItemScrollPosition) window.positionAt(8);
		assertThat(numbers(visits.findByGuest("ann", last.backward(), Limit.of(3)))).containsExactly(5, 6, 7);
	}

	@Test
	void aStreamIsReadForwardsOnly() {
		ItemQuery<Visit> before = VISITS.from(this.template.scroll(VISITS.limit(5)).positionBefore(3));
		assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> this.template.stream(before))
			.withMessage("A stream cannot begin with what it would read last. Ask for windows or a List, or turn the "
					+ "order of the query round.");
	}

	@Test
	void aScanIsReadForwardsOnly() {
		AllVisits visits = new SingleTableRepositoryFactory(this.template).getRepository(AllVisits.class);
		ItemScrollPosition third = (ItemScrollPosition) visits.findAll(ScrollPosition.keyset(), Limit.of(5))
			.positionAt(2);
		assertThat(visits.findAll(third, Limit.of(5))).hasSize(5);
		assertThatExceptionOfType(InvalidCursorException.class)
			.isThrownBy(() -> visits.findAll(third.backward(), Limit.of(5)))
			.withMessage("A scan cannot be read back from a position. Read it forwards, or query an index.");
	}

	@Test
	void refusesABackwardPositionOfAnotherQuery() {
		ScrollPosition before = this.template.scroll(VISITS.limit(5)).positionBefore(3);
		for (ItemQuery<Visit> other : List.of(VISITS.descending(), VISITS.index("byRoom"),
				VISITS.matching(Objects::nonNull))) {
			assertThatExceptionOfType(InvalidCursorException.class)
				.isThrownBy(() -> this.template.scroll(other.from(before)))
				.withMessage("The position does not belong to this query: its table, index, conditions, arguments or "
						+ "direction are others. Begin at page one.");
		}
	}

	@Test
	void pagesOfWhatMatchesLoseAndRepeatNothing() {
		ItemQuery<Visit> odd = VISITS.matching((visit) -> visit.number() % 2 == 1);
		List<Visit> all = this.template.findAll(odd);
		assertThat(numbers(all))
			.containsExactlyElementsOf(IntStream.range(0, COUNT).filter((number) -> number % 2 == 1).boxed().toList());
		for (int size : List.of(1, 7, 59, 60, 61)) {
			assertThat(walk(odd.limit(size), false)).isEqualTo(all);
		}
		assertThat(this.template.count(odd)).isEqualTo(60);
		assertThat(this.template.exists(odd)).isTrue();
		assertThat(this.template.exists(VISITS.matching((visit) -> visit.number() > COUNT))).isFalse();
		try (Stream<Visit> stream = this.template.stream(odd.limit(3))) {
			assertThat(numbers(stream.toList())).containsExactly(1, 3, 5);
		}
	}

	@Test
	void aPredicateSeesWhatIsReturned() {
		record Room(String room) {
		}
		assertThat(this.template.findAll(VISITS.as(Room.class).matching((found) -> found.room().equals("room3"))))
			.hasSize(17)
			.containsOnly(new Room("room3"));
		assertThat(this.template.findAll(ItemQuery.partition("GUEST#ann")
			.matching((item) -> item instanceof Visit visit && visit.number() == 4))).hasSize(1);
		assertThat(this.template.findAll(VISITS.index("keys").matching((visit) -> visit.number() == 4))).hasSize(1);
	}

	@Test
	void anotherPredicateMayGoOnFromAPosition() {
		ItemWindow<Visit> window = this.template.scroll(VISITS.matching((visit) -> visit.number() < 5).limit(3));
		assertThat(numbers(this.template
			.scroll(VISITS.matching((visit) -> visit.number() > 7).from(window.nextPosition()).limit(2))))
			.containsExactly(8, 9);
	}

}
