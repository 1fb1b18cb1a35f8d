package dev.singletable.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.write.BatchIncompleteException;
import dev.singletable.write.StaleVersionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Large batches while DynamoDB is busy, compared with all that is stored afterwards;
 * {@code -Dsingletable.faults=long} makes them larger.
 */
@DynamoDbLocal
class BusyServiceIntegrationTests {

	private static final int MANY = "long".equals(System.getProperty("singletable.faults")) ? 10_000 : 1_500;

	private EmbeddedDynamoDb engine;

	private String table;

	@SingleTableEntity(type = "LETTER", pk = "LETTER#{id}")
	record Letter(@Id int id, String text) {
	}

	@SingleTableEntity(type = "DEED", pk = "DEED#{id}")
	record Deed(@Id int id, String text, @Version @Nullable Long version) {
	}

	@BeforeEach
	void makeTable(EmbeddedDynamoDb local) {
		this.engine = local;
		this.table = local.freshTableName();
		template(local.client(), Duration.ofSeconds(10));
	}

	private SingleTableTemplate template(DynamoDbClient client, Duration deadline) {
		return SingleTableTemplate.builder(client)
			.table(() -> this.table)
			.entities(Letter.class, Deed.class)
			.retryDeadline(deadline)
			.createTable(true)
			.build();
	}

