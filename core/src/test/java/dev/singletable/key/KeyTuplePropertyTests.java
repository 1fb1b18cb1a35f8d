package dev.singletable.key;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Random tuples of every type: their keys stay distinct, are read back, and sort as they
 * do.
 */
class KeyTuplePropertyTests {

	private static final int TUPLES = 100_000;

	private static final long SEED = 20_260_102L;

	static Stream<ValueKind> kinds() {
		return ValueKind.all();
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void keysStayDistinctAreReadBackAndSortAsTheirValues(ValueKind kind) {
		Random random = new Random(SEED);
		boolean plain = kind.type() == String.class && kind.format().equals("plain");
		KeyPattern pattern = KeyPattern.of(KeyTemplate.parse("A#{s}#" + kind.part("v") + (plain ? "" : "#B#{t}")),
				(path) -> path.equals("v") ? kind.type() : String.class);
		List<String> starts = Stream.generate(() -> ValueKind.text(random)).limit(20).toList();
		List<Tuple> tuples = new ArrayList<>(TUPLES);
		for (int i = 0; i < TUPLES; i++) {
			String start = starts.get(random.nextInt(starts.size()));
			tuples.add(Tuple.of(pattern, Map.of("s", start, "v", kind.next(random), "t", ValueKind.text(random))));
		}
		tuples.forEach((tuple) -> readsBack(kind, pattern, tuple));
		sortsAs(order(kind, plain), tuples, pattern.format("v").ordered());
	}

	private static Comparator<Tuple> order(ValueKind kind, boolean plain) {
		Comparator<Tuple> first = Comparator.comparing(Tuple::start, ValueKind.BY_CODE_POINT);
		Comparator<Tuple> second = first.thenComparing(Tuple::value, kind.order());
		return plain ? second : second.thenComparing(Tuple::end, ValueKind.BY_CODE_POINT);
	}

	private static void readsBack(ValueKind kind, KeyPattern pattern, Tuple tuple) {
		Map<String, Object> read = pattern.read(tuple.key()).orElseThrow(() -> failed("unreadable", tuple));
		boolean same = kind.order().compare(read.get("v"), tuple.value()) == 0
				&& read.get("v").getClass().isInstance(tuple.value()) && read.get("s").equals(tuple.start())
				&& read.getOrDefault("t", tuple.end()).equals(tuple.end());
		if (!same) {
			throw failed("read as " + read, tuple);
		}
	}

	private static void sortsAs(Comparator<Tuple> order, List<Tuple> tuples, boolean ordered) {
		tuples.sort(order);
		for (int i = 1; i < tuples.size(); i++) {
			Tuple before = tuples.get(i - 1);
			Tuple tuple = tuples.get(i);
			boolean same = order.compare(before, tuple) == 0;
			int keys = KeyOrder.compare(before.key(), tuple.key());
			if (same ? keys != 0 : ordered ? keys >= 0 : keys == 0) {
				throw failed("misplaced after " + before, tuple);
			}
		}
		if (!ordered) {
			assertThat(tuples.stream().map(Tuple::key).distinct().count()).as("seed " + SEED)
				.isEqualTo(distinct(order, tuples));
		}
	}

	private static long distinct(Comparator<Tuple> order, List<Tuple> sorted) {
		long distinct = 1;
		for (int i = 1; i < sorted.size(); i++) {
			distinct += (order.compare(sorted.get(i - 1), sorted.get(i)) == 0) ? 0 : 1;
		}
		return distinct;
	}

	private static AssertionError failed(String problem, Tuple tuple) {
		return fail("seed %s: %s: %s", SEED, tuple, problem);
	}

	record Tuple(Object start, Object value, Object end, String key) {

		static Tuple of(KeyPattern pattern, Map<String, Object> values) {
			return new Tuple(values.get("s"), values.get("v"), values.get("t"), pattern.render(values::get));
		}

	}

}
