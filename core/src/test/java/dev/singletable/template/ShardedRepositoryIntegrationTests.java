package dev.singletable.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.plan.AccessPathException;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemScrollPosition;
import dev.singletable.repository.Query;
import dev.singletable.repository.SingleTableCrudRepository;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import dev.singletable.template.Journal.Event;
import dev.singletable.template.Journal.Events;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * GS-7: repositories over types whose indexes are in shards.
 */
@DynamoDbLocal
class ShardedRepositoryIntegrationTests {

	private static final int COUNT = 120;

	private final List<Event> all = Journal.events(COUNT, new Random(7));

	private FreshTable table;

	private SingleTableTemplate template;

	private Events events;

	@BeforeEach
	void fillTheTable(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.of(Event.class);
		this.events = new SingleTableRepositoryFactory(this.template).getRepository(Events.class);
		this.template.batch().saveAll(this.all);
	}

	private List<Event> logins(Comparator<Event> order) {
		return this.all.stream().filter((event) -> event.kind().equals("login")).sorted(order).toList();
	}

	private static Comparator<Event> byRank() {
		return Comparator.comparing(Event::rank).thenComparing(Event::id);
	}

	@Test
	void everyMethodThatReadsAllWorks() {
		assertThat(this.events.findAll()).containsExactlyInAnyOrderElementsOf(this.all);
		assertThat(this.events.count()).isEqualTo(COUNT);
		try (Stream<Event> stream = this.events.streamAll()) {
			assertThat(stream.toList()).containsExactlyInAnyOrderElementsOf(this.all);
		}
		assertThat(slices((page) -> this.events.findAll(page))).containsExactlyInAnyOrderElementsOf(this.all);
		assertThat(windows((position) -> this.events.findAll(position, Limit.of(17))))
			.containsExactlyInAnyOrderElementsOf(this.all);
		this.events.deleteAll();
		assertThat(this.events.findAll()).isEmpty();
		assertThat(this.events.count()).isZero();
	}

	private static List<Event> slices(Function<Pageable, Slice<Event>> read) {
		List<Event> found = new ArrayList<>();
		Slice<Event> slice = read.apply(PageRequest.of(0, 11));
		found.addAll(slice.getContent());
		while (slice.hasNext()) {
			slice = read.apply(slice.nextPageable());
			found.addAll(slice.getContent());
		}
		return found;
	}

	private static List<Event> windows(Function<ScrollPosition, Window<Event>> read) {
		List<Event> found = new ArrayList<>();
		Window<Event> window = read.apply(ScrollPosition.keyset());
		found.addAll(window.getContent());
		while (window.hasNext()) {
			window = read.apply(window.positionAt(window.size() - 1));
			found.addAll(window.getContent());
		}
		return found;
	}

	@Test
	void derivedMethodsReadAllShards() {
		List<Event> logins = logins(byRank());
		assertThat(this.events.findByKind("login")).containsExactlyInAnyOrderElementsOf(logins);
		assertThat(this.events.countByKind("login")).isEqualTo(logins.size());
		assertThat(this.events.existsByKind("login")).isTrue();
		assertThat(this.events.existsByKind("unheard")).isFalse();
		assertThat(this.events.findByKindAndRankBetween("login", 3, 9)).containsExactlyInAnyOrderElementsOf(
				logins.stream().filter((event) -> event.rank() >= 3 && event.rank() <= 9).toList());
		assertThat(slices((page) -> this.events.findByKind("login", page))).containsExactlyInAnyOrderElementsOf(logins);
		assertThat(windows((position) -> this.events.findByKind("login", position, Limit.of(4))))
			.containsExactlyInAnyOrderElementsOf(logins);
		assertThat(this.events.deleteByKind("login")).isEqualTo(logins.size());
		assertThat(this.events.findByKind("login")).isEmpty();
		assertThat(this.events.count()).isEqualTo(COUNT - logins.size());
	}

	@Test
	void anOrderIsThatOfAllShardsTogether() {
		assertThat(this.events.findByKindOrderByRankDesc("login")).isEqualTo(logins(byRank().reversed()));
		assertThat(this.events.findFirst5ByKindOrderByRank("login")).isEqualTo(logins(byRank()).subList(0, 5));
		assertThat(this.events.findByKind("login", Sort.by("rank").descending()))
			.isEqualTo(logins(byRank().reversed()));
	}

	@Test
	void valuesOfInComeOneAfterTheOther() {
		List<String> kinds = this.events.findByKindIn(List.of("order", "login"))
			.stream()
			.map(Event::kind)
			.distinct()
			.toList();
		assertThat(kinds).containsExactly("order", "login");
		assertThat(this.events.findByKindIn(List.of("order", "login"))).hasSize(
				(int) this.all.stream().filter((event) -> Set.of("order", "login").contains(event.kind())).count());
	}

	@Test
	void aWindowIsReadBackToo() {
		List<Event> forwards = this.events.findAll(ScrollPosition.keyset(), Limit.of(COUNT)).getContent();
		Window<Event> window = this.events.findAll(ScrollPosition.keyset(), Limit.of(60));
		ItemScrollPosition place = (ItemScrollPosition) window.positionAt(59);
		assertThat(this.events.findAll(place.backward(), Limit.of(50)).getContent()).isEqualTo(forwards.subList(9, 59));
	}

