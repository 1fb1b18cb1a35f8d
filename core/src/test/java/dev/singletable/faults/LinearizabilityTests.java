package dev.singletable.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import dev.singletable.faults.RegisterStep.CompareAndSet;
import dev.singletable.faults.RegisterStep.CompareOnly;
import dev.singletable.faults.RegisterStep.Increment;
import dev.singletable.faults.RegisterStep.Read;
import dev.singletable.faults.RegisterStep.Register;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Histories that could have been, and histories that could not.
 */
class LinearizabilityTests {

	private static Operation<Register> during(long from, long until, RegisterStep step) {
		return Operation.known(step, from, until);
	}

	private static Operation<Register> unknownFrom(long from, RegisterStep step) {
		return Operation.unknown(step, from);
	}

	private static Read read(long version, long value) {
		return new Read(new Register(version, value));
	}

	private static CompareAndSet write(long expected, long value) {
		return new CompareAndSet(expected, value);
	}

	private static Increment add(long by) {
		return new Increment(by, null);
	}

	@SafeVarargs
	private static String problem(Operation<Register>... history) {
		List<Operation<Register>> shuffled = new ArrayList<>(List.of(history));
		Collections.shuffle(shuffled, new Random(history.length));
		return Linearizability.problem(Register.NEW, shuffled);
	}

	@SafeVarargs
	private static void accepted(Operation<Register>... history) {
		assertThat(problem(history)).isEmpty();
	}

	@SafeVarargs
	private static void refused(Operation<Register>... history) {
		assertThat(problem(history)).isNotEmpty();
	}

	@Test
	void acceptsWhatHappenedOneAfterTheOther() {
		accepted();
		accepted(during(1, 2, read(0, 0)), during(3, 4, write(0, 7)), during(5, 6, read(1, 7)),
				during(7, 8, new CompareOnly(0)), during(9, 10, new Increment(2, 9L)), during(11, 12, read(2, 9)));
	}

	@Test
	void acceptsOverlappingOperationsInWhateverOrderTheyWereSeen() {
		accepted(during(1, 10, write(0, 7)), during(2, 3, read(0, 0)), during(4, 5, read(1, 7)));
		accepted(during(1, 10, write(1, 8)), during(2, 9, write(0, 7)), during(3, 8, read(2, 8)));
	}

	@Test
	void saysHowFarItCameAndWhatCannotFollow() {
		assertThat(problem(during(1, 2, write(0, 7)), during(3, 4, read(0, 0)), during(5, 6, read(1, 7))))
			.isEqualTo("After 1 of 3 known operations the state is Register[version=1, value=7]; none of these can "
					+ "come next: [Read[seen=Register[version=0, value=0]] [3, 4], "
					+ "Read[seen=Register[version=1, value=7]] [5, 6]]");
	}

	@Test
	void refusesAStaleRead() {
		refused(during(1, 2, write(0, 7)), during(3, 4, read(0, 0)));
		refused(during(1, 10, write(0, 7)), during(2, 3, read(1, 7)), during(4, 5, read(0, 0)));
	}

	@Test
	void refusesALostUpdate() {
		refused(during(1, 10, write(0, 7)), during(2, 9, write(0, 8)));
		refused(during(1, 2, add(1)), during(3, 4, add(1)), during(5, 6, read(1, 1)));
	}

	@Test
	void refusesAWriteThatWasAppliedTwice() {
		refused(during(1, 2, add(1)), during(3, 4, read(2, 2)));
		refused(unknownFrom(1, add(1)), during(3, 4, read(2, 2)));
		refused(during(1, 2, write(0, 7)), during(3, 4, write(1, 8)), during(5, 6, read(3, 7)));
	}

	@Test
	void refusesTheGhostOfAFailedWrite() {
		refused(during(1, 2, new CompareOnly(1)), during(3, 4, read(2, 7)));
		refused(during(1, 2, new CompareOnly(0)));
	}

	@Test
	void acceptsAFailedWriteOnlyBesideTheOneThatMadeItFail() {
		accepted(during(1, 4, write(0, 7)), during(2, 3, new CompareOnly(0)));
		refused(during(1, 2, new CompareOnly(0)), during(3, 4, write(0, 7)));
	}

	@Test
	void refusesAReadOfAFutureValue() {
		refused(during(1, 2, read(1, 7)), during(3, 4, write(0, 7)));
	}

	@Test
	void refusesAnOrderAgainstTheClock() {
		refused(during(1, 2, write(1, 8)), during(3, 4, write(0, 7)));
		refused(during(1, 2, new Increment(1, 2L)), during(3, 4, new Increment(1, 1L)));
	}

	@Test
	void acceptsAnUnknownWriteLateOrNever() {
		accepted(unknownFrom(1, write(0, 7)), during(2, 3, read(0, 0)), during(4, 5, read(0, 0)));
		accepted(unknownFrom(1, write(0, 7)), during(2, 3, read(0, 0)), during(4, 5, read(1, 7)));
		accepted(unknownFrom(1, write(1, 7)), during(2, 3, write(0, 6)), during(4, 5, read(2, 7)));
	}

	@Test
	void refusesAnUnknownWriteBeforeItBeganAndASecondTime() {
		refused(during(1, 2, read(1, 7)), unknownFrom(3, write(0, 7)));
		refused(unknownFrom(1, write(0, 7)), during(2, 3, read(1, 7)), during(4, 5, read(0, 0)));
	}

	@Test
	void countsUnknownIncrementsBetweenNoneAndAll() {
		for (long seen = 0; seen <= 4; seen++) {
			String problem = problem(unknownFrom(1, add(1)), unknownFrom(2, add(1)), unknownFrom(3, add(1)),
					during(4, 5, read(seen, seen)));
			assertThat(problem.isEmpty()).as("%d of 3", seen).isEqualTo(seen <= 3);
		}
	}

	@Test
	void decidesLongHistoriesWithManyUnknownOperations() {
		List<Operation<Register>> history = new ArrayList<>();
		long value = 0;
		for (long at = 0; at < 20_000; at++) {
			boolean known = at % 5 != 0;
			value += (known || at % 2 == 0) ? 1 : 0;
			history.add(known ? during(at * 10, at * 10 + 45, new Increment(1, value)) : unknownFrom(at * 10, add(1)));
		}
		assertThat(Linearizability.problem(Register.NEW, history)).isEmpty();
		history.add(during(1_000_000, 1_000_001, read(3, 3)));
		assertThat(Linearizability.problem(Register.NEW, history)).isNotEmpty();
	}

}