	private DynamoDbClient over(SdkHttpClient network) {
		return DynamoDbClient.builder()
			.endpointOverride(this.engine.endpoint())
			.region(Region.US_EAST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.httpClient(network)
			.overrideConfiguration((override) -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
			.build();
	}

	/** Partition keys of all items, each once. */
	private List<String> stored() {
		return this.engine.client()
			.scanPaginator((scan) -> scan.tableName(this.table).consistentRead(true))
			.items()
			.stream()
			.map((item) -> item.get("pk").s())
			.toList();
	}

	private static List<Letter> letters(int count) {
		return IntStream.range(0, count).mapToObj((number) -> new Letter(number, "text")).toList();
	}

	private static List<Deed> deeds(int count) {
		return IntStream.range(0, count).mapToObj((number) -> new Deed(number, "text", null)).toList();
	}

	private static List<Object> both(int count) {
		return Stream.concat(letters(count).stream(), deeds(count / 3).stream()).map(Object.class::cast).toList();
	}

	private static String key(Object entity) {
		return (entity instanceof Letter letter) ? "LETTER#" + id(letter.id()) : "DEED#" + id(((Deed) entity).id());
	}

	private static String id(int id) {
		return "%010d".formatted(id);
	}

	private static Set<String> keys(List<?> entities) {
		return entities.stream().map(BusyServiceIntegrationTests::key).collect(Collectors.toSet());
	}

	@Test
	void writesEverythingAlthoughAThirdIsNeverProcessedAtOnce() {
		try (DynamoDbClient client = over(new RefusingHttpClient(0.3, (body) -> false))) {
			SingleTableTemplate template = template(client, Duration.ofSeconds(30));
			List<BatchProgress> told = new ArrayList<>();
			List<Object> saved = template.batch().saveAll(both(MANY), told::add);
			assertThat(saved).hasSize(both(MANY).size());
			assertThat(stored()).containsExactlyInAnyOrderElementsOf(keys(both(MANY)));
			BatchProgress last = told.get(told.size() - 1);
			assertThat(last.isComplete()).isTrue();
			assertThat(last.retried()).isBetween((long) (MANY * 0.3), (long) (MANY * 0.6));
		}
	}

	@Test
	void reportsExactlyWhatIsNotStoredWhenTwoCallsAreDead() {
		List<Letter> letters = letters(MANY);
		int second = MANY / 2 + 3;
		RefusingHttpClient network = new RefusingHttpClient(0.3,
				(body) -> body.contains("LETTER#" + id(130)) || body.contains("LETTER#" + id(second)));
		try (DynamoDbClient client = over(network)) {
			BatchIncompleteException incomplete = catchThrowableOfType(BatchIncompleteException.class,
					() -> template(client, Duration.ofSeconds(2)).batch().saveAll(letters));
			Set<String> expected = keys(letters);
			expected.removeAll(keys(incomplete.remaining()));
			assertThat(stored()).containsExactlyInAnyOrderElementsOf(expected);
			assertThat(keys(incomplete.remaining())).contains("LETTER#" + id(130))
				.hasSize(incomplete.remaining().size());
			template(this.engine.client(), Duration.ofSeconds(10)).batch().saveAll(incomplete.remaining());
			assertThat(stored()).containsExactlyInAnyOrderElementsOf(keys(letters));
		}
	}

	@Test
	void reportsExactlyWhichVersionedEntitiesAreNotStoredWhenACallIsDead() {
		List<Deed> deeds = deeds(MANY);
		RefusingHttpClient network = new RefusingHttpClient(0, (body) -> body.contains("DEED#" + id(430)));
		try (DynamoDbClient client = over(network)) {
			BatchIncompleteException incomplete = catchThrowableOfType(BatchIncompleteException.class,
					() -> template(client, Duration.ofMillis(500)).batch().saveAll(deeds));
			Set<String> expected = keys(deeds);
			expected.removeAll(keys(incomplete.remaining()));
			assertThat(stored()).containsExactlyInAnyOrderElementsOf(expected);
			assertThat(keys(incomplete.remaining())).contains("DEED#" + id(430));
		}
	}

	@Test
	void repeatsTransactionsWhoseAnswersWereLost() {
		FaultyHttpClient network = new FaultyHttpClient();
		try (DynamoDbClient client = network.client(this.engine, 1)) {
			SingleTableTemplate template = template(client, Duration.ofSeconds(10));
			network.next(FaultyHttpClient.Fault.LOSE_ANSWER, FaultyHttpClient.Fault.BAD_GATEWAY);
			assertThat(template.batch().saveAll(deeds(450))).extracting(Deed::version).hasSize(450).containsOnly(1L);
			assertThat(stored()).containsExactlyInAnyOrderElementsOf(keys(deeds(450)));
		}
	}

	@Test
	void writesAllButOneStaleEntityOfAHundred() {
		SingleTableTemplate template = template(this.engine.client(), Duration.ofSeconds(10));
		List<Deed> saved = new ArrayList<>(template.batch().saveAll(deeds(300)));
		saved.set(130, new Deed(130, "stale", 7L));
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> template.batch().saveAll(saved))
			.satisfies((ex) -> assertThat(ex.actual()).contains(1L));
		List<Deed> now = template.batch().getAll(Deed.class, IntStream.range(0, 300).boxed().toList()).items();
		assertThat(now).hasSize(300)
			.allSatisfy((deed) -> assertThat(deed.version()).isEqualTo((deed.id() == 130) ? 1L : 2L));
	}

	@Test
	void writesAStreamWithRepeatedItemsAndTheLastCounts() {
		try (DynamoDbClient client = over(new RefusingHttpClient(0.3, (body) -> false))) {
			SingleTableTemplate template = template(client, Duration.ofSeconds(30));
			Stream<Letter> twice = Stream.concat(letters(MANY).stream(),
					letters(MANY).stream().map((letter) -> new Letter(letter.id(), "second")));
			BatchProgress progress = template.batch().saveAll(twice, (each) -> {
			});
			assertThat(progress.isComplete()).isTrue();
			List<Letter> now = template.batch().getAll(Letter.class, IntStream.range(0, MANY).boxed().toList()).items();
			assertThat(now).hasSize(MANY).extracting(Letter::text).containsOnly("second");
		}
	}

	@Test
	void deletesAndReadsThousands() {
		SingleTableTemplate template = template(this.engine.client(), Duration.ofSeconds(10));
		template.batch().saveAll(letters(MANY));
		Set<Object> even = ConcurrentHashMap.newKeySet();
		IntStream.range(0, MANY).filter((number) -> number % 2 == 0).forEach(even::add);
		template.batch().deleteAll(Letter.class, even);
		BatchOperations.Found<Letter> found = template.batch()
			.getAll(Letter.class, IntStream.range(0, MANY).boxed().toList());
		assertThat(found.items()).hasSize(MANY / 2).allSatisfy((letter) -> assertThat(letter.id()).isOdd());
		assertThat(new HashSet<>(found.missing())).isEqualTo(even);
	}

}
