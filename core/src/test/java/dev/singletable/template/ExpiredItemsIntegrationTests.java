package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.convert.ReadPolicy;
import dev.singletable.convert.ReadPolicy.ExpiredItems;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemScan;
import dev.singletable.query.ItemWindow;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemNotFoundException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.domain.ScrollPosition;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class ExpiredItemsIntegrationTests {

	/** Later than any test runs: the engine deletes by the clock on the wall. */
	private static final Duration FAR = Duration.ofDays(9000);

	private static final Instant NOW = FreshTable.NOON.plus(FAR);

	private EmbeddedDynamoDb engine;

	private FreshTable table;

	private SingleTableTemplate template;

	sealed interface Entry permits Session, Login {

		String id();

	}

	@SingleTableEntity(type = "SESSION", pk = "USER#{user}", sk = "SESSION#{id}")
	@SecondaryIndex(name = "byState", pk = "STATE#{state}", sk = "{id}")
	@SecondaryIndex(name = "keys", pk = "KEYS#{user}", sk = "{id}", projection = IndexProjection.KEYS_ONLY)
	@SecondaryIndex(name = "some", pk = "SOME#{user}", sk = "{id}", projection = IndexProjection.INCLUDE,
			include = "state")
	record Session(String user, String id, String state, @TimeToLive @Nullable Instant expires) implements Entry {
	}

	@SingleTableEntity(type = "LOGIN", pk = "USER#{user}", sk = "LOGIN#{id}")
	record Login(String user, String id) implements Entry {
	}

	record Id(String user, String id) {
	}

	record State(String id, String state) {
	}

	/** A query, and which sessions it is about. */
	private record Question(ItemQuery<Session> query, Predicate<Session> about) {

		List<Session> answer(List<Session> alive) {
			Comparator<Session> order = Comparator.comparing(Session::id);
			return alive.stream()
				.filter(this.about)
				.sorted(this.query.spec().descending() ? order.reversed() : order)
				.toList();
		}

	}

	@BeforeEach
	void chooseTable(EmbeddedDynamoDb engine) {
		this.engine = engine;
		this.table = new FreshTable(engine);
		this.table.pass(FAR);
		this.template = this.table.of(Session.class, Login.class);
	}

	/** Some without end, some that have expired, some that will. */
	private List<Session> mixed() {
		Random random = new Random(7);
		List<Session> sessions = IntStream.range(0, 60).mapToObj((number) -> {
			Instant expires = (number % 4 == 0) ? null : NOW.plusSeconds(random.nextInt(-600, 1200));
			return new Session("u1", "%03d".formatted(number), (number % 3 == 0) ? "idle" : "busy", expires);
		}).toList();
		return this.template.batch().saveAll(sessions);
	}

	private static List<Session> alive(List<Session> sessions, Duration passed) {
		return sessions.stream()
			.filter((each) -> each.expires() == null || each.expires().isAfter(NOW.plus(passed)))
			.toList();
	}

	private static List<Question> questions() {
		Predicate<Session> every = (session) -> true;
		Predicate<Session> idle = (session) -> session.state().equals("idle");
		ItemQuery<Session> all = ItemQuery.of(Session.class);
		ItemQuery<Session> mine = all.where(property("user").is("u1"));
		return List.of(new Question(mine, every), new Question(mine.descending(), every),
				new Question(mine.index("keys"), every), new Question(mine.index("some"), every),
				new Question(all.index("byState").where(property("state").is("idle")), idle),
				new Question(mine.filter(property("state").is("idle").or(property("state").is("lost"))), idle),
				new Question(mine.index("some").filter(property("state").is("idle")), idle),
				new Question(mine.matching(idle), idle));
	}

	private List<Session> paged(ItemQuery<Session> query, int limit) {
		List<Session> found = new ArrayList<>();
		ScrollPosition position = ScrollPosition.keyset();
		boolean more = true;
		while (more) {
			ItemWindow<Session> window = this.template.scroll(query.limit(limit).from(position));
			more = window.hasNext();
			assertThat(window.size()).isLessThanOrEqualTo(limit);
			assertThat(window.size() == limit || !more).as("filled").isTrue();
			found.addAll(window.getContent());
			position = window.isEmpty() ? position : window.positionAfter(window.size() - 1);
		}
		return found;
	}

	@Test
	void queriesGiveWhatHasNotExpired() {
		List<Session> sessions = mixed();
		for (int minutes = 0; minutes < 30; minutes += 7) {
			for (Question question : questions()) {
				ItemQuery<Session> query = question.query();
				List<Session> expected = question.answer(alive(sessions, Duration.ofMinutes(minutes)));
				assertThat(this.template.findAll(query)).as(query.toString()).isEqualTo(expected);
				assertThat(this.template.stream(query)).containsExactlyElementsOf(expected);
				assertThat(this.template.count(query)).as(query.toString()).isEqualTo(expected.size());
				assertThat(this.template.exists(query)).isEqualTo(!expected.isEmpty());
				assertThat(this.template.findAll(query.limit(5))).isEqualTo(expected.stream().limit(5).toList());
			}
			this.table.pass(Duration.ofMinutes(7));
		}
	}

	@Test
	void windowsHoldAsManyLiveItemsAsTheirLimit() {
		List<Session> alive = alive(mixed(), Duration.ZERO);
		for (Question question : questions()) {
			for (int limit : new int[] { 1, 3, 7, 100 }) {
				assertThat(paged(question.query(), limit)).isEqualTo(question.answer(alive));
			}
		}
	}

	@Test
	void aPositionServesWhenTimeHasPassed() {
		List<Session> sessions = mixed();
		for (Question question : questions()) {
			ItemWindow<Session> first = this.template.scroll(question.query().limit(4));
			this.table.pass(Duration.ofMinutes(1));
			assertThat(this.template.findAll(question.query().from(first.positionAfter(3)))).isSubsetOf(sessions)
				.doesNotContainAnyElementsOf(first.getContent())
				.isNotEmpty();
		}
	}

	@Test
	void readsByKeysGiveWhatHasNotExpired() {
		List<Session> sessions = mixed();
		List<Session> alive = alive(sessions, Duration.ZERO);
		List<Id> ids = sessions.stream().map((each) -> new Id(each.user(), each.id())).toList();
		assertThat(this.template.batch().getAll(Session.class, ids).items()).isEqualTo(alive);
		assertThat(this.template.batch().getAll(Session.class, ids).missing()).hasSize(sessions.size() - alive.size());
		SnapshotOperations moment = this.template.snapshot();
		ids.forEach((id) -> moment.with(Session.class, id));
		ItemSnapshot snapshot = moment.read();
		for (int index = 0; index < ids.size(); index++) {
			boolean found = alive.contains(sessions.get(index));
			assertThat(this.template.find(Session.class, ids.get(index)).isPresent()).isEqualTo(found);
			assertThat(this.template.find(Entry.class, ids.get(index)).isPresent()).isEqualTo(found);
			assertThat(this.template.exists(Session.class, ids.get(index))).isEqualTo(found);
			assertThat(snapshot.find(Session.class, ids.get(index)).isPresent()).isEqualTo(found);
		}
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.get(Session.class, ids.get(sessions.indexOf(expired(sessions)))));
	}

	private static Session expired(List<Session> sessions) {
		return sessions.stream().filter((each) -> !alive(sessions, Duration.ZERO).contains(each)).findFirst().get();
	}

	@Test
	void valuesOfInGiveWhatHasNotExpired() {
		List<Session> sessions = mixed();
		ItemQuery<Session> query = ItemQuery.of(Session.class)
			.where(property("user").is("u1").and(property("id").in(sessions.stream().map(Session::id).toList())));
		List<Session> alive = alive(sessions, Duration.ZERO);
		assertThat(this.template.findAll(query)).isEqualTo(alive);
		assertThat(this.template.findAll(query.limit(9))).isEqualTo(alive.subList(0, 9));
		assertThat(this.template.count(query)).isEqualTo(alive.size());
		assertThat(this.template.findAll(query.as(State.class))).hasSameSizeAs(alive);
	}

	@Test
	void projectionsAreOfWhatHasNotExpired() {
		List<Session> alive = alive(mixed(), Duration.ZERO);
		for (Question question : questions().subList(0, 7)) {
			assertThat(this.template.findAll(question.query().as(State.class)))
				.isEqualTo(question.answer(alive).stream().map((each) -> new State(each.id(), each.state())).toList());
		}
	}

	@Test
	void scansGiveWhatHasNotExpired() {
		List<Session> alive = alive(mixed(), Duration.ZERO);
		for (int segments : new int[] { 1, 3 }) {
			List<Session> found = new ArrayList<>();
			this.template.scan(ItemScan.of(Session.class).segments(segments), found::add, (progress) -> {
			});
			assertThat(found).containsExactlyInAnyOrderElementsOf(alive);
		}
	}

	@Test
	void typesWithoutATimeToLiveStayBesideThoseThatExpire() {
		List<Session> alive = alive(mixed(), Duration.ZERO);
		Login login = this.template.create(new Login("u1", "l-1"));
		List<Entry> expected = new ArrayList<>(List.of(login));
		expected.addAll(alive);
		ItemQuery<Entry> entries = ItemQuery.of(Entry.class).where(property("user").is("u1"));
		assertThat(this.template.findAll(entries)).isEqualTo(expected);
		assertThat(this.template.count(entries)).isEqualTo(expected.size());
		assertThat(this.template.findAll(ItemQuery.partition("USER#u1"))).isEqualTo(expected);
		assertThat(this.template.count(ItemQuery.partition("USER#u1"))).isEqualTo(expected.size());
	}

	@Test
	void aTimeToLiveThatIsNoNumberMeansNothing() {
		Session session = this.template.create(new Session("u1", "001", "idle", null));
		this.engine.client()
			.updateItem((request) -> request.tableName(this.template.tableName())
				.key(Map.of("pk", AttributeValue.fromS("USER#u1"), "sk", AttributeValue.fromS("SESSION#001")))
				.updateExpression("SET #ttl = :text")
				.expressionAttributeNames(Map.of("#ttl", "_ttl"))
				.expressionAttributeValues(Map.of(":text", AttributeValue.fromS("1"))));
		assertThat(this.template.get(Session.class, new Id("u1", "001"))).isEqualTo(session);
		assertThat(this.template.findAll(ItemQuery.of(Session.class).where(property("user").is("u1"))))
			.containsExactly(session);
		assertThat(this.template.replace(session)).isEqualTo(session);
	}

	@Test
	void anItemExpiresWithTheSecondOfItsTimeToLive() {
		this.template.create(new Session("u1", "001", "idle", NOW.plusMillis(10_900)));
		this.table.pass(Duration.ofMillis(9_999));
		assertThat(this.template.exists(Session.class, new Id("u1", "001"))).isTrue();
		this.table.pass(Duration.ofMillis(1));
		assertThat(this.template.exists(Session.class, new Id("u1", "001"))).isFalse();
	}

	@Test
	void showsWhatHasExpiredIfAskedTo() {
		List<Session> sessions = mixed();
		SingleTableTemplate showing = this.table.with(
				(builder) -> builder.readPolicy(ReadPolicy.defaults().withExpiredItems(ExpiredItems.SHOW)),
				Session.class, Login.class);
		for (Question question : questions()) {
			assertThat(showing.findAll(question.query())).isEqualTo(question.answer(sessions));
			assertThat(showing.count(question.query())).isEqualTo(question.answer(sessions).size());
		}
		Session expired = expired(sessions);
		assertThat(showing.get(Session.class, new Id("u1", expired.id()))).isEqualTo(expired);
		assertThatExceptionOfType(ItemAlreadyExistsException.class).isThrownBy(() -> showing.create(expired));
	}

}
