package dev.singletable.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
import dev.singletable.faults.RegisterStep.CompareAndSet;
import dev.singletable.faults.RegisterStep.CompareOnly;
import dev.singletable.faults.RegisterStep.Read;
import dev.singletable.faults.RegisterStep.Register;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ReadOptions;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.WriteOutcomeUnknownException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.TransientDataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads write to ten versioned items, a fifth of their requests in trouble: what
 * was acknowledged is there once, what failed is not, and each saw a state that could be.
 */
@DynamoDbLocal
@ParameterizedClass(name = "{0} attempts by the client")
@ValueSource(ints = { 1, 4 })
class ManyVersionsIntegrationTests {

	private static final Crowd CROWD = Crowd.usual();

	@Parameter
	int attempts;

	private final Recording recording = new Recording();

	private final Queue<Placeless> placeless = new ConcurrentLinkedQueue<>();

	private final Map<Long, Outcome> outcomes = new ConcurrentHashMap<>();

	private HotItems items;

	private SingleTableTemplate template;

	private SingleTableTemplate calm;

	private enum Outcome {

		ACKNOWLEDGED, FAILED, UNKNOWN

	}

	/**
	 * Every write adds its number to the entries.
	 */
	@SingleTableEntity(type = "JOURNAL", pk = "JOURNAL#{id}")
	record Journal(@Id String id, List<Long> entries, @Version @Nullable Long version) {

		Journal with(long number) {
			List<Long> more = new ArrayList<>(this.entries);
			more.add(number);
			return new Journal(this.id, more, this.version);
		}

		/** The value stands for all entries so far. */
		Register register() {
			return new Register(this.version, this.entries.hashCode());
		}

		/** The state after the entry at this place. */
		Register registerAfter(int place) {
			return new Register(place + 2L, this.entries.subList(0, place + 1).hashCode());
		}

	}

	/** An update of which only the entries tell where it took place. */
	private record Placeless(String id, long number, long invoked, long returned) {

	}

	@BeforeEach
	void connect(EmbeddedDynamoDb engine) {
		this.items = new HotItems(engine, this.attempts, Journal.class);
		this.calm = this.items.calm();
		this.template = this.items.template();
		HotItems.IDS.forEach((id) -> this.calm.create(new Journal(id, List.of(), null)));
	}

	@AfterEach
	void disconnect() {
		this.items.close();
	}

	private Journal read(String id, SingleTableTemplate through) {
		long invoked = this.recording.now();
		Journal seen = through.get(Journal.class, id, ReadOptions.consistent());
		this.recording.known(id, invoked, new Read(seen.register()));
		return seen;
	}

	private void act(Random random, long number) {
		String id = HotItems.any(random);
		Update.Steps update = Update.append("entries", number);
		try {
			switch (random.nextInt(5)) {
				case 0 -> read(id, this.template);
				case 1 -> update(id, number, update);
				case 2 -> update(id, number, update.exactlyOnce());
				default -> write(number, read(id, this.template), random.nextBoolean());
			}
		}
		catch (TransientDataAccessException ex) {
			this.outcomes.put(number, Outcome.FAILED);
		}
	}

	private void write(long number, Journal seen, boolean save) {
		this.items.network().forget();
		Journal wanted = seen.with(number);
		CompareAndSet step = new CompareAndSet(seen.version(), wanted.entries().hashCode());
		long invoked = this.recording.now();
		try {
			Journal written = save ? this.template.save(wanted) : this.template.replace(wanted);
			this.recording.known(seen.id(), invoked, step);
			this.outcomes.put(number, Outcome.ACKNOWLEDGED);
			assertThat(written.version()).isEqualTo(seen.version() + 1);
		}
		catch (StaleVersionException ex) {
			this.recording.known(seen.id(), invoked, new CompareOnly(seen.version()));
			this.outcomes.put(number, Outcome.FAILED);
		}
		catch (WriteOutcomeUnknownException ex) {
			this.items.requireExcuse(ex);
			this.recording.unknown(seen.id(), invoked, step);
			this.outcomes.put(number, Outcome.UNKNOWN);
		}
	}

	private void update(String id, long number, Update update) {
		long invoked = this.recording.now();
		try {
			Journal after = this.template.update(Journal.class, id, update);
			this.outcomes.put(number, Outcome.ACKNOWLEDGED);
			if (update.sentExactlyOnce()) {
				this.recording.known(id, invoked, new Read(after.register()));
				this.placeless.add(new Placeless(id, number, invoked, this.recording.now()));
			}
			else {
				this.recording.known(id, invoked, new CompareAndSet(after.version() - 1, after.entries().hashCode()));
			}
		}
		catch (WriteOutcomeUnknownException ex) {
			this.items.requireExcuse(ex);
			this.placeless.add(new Placeless(id, number, invoked, Operation.NEVER));
			this.outcomes.put(number, Outcome.UNKNOWN);
		}
	}

	/** What left no entry never took place. */
	private void place(Journal last) {
		for (Placeless each : this.placeless) {
			int place = each.id().equals(last.id()) ? last.entries().indexOf(each.number()) : -1;
			if (place >= 0) {
				CompareAndSet step = new CompareAndSet(place + 1L, last.registerAfter(place).value());
				this.recording.add(last.id(), new Operation<>(step, each.invoked(), each.returned()));
			}
		}
	}

	@Test
	void everyAcknowledgedWriteIsThereOnceAndNoFailedOne() throws Exception {
		CROWD.run(this.items.network(), this::act);
		this.items.network().settle();
		List<Long> entries = new ArrayList<>();
		for (String id : HotItems.IDS) {
			Journal last = read(id, this.calm);
			entries.addAll(last.entries());
			place(last);
			assertThat(this.recording.problem(id, new Register(1, List.of().hashCode())))
				.as("history of %s, %s", id, CROWD)
				.isEmpty();
		}
		assertThat(entries).as("entries, %s", CROWD)
			.doesNotHaveDuplicates()
			.containsAll(numbers(Outcome.ACKNOWLEDGED))
			.doesNotContainAnyElementsOf(numbers(Outcome.FAILED));
		this.items.requireNoGhosts();
	}

	private List<Long> numbers(Outcome outcome) {
		return this.outcomes.keySet().stream().filter((number) -> this.outcomes.get(number) == outcome).toList();
	}

}
