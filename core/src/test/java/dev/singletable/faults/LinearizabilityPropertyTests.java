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
 * Decides small random histories as trying every order of every subset does.
 */
class LinearizabilityPropertyTests {

	private static final int HISTORIES = 60_000;

	private static final int OPERATIONS = 6;

	private final Random random = new Random(Long.getLong("singletable.seed", 20260301));

	private RegisterStep step() {
		long one = this.random.nextInt(3);
		long other = this.random.nextInt(3);
		return switch (this.random.nextInt(5)) {
			case 0 -> new Read(new Register(one, other));
			case 1 -> new CompareAndSet(one, 1 + this.random.nextInt(2));
			case 2 -> new CompareOnly(one);
			case 3 -> new Increment(1 + this.random.nextInt(2), null);
			default -> new Increment(1 + this.random.nextInt(2), one + 1);
		};
	}

	private List<Operation<Register>> history() {
		int operations = 1 + this.random.nextInt(OPERATIONS);
		List<Long> moments = new ArrayList<>();
		for (long moment = 0; moment < 2L * operations; moment++) {
			moments.add(moment);
		}
		Collections.shuffle(moments, this.random);
		List<Operation<Register>> history = new ArrayList<>();
		for (int each = 0; each < operations; each++) {
			long one = moments.get(2 * each);
			long other = moments.get(2 * each + 1);
			history.add((this.random.nextInt(4) == 0) ? Operation.unknown(step(), one)
					: Operation.known(step(), Math.min(one, other), Math.max(one, other)));
		}
		return history;
	}

	/** Whether some order of what is left can follow; what is unknown may be left out. */
	private static boolean canFollow(Register state, List<Operation<Register>> left) {
		if (left.stream().noneMatch(Operation::isKnown)) {
			return true;
		}
		for (Operation<Register> next : left) {
			List<Operation<Register>> others = new ArrayList<>(left);
			others.remove(next);
			Register after = next.step().from(state);
			boolean inTime = others.stream().allMatch((other) -> other.returned() > next.invoked());
			if (after != null && inTime && canFollow(after, others)) {
				return true;
			}
		}
		return false;
	}

	@Test
	void decidesAsTryingEveryOrderDoes() {
		int possible = 0;
		for (int number = 0; number < HISTORIES; number++) {
			List<Operation<Register>> history = history();
			boolean expected = canFollow(Register.NEW, history);
			assertThat(Linearizability.problem(Register.NEW, history).isEmpty()).as("%s", history).isEqualTo(expected);
			possible += expected ? 1 : 0;
		}
		assertThat(possible).isBetween(HISTORIES / 20, HISTORIES - HISTORIES / 20);
	}

}
