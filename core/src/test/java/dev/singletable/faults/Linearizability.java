package dev.singletable.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Decides whether a history of one object is linearizable: whether its operations could
 * have taken effect one after the other, each between its beginning and its end, so that
 * everybody saw what they saw.
 * <p>
 * The search of Wing and Gong with the memory of Lowe: an operation may come next if none
 * that is still missing had ended before it began, and a set of operations that led to a
 * state leads nowhere new the second time. Three things keep it small:
 * <ol>
 * <li>a step that fits and changes nothing comes first, and nothing else is tried;</li>
 * <li>a step is not tried before one that ends earlier and whose place it can take
 * later;</li>
 * <li>what is not known to have happened is tried last.</li>
 * </ol>
 *
 * @param <S> the state of the object
 */
final class Linearizability<S> {

	private static final int LIMIT = 2_000_000;

	private static final int SHOWN = 12;

	private final List<Operation<S>> known;

	private final List<Operation<S>> unknown;

	private final BitSet done = new BitSet();

	private final Set<Configuration<S>> tried = new HashSet<>();

	private final Deque<Node<S>> path = new ArrayDeque<>();

	private int first;

	private int left;

	private int least;

	private String stuck = "";

	private Linearizability(List<Operation<S>> history) {
		List<Operation<S>> sorted = history.stream().sorted(Comparator.comparingLong(Operation::invoked)).toList();
		this.known = sorted.stream().filter(Operation::isKnown).toList();
		this.unknown = sorted.stream().filter((each) -> !each.isKnown()).toList();
		this.left = this.known.size();
		this.least = this.left + 1;
	}

	/**
	 * Why the history cannot have been, empty if it can.
	 */
	static <S> String problem(S initial, List<Operation<S>> history) {
		return new Linearizability<>(history).search(initial);
	}

	/** The operations that took effect, and what they led to. */
	private record Configuration<S>(BitSet done, S state) {

	}

	/** A state on the way, and what may come next. */
	private static final class Node<S> {

		private final S state;

		private final List<Integer> candidates;

		private int next;

		private int taken = -1;

		private Node(S state, List<Integer> candidates) {
			this.state = state;
			this.candidates = candidates;
		}

	}

	private String search(S initial) {
		this.path.push(node(initial));
		while (this.left > 0) {
			Node<S> node = this.path.element();
			undo(node);
			if (node.next < node.candidates.size()) {
				take(node, node.candidates.get(node.next++));
			}
			else {
				this.path.pop();
			}
			if (this.path.isEmpty()) {
				return this.stuck;
			}
		}
		return "";
	}

	private Operation<S> operation(int number) {
		return (number < this.known.size()) ? this.known.get(number) : this.unknown.get(number - this.known.size());
	}

	private void undo(Node<S> node) {
		if (node.taken >= 0) {
			this.done.clear(node.taken);
			this.left += (node.taken < this.known.size()) ? 1 : 0;
			this.first = Math.min(this.first, node.taken);
			node.taken = -1;
		}
	}

	private void take(Node<S> node, int number) {
		S state = operation(number).step().from(node.state);
		if (state == null) {
			return;
		}
		node.taken = number;
		this.done.set(number);
		this.left -= (number < this.known.size()) ? 1 : 0;
		this.first = Math.min(this.done.nextClearBit(this.first), this.known.size());
		if (node.state.equals(state) || this.tried.add(new Configuration<>((BitSet) this.done.clone(), state))) {
			this.path.push(node(state));
		}
		if (this.tried.size() > LIMIT) {
			throw new IllegalStateException("Undecided after %d configurations.".formatted(LIMIT));
		}
	}

	/** What may come next in this state: a step that changes nothing, or all others. */
	private Node<S> node(S state) {
		List<Integer> candidates = new ArrayList<>();
		long bound = Operation.NEVER;
		for (int number = this.first; number < this.known.size() && operation(number).invoked() < bound; number++) {
			if (this.done.get(number)) {
				continue;
			}
			bound = Math.min(bound, operation(number).returned());
			S after = operation(number).step().from(state);
			if (state.equals(after)) {
				return new Node<>(state, List.of(number));
			}
			if (after != null) {
				candidates.add(number);
			}
		}
		addUnknown(state, bound, candidates);
		note(state, candidates);
		return new Node<>(state, candidates.stream().filter((each) -> isBest(each, candidates)).toList());
	}

	private void addUnknown(S state, long bound, List<Integer> candidates) {
		Set<Step<S>> seen = new HashSet<>();
		int end = this.known.size() + this.unknown.size();
		for (int number = this.done.nextClearBit(this.known.size()); number < end; number = this.done
			.nextClearBit(number + 1)) {
			Operation<S> each = operation(number);
			if (each.invoked() > bound) {
				return;
			}
			if (each.step().from(state) != null && seen.add(each.step())) {
				candidates.add(number);
			}
		}
	}

	private boolean isBest(int number, List<Integer> candidates) {
		return candidates.stream().noneMatch((other) -> other != number && goesBefore(other, number));
	}

	/** Whether one can take the other's place and leave it its own. */
	private boolean goesBefore(int number, int other) {
		Operation<S> one = operation(number);
		Operation<S> another = operation(other);
		if (one.step().equals(another.step()) && one.returned() == another.returned()) {
			return number < other;
		}
		return one.returned() <= another.returned() && another.step().covers(one.step());
	}

	/** The furthest end of a way that leads nowhere is the one worth telling. */
	private void note(S state, List<Integer> candidates) {
		if (!candidates.isEmpty() || this.left >= this.least) {
			return;
		}
		this.least = this.left;
		List<Operation<S>> missing = IntStream.range(this.first, this.known.size())
			.filter((number) -> !this.done.get(number))
			.limit(SHOWN)
			.mapToObj(this::operation)
			.toList();
		this.stuck = "After %d of %d known operations the state is %s; none of these can come next: %s"
			.formatted(this.known.size() - this.left, this.known.size(), state, missing);
	}

}
