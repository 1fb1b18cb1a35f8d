package dev.singletable.template;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.Guild.Account;
import dev.singletable.template.Guild.Member;
import dev.singletable.template.FaultyHttpClient.Fault;
import dev.singletable.write.UniqueConstraintException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Several writers, and answers that are lost.
 */
@DynamoDbLocal
class UniqueRacesIntegrationTests {

	private static final int WRITERS = 8;

	private static final Fault ARRIVE = ExecutableHttpRequest::call;

	private FreshTable table;

	private SingleTableTemplate template;

	private StoredGuards guards;

	@BeforeEach
	void open(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.of(Member.class, Account.class);
		this.guards = StoredGuards.of(engine, this.template);
	}

	/** How many did not find the value taken. */
	private static long winners(List<Callable<Object>> writers) throws InterruptedException, ExecutionException {
		ExecutorService threads = Executors.newFixedThreadPool(writers.size());
		try {
			long winners = 0;
			for (Future<Object> each : threads.invokeAll(writers)) {
				winners += wins(each) ? 1 : 0;
			}
			return winners;
		}
		finally {
			threads.shutdown();
			assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	private static boolean wins(Future<Object> writer) throws InterruptedException, ExecutionException {
		try {
			writer.get();
			return true;
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof UniqueConstraintException) {
				return false;
			}
			throw ex;
		}
	}

	@Test
	void oneOfManyGetsTheValue() throws Exception {
		for (int round = 0; round < 5; round++) {
			String email = "ann" + round;
			List<Callable<Object>> writers = IntStream.range(0, WRITERS)
				.mapToObj((number) -> Member.of(email + "-" + number, email))
				.map((member) -> (Callable<Object>) () -> this.template.create(member))
				.toList();
			assertThat(winners(writers)).isEqualTo(1);
		}
		assertThat(this.guards.owners()).hasSize(5);
		assertThat(this.guards.all()).hasSize(10);
	}

	@Test
	void updatesOfOneItemLeaveOneGuard() throws Exception {
		this.template.create(Member.of("m1", "start"));
		this.template.create(Account.of("a1", "start"));
		List<Callable<Object>> writers = IntStream.range(0, WRITERS).mapToObj((number) -> (Callable<Object>) () -> {
			this.template.update(Member.class, "m1", Update.set("email", "e" + number));
			return this.template.update(Account.class, "a1", Update.set("number", "n" + number));
		}).toList();
		assertThat(winners(writers)).isEqualTo(WRITERS);
		Member member = this.template.get(Member.class, "m1");
		Account account = this.template.get(Account.class, "a1");
		assertThat(account.version()).isEqualTo(WRITERS + 1);
		assertThat(this.guards.owners()).isEqualTo(Map.of("MEMBER#email#" + member.email(), "MEMBER#m1",
				"ACCOUNT#number#" + account.number(), "ACCOUNT#a1"));
	}

	@Test
	void anItemThatChangesBetweenReadAndWriteIsReadAgain(EmbeddedDynamoDb engine) {
		FaultyHttpClient network = new FaultyHttpClient();
		try (DynamoDbClient client = network.client(engine, 1)) {
			SingleTableTemplate slow = this.table.over(client, Member.class, Account.class);
			this.template.create(Member.of("m1", "ann"));
			network.next(ARRIVE.then(() -> this.template.update(Member.class, "m1", Update.set("email", "between"))));
			assertThat(slow.update(Member.class, "m1", Update.set("email", "bob")).email()).isEqualTo("bob");
			network.next(ARRIVE.then(() -> this.template.update(Member.class, "m1", Update.set("email", "between"))));
			slow.delete(Member.class, "m1");
		}
		assertThat(this.guards.all()).isEmpty();
	}

	@Test
	void aCreateWhoseAnswerIsLostIsMadeOnce(EmbeddedDynamoDb engine) {
		FaultyHttpClient network = new FaultyHttpClient();
		try (DynamoDbClient client = network.client(engine, 1)) {
			SingleTableTemplate slow = this.table.over(client, Member.class, Account.class);
			network.next(Fault.LOSE_ANSWER);
			slow.create(Member.of("m1", "ann"));
			network.next(ARRIVE, Fault.LOSE_ANSWER);
			slow.update(Member.class, "m1", Update.set("email", "bob"));
			network.next(Fault.LOSE_ANSWER);
			slow.create(Account.of("a1", "100"));
			assertThatExceptionOfType(UniqueConstraintException.class)
				.isThrownBy(() -> slow.create(Member.of("m2", "bob")));
		}
		assertThat(this.guards.owners())
			.isEqualTo(Map.of("MEMBER#email#bob", "MEMBER#m1", "ACCOUNT#number#100", "ACCOUNT#a1"));
	}

}
