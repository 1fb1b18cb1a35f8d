package dev.singletable.faults;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
import dev.singletable.faults.RegisterStep.Increment;
import dev.singletable.faults.RegisterStep.Read;
import dev.singletable.faults.RegisterStep.Register;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ReadOptions;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.write.WriteOutcomeUnknownException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.TransientDataAccessException;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads count on ten items, a fifth of their requests in trouble: what was
 * acknowledged was counted once, and only of increments that are said to be unknown is it
 * not known.
 */
@DynamoDbLocal
@ParameterizedClass(name = "{0} attempts by the client")
@ValueSource(ints = { 1, 4 })
class ManyIncrementsIntegrationTests {

	private static final Crowd CROWD = Crowd.usual();

	@Parameter
	int attempts;

	private final Recording recording = new Recording();

	private final Map<String, AtomicInteger> acknowledged = new ConcurrentHashMap<>();

	private final Map<String, AtomicInteger> unknown = new ConcurrentHashMap<>();

	private HotItems items;

	private SingleTableTemplate template;

	private SingleTableTemplate calm;

	@SingleTableEntity(type = "TALLY", pk = "TALLY#{id}")
	record Tally(@Id String id, long count) {

		Register register() {
			return new Register(this.count, this.count);
		}

	}

	@BeforeEach
	void connect(EmbeddedDynamoDb engine) {
		this.items = new HotItems(engine, this.attempts, Tally.class);
		this.calm = this.items.calm();
		this.template = this.items.template();
		for (String id : HotItems.IDS) {
			this.calm.create(new Tally(id, 0));
			this.acknowledged.put(id, new AtomicInteger());
			this.unknown.put(id, new AtomicInteger());
		}
	}

	@AfterEach
	void disconnect() {
		this.items.close();
	}

	private void readOrCount(Random random, Update update) {
		String id = HotItems.any(random);
		long invoked = this.recording.now();
		try {
			if (random.nextInt(4) == 0) {
				Tally seen = this.template.get(Tally.class, id, ReadOptions.consistent());
				this.recording.known(id, invoked, new Read(seen.register()));
			}
			else {
				acknowledge(invoked, this.template.update(Tally.class, id, update), update.sentExactlyOnce());
			}
		}
		catch (WriteOutcomeUnknownException ex) {
			this.items.requireExcuse(ex);
			this.unknown.get(id).incrementAndGet();
			this.recording.unknown(id, invoked, new Increment(1, null));
		}
		catch (TransientDataAccessException ex) {
			assertThat(ex).hasCauseInstanceOf(software.amazon.awssdk.core.exception.SdkException.class);
		}
	}

	/** One sent exactly once is read afterwards, and what was read may be later. */
	private void acknowledge(long invoked, Tally after, boolean exactlyOnce) {
		this.acknowledged.get(after.id()).incrementAndGet();
		this.recording.known(after.id(), invoked, new Increment(1, exactlyOnce ? null : after.count()));
		if (exactlyOnce) {
			this.recording.known(after.id(), invoked, new Read(after.register()));
		}
	}

	private void countsOnce(Update update) throws Exception {
		CROWD.run(this.items.network(), (random, number) -> readOrCount(random, update));
		this.items.network().settle();
		for (String id : HotItems.IDS) {
			Tally last = this.calm.get(Tally.class, id, ReadOptions.consistent());
			this.recording.known(id, this.recording.now(), new Read(last.register()));
			long least = this.acknowledged.get(id).get();
			assertThat(last.count()).as("count of %s, %s", id, CROWD)
				.isBetween(least, least + this.unknown.get(id).get());
			assertThat(this.recording.problem(id, new Register(0, 0))).as("history of %s, %s", id, CROWD).isEmpty();
		}
		this.items.requireNoGhosts();
	}

	@Test
	void countsEveryAcknowledgedIncrementOnce() throws Exception {
		countsOnce(Update.add("count", 1));
		assertThat(this.unknown.values()).as("unknown").extracting(AtomicInteger::get).anyMatch((each) -> each > 0);
	}

	@Test
	void countsEveryIncrementSentExactlyOnceOnce() throws Exception {
		countsOnce(Update.add("count", 1).exactlyOnce());
	}

}