	@Test
	void pagesHaveNoOrder() {
		String text = "Index 'types' is in 8 shards, and its pages come shard after shard. Ask for a List or a Stream "
				+ "in that order, or for pages without one.";
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.events.findAll(PageRequest.of(0, 5, Sort.by("at"))))
			.withMessage(text);
		String where = "index 'byKind' is in 3 shards, and its pages come shard after shard.\n   Return a List or a "
				+ "Stream in that order, or pages without an order.";
		assertThatExceptionOfType(AccessPathException.class)
			.isThrownBy(() -> new SingleTableRepositoryFactory(this.template).getRepository(SortedPages.class))
			.withMessageContainingAll("SortedPages.findByKindOrderByRank(String, ScrollPosition, Limit): " + where,
					"SortedPages.findByKindOrderByRankDesc(String, Pageable): " + where);
	}

	interface SortedPages extends SingleTableRepository<Event, String> {

		Window<Event> findByKindOrderByRank(String kind, ScrollPosition position, Limit limit);

		Slice<Event> findByKindOrderByRankDesc(String kind, Pageable page);

	}

	@Test
	void aQueryNamesTheKeyAsItIsDeclared() {
		assertThat(new SingleTableRepositoryFactory(this.template).getRepository(Annotated.class).ofKind("login"))
			.containsExactlyInAnyOrderElementsOf(logins(byRank()));
	}

	interface Annotated extends SingleTableRepository<Event, String> {

		@Query(partition = "KIND#{kind}", index = "byKind")
		List<Event> ofKind(String kind);

	}

	/** The same type before it had shards, and with other numbers of them. */
	@SingleTableEntity(type = "NOTE", pk = "NOTE#{id}")
	@SecondaryIndex(name = "types", pk = "TYPE#{@type}", sk = "{id}")
	record Note(@Id String id) {
	}

	@SingleTableEntity(type = "NOTE", pk = "NOTE#{id}")
	@SecondaryIndex(name = "types", pk = "TYPE#{@type}", sk = "{id}", shards = 4)
	record InFour(@Id String id) {
	}

	@SingleTableEntity(type = "NOTE", pk = "NOTE#{id}")
	@SecondaryIndex(name = "types", pk = "TYPE#{@type}", sk = "{id}", shards = 12)
	record InTwelve(@Id String id) {
	}

	private Set<String> partitions() {
		return this.table.items()
			.stream()
			.filter((item) -> item.get("_type").s().equals("NOTE"))
			.map((item) -> item.get("typespk").s())
			.collect(Collectors.toSet());
	}

	@Test
	void reindexingSpreadsWhatIsThere() {
		List<Note> notes = IntStream.range(0, 100).mapToObj((at) -> new Note("n" + at)).toList();
		this.table.of(Note.class).batch().saveAll(notes);
		assertThat(partitions()).containsExactly("TYPE#NOTE");

		SingleTableTemplate four = this.table.of(InFour.class);
		ItemQuery<InFour> inFour = ItemQuery.of(InFour.class).index("types");
		assertThat(four.count(inFour)).isZero();
		assertThat(four.upkeep().reindex(InFour.class).rewritten()).isEqualTo(100);
		assertThat(partitions()).containsExactlyInAnyOrder("TYPE#NOTE#00", "TYPE#NOTE#01", "TYPE#NOTE#02",
				"TYPE#NOTE#03");
		assertThat(four.findAll(inFour)).extracting(InFour::id)
			.containsExactlyElementsOf(notes.stream().map(Note::id).sorted().toList());

		SingleTableTemplate twelve = this.table.of(InTwelve.class);
		ItemQuery<InTwelve> inTwelve = ItemQuery.of(InTwelve.class).index("types");
		assertThat(twelve.count(inTwelve)).as("more shards still hold those of fewer").isEqualTo(100);
		assertThat(twelve.upkeep().reindex(InTwelve.class).rewritten()).isBetween(40L, 90L);
		assertThat(partitions()).hasSize(12);
		assertThat(twelve.count(inTwelve)).isEqualTo(100);
		assertThat(twelve.upkeep().reindex(InTwelve.class).rewritten()).isZero();
	}

	/** Several types share one index; the partition and the sort are anything. */
	@SingleTableEntity(type = "SHAPE", pk = "SHAPE#{id}")
	@SecondaryIndex(name = "types", pk = "ALL#{@type}", sk = "BY#{size}#{id}", shards = 5)
	sealed interface Shape permits Circle, Square {

		String id();

		int size();

	}

	@SingleTableEntity(type = "CIRCLE")
	record Circle(@Id String id, int size) implements Shape {
	}

	@SingleTableEntity(type = "SQUARE")
	record Square(@Id String id, int size) implements Shape {
	}

	interface Circles extends SingleTableCrudRepository<Circle, String> {

	}

	@Test
	void aHierarchyIsReadFromTheShardsOfOneType() {
		SingleTableTemplate shapes = this.table.of(Shape.class);
		Map<String, Shape> made = new HashMap<>();
		for (int at = 0; at < 40; at++) {
			Shape shape = (at % 2 == 0) ? new Circle("s" + at, at % 9) : new Square("s" + at, at % 9);
			made.put(shape.id(), shape);
		}
		shapes.batch().saveAll(made.values());
		Circles circles = new SingleTableRepositoryFactory(shapes).getRepository(Circles.class);
		Predicate<Shape> circle = Circle.class::isInstance;
		assertThat(circles.findAll())
			.hasSameElementsAs(made.values().stream().filter(circle).map(Circle.class::cast).toList());
		assertThat(circles.count()).isEqualTo(20);
		assertThat(this.table.item("SHAPE#s4", "META").get("typespk").s()).matches("ALL#SHAPE#0[0-4]");
		assertThat(this.table.item("SHAPE#s4", "META").get("typessk").s()).isEqualTo("BY#0000000004#s4");
	}

}
