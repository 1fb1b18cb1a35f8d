package dev.singletable.template;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.ModelStep.Refused;
import dev.singletable.template.ModelStep.Row;
import dev.singletable.template.RandomOperations.Operation;
import dev.singletable.write.TransactionFailedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thousand operations at random, of which a model in memory tells every outcome; after
 * every few of them all that is stored, and what is read through every index, is what the
 * model has.
 * <p>
 * {@code -Dsingletable.seed} takes another seed, {@code -Dsingletable.faults=long} more
 * of them.
 */
@DynamoDbLocal
class RandomWritesIntegrationTests {

	private static final long SEED = Long.getLong("singletable.seed", 20260301);

	private static final int SEQUENCES = "long".equals(System.getProperty("singletable.faults")) ? 25 : 1;

	private static final int OPERATIONS = 1000;

	private static final int BETWEEN_SCANS = 50;

	private static final int BETWEEN_READS = 250;

	private static final int SHOWN = 8;

	/** Later than any test runs: the engine deletes by the clock on the wall. */
	private static final Duration LATER = Duration.ofDays(9000);

	@Test
	void everythingStoredIsWhatAModelHas(EmbeddedDynamoDb engine) {
		for (long seed = SEED; seed < SEED + SEQUENCES; seed++) {
			new Sequence(seed, engine).run();
		}
	}

	/**
	 * The text of what an operation gives, the same for entities and rows of the model.
	 */
	static String describe(@Nullable Object value) {
		if (value instanceof Row row) {
			return row.type().getSimpleName() + row.values();
		}
		if (value instanceof Collection<?> several) {
			return several.stream().map(RandomWritesIntegrationTests::describe).toList().toString();
		}
		return (value == null || value instanceof Boolean) ? String.valueOf(value)
				: value.getClass().getSimpleName() + Fields.of(value);
	}

	/**
	 * What became of an operation.
	 *
	 * @param text what it gave, or the name of its exception
	 */
	private record Outcome(String text, @Nullable RuntimeException failure) {

		static Outcome of(Supplier<@Nullable Object> operation) {
			try {
				return new Outcome(describe(operation.get()), null);
			}
			catch (Refused refused) {
				return new Outcome(refused.getMessage(), refused);
			}
			catch (TransactionFailedException ex) {
				return new Outcome("TransactionFailedException "
						+ ex.steps().stream().map(TransactionFailedException.Step::reason).toList(), ex);
			}
			catch (RuntimeException ex) {
				return new Outcome(ex.getClass().getSimpleName(), ex);
			}
		}

	}

	/** One table and its model. */
	private static final class Sequence {

		private final long seed;

		private final Random random;

		private final FreshTable table;

		private final WriteModel model = new WriteModel();

		private final RandomOperations operations;

		private final StoredWrites stored;

		private final Deque<String> last = new ArrayDeque<>();

		Sequence(long seed, EmbeddedDynamoDb engine) {
			this.seed = seed;
			this.random = new Random(seed);
			this.table = new FreshTable(engine);
			this.table.pass(LATER);
			SingleTableTemplate template = this.table
				.with((builder) -> builder.auditor(() -> Optional.of(ModelStep.ACTOR)), RandomWrites.entities());
			this.operations = new RandomOperations(this.random, template, this.model);
			this.stored = new StoredWrites(this.table, template, this.model);
		}

		void run() {
			for (int number = 1; number <= OPERATIONS; number++) {
				try {
					step(number);
				}
				catch (RuntimeException | AssertionError ex) {
					throw new AssertionError("Operation %d of -Dsingletable.seed=%d: %s%nThe last operations:%n%s"
						.formatted(number, this.seed, ex.getMessage(), String.join("\n", this.last)), ex);
				}
			}
		}

		private void step(int number) {
			pass();
			Operation operation = this.operations.next();
			this.last.addLast("#" + number + " " + operation.text());
			if (this.last.size() > SHOWN) {
				this.last.removeFirst();
			}
			List<Map<String, Object>> before = operation.given().stream().map(Fields::of).toList();
			Outcome promised = Outcome.of(operation.promise());
			Outcome outcome = Outcome.of(operation.call());
			assertThat(outcome.text()).as("%s", outcome.failure()).isEqualTo(promised.text());
			if (promised.failure() != null && !operation.text().startsWith("saveAll")) {
				assertThat(operation.given().stream().map(Fields::of).toList()).isEqualTo(before);
			}
			if (number % BETWEEN_SCANS == 0) {
				this.stored.checkItems();
			}
			if (number % BETWEEN_READS == 0) {
				this.stored.checkReads();
			}
		}

		private void pass() {
			this.table.pass(Duration.ofMillis(1 + this.random.nextInt(1500)));
			this.model.moveTo(this.table.now());
		}

	}

}
