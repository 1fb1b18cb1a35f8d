package dev.singletable.key;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One range over the keys of two patterns that begin alike gives exactly the keys of both
 * that it should.
 */
class SharedBeginningPropertyTests {

	private static final long SEED = 20_261_121L;

	private static final List<String> TEXTS = List.of("L", "A", "LINE", "a", "a ", "a#", "a#b", "ab", "$");

	private static final List<List<String>> PAIRS = List.of(List.of("A#{v}", "A#{v}#LINE#{t}"),
			List.of("{s}#{v}", "{s}#{v}#{t}"), List.of("{v}", "{v}#X"), List.of("A#{v}#{t}", "A#{v}#LINE"),
			List.of("A#{s}#B#{v}", "A#{s}#B#{v}#C"));

	static Stream<ValueKind> kinds() {
		return ValueKind.all()
			.filter((kind) -> !kind.format().equals("plain") && KeyFormat.of(kind.type(), kind.format()).ordered());
	}

	private static KeyPattern pattern(String template, ValueKind kind) {
		return KeyPattern.of(KeyTemplate.parse(template.replace("{v}", kind.part("v"))),
				(path) -> path.equals("v") ? kind.type() : String.class);
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void aRangeGivesTheKeysOfBoth(ValueKind kind) {
		Random random = new Random(SEED);
		for (List<String> pair : PAIRS) {
			KeyPattern one = pattern(pair.get(0), kind);
			KeyPattern other = pattern(pair.get(1), kind);
			KeyPattern shared = one.beginningSharedWith(other).orElseThrow();
			List<Object> values = IntStream.range(0, 12).mapToObj((i) -> kind.next(random)).toList();
			Keys keys = new Keys(kind, pair.get(0).contains("{s}"), new LinkedHashMap<>());
			for (int i = 0; i < 80; i++) {
				keys.add((i % 2 == 0) ? one : other, tuple(random, values));
			}
			for (int i = 0; i < 20; i++) {
				keys.ask(shared, tuple(random, values), values.get(random.nextInt(values.size())));
			}
		}
	}

	private static Map<String, Object> tuple(Random random, List<Object> values) {
		return Map.of("v", values.get(random.nextInt(values.size())), "s", TEXTS.get(random.nextInt(TEXTS.size())), "t",
				TEXTS.get(random.nextInt(TEXTS.size())));
	}

	@Test
	void keysThatBeginOtherwiseShareNothing() {
		ValueKind text = ValueKind.all().findFirst().orElseThrow();
		assertThat(pattern("A#{v}", text).beginningSharedWith(pattern("B#{v}", text))).isEmpty();
		assertThat(pattern("{v}", text).beginningSharedWith(pattern("{t}", text))).isEmpty();
		assertThat(pattern("A#{s}#{v}", text).beginningSharedWith(pattern("A#{t}#{v}", text)))
			.hasToString("Optional[A#…]");
	}

	private record Keys(ValueKind kind, boolean afterText, Map<String, Map<String, Object>> stored) {

		void add(KeyPattern pattern, Map<String, Object> tuple) {
			this.stored.put(pattern.render(tuple::get), tuple);
		}

		void ask(KeyPattern shared, Map<String, Object> tuple, Object end) {
			List<Object> leading = new ArrayList<>(
					shared.parts().stream().map((part) -> tuple.get(part.path())).toList());
			check(shared.range(leading, Bound.none()), tuple, (value) -> compare(value, tuple.get("v")) == 0);
			leading.remove(leading.size() - 1);
			Object v = tuple.get("v");
			check(shared.range(leading, Bound.none()), tuple, (value) -> true);
			check(shared.range(leading, Bound.greaterThan(v)), tuple, (value) -> compare(value, v) > 0);
			check(shared.range(leading, Bound.atLeast(v)), tuple, (value) -> compare(value, v) >= 0);
			check(shared.range(leading, Bound.lessThan(v)), tuple, (value) -> compare(value, v) < 0);
			check(shared.range(leading, Bound.atMost(v)), tuple, (value) -> compare(value, v) <= 0);
			check(shared.range(leading, Bound.between(v, end)), tuple,
					(value) -> compare(value, v) >= 0 && compare(value, end) <= 0);
		}

		private int compare(Object one, Object other) {
			return this.kind.order().compare(one, other);
		}

		private void check(KeyRange range, Map<String, Object> tuple, Predicate<Object> asked) {
			this.stored.forEach((key, values) -> {
				boolean found = range.contains(key) && range.excluded().filter(key::equals).isEmpty();
				boolean sameText = !this.afterText || values.get("s").equals(tuple.get("s"));
				assertThat(found).as("seed %s, %s, key %s, asked with %s", SEED, range, key, tuple)
					.isEqualTo(sameText && asked.test(values.get("v")));
			});
		}

	}

}
