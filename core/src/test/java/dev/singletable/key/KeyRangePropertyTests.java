package dev.singletable.key;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.singletable.key.KeyTemplate.Part;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random ranges over keys of several types: each gives exactly the values asked for.
 */
class KeyRangePropertyTests {

	private static final long SEED = 20_260_103L;

	private static final int ROUNDS = 20;

	private static final List<String> TEMPLATES = List.of("{v}", "A#{v}", "{v}#Z", "A#{v}#Z", "{v}#{t}", "{v}#L#{t}",
			"A#{v}#B#{t}", "{s}#{v}", "{s}#L#{v}", "{s}#{v}#{t}", "A#{s}#L#M#{v}#{t}#Z", "{v}#{p:plain}");

	private static final List<String> OTHERS = List.of("A", "META", "A#B", "A#Z", "{s}", "A#{s}", "A#{s}#{v}", "B#{v}",
			"{s}#{v}", "{s}#L#X", "{s}#{t}#{v}#Z", "A#{s}#L#M", "~#{v}", "A#{p:plain}");

	static Stream<ValueKind> kinds() {
		return ValueKind.all().filter((kind) -> KeyFormat.of(kind.type(), kind.format()).ordered());
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void everyRangeGivesExactlyTheValuesAskedFor(ValueKind kind) {
		Random random = new Random(SEED);
		Pools pools = Pools.of(kind, random);
		List<KeyPattern> others = patterns(OTHERS, kind);
		for (KeyPattern pattern : patterns(TEMPLATES, kind)) {
			List<Stored> stored = new ArrayList<>();
			others.forEach((other) -> stored.addAll(store(pattern, other, pools, 6)));
			stored.addAll(store(pattern, pattern, pools, 60));
			for (int round = 0; round < ROUNDS; round++) {
				askAll(pattern, pools, stored);
			}
		}
	}

	private static List<KeyPattern> patterns(List<String> templates, ValueKind kind) {
		return templates.stream()
			.map((template) -> KeyPattern.of(KeyTemplate.parse(template.replace("{v}", kind.part("v"))),
					(path) -> path.equals("v") ? kind.type() : String.class))
			.toList();
	}

	private static List<Stored> store(KeyPattern asked, KeyPattern pattern, Pools pools, int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> pattern.render(pools.tuple()::get))
			.map((key) -> new Stored(pattern, key, asked.read(key)))
			.toList();
	}

	private static void askAll(KeyPattern pattern, Pools pools, List<Stored> stored) {
		Map<String, Object> tuple = pools.tuple();
		List<String> paths = pattern.parts().stream().map(Part::path).toList();
		for (int leading = 0; leading <= paths.size(); leading++) {
			Question none = new Question(pattern, tuple, leading, Bound.none());
			none.check(stored, (value) -> true);
		}
		Question question = new Question(pattern, tuple, paths.indexOf("v"), Bound.none());
		Object a = pools.bound();
		Object b = pools.bound();
		question.with(Bound.greaterThan(a)).check(stored, (value) -> pools.compare(value, a) > 0);
		question.with(Bound.atLeast(a)).check(stored, (value) -> pools.compare(value, a) >= 0);
		question.with(Bound.lessThan(a)).check(stored, (value) -> pools.compare(value, a) < 0);
		question.with(Bound.atMost(a)).check(stored, (value) -> pools.compare(value, a) <= 0);
		question.with(Bound.between(a, b))
			.check(stored, (value) -> pools.compare(value, a) >= 0 && pools.compare(value, b) <= 0);
		askBothEnds(question, pools, stored, List.of(a, b));
		if (a instanceof String text) {
			String start = text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2));
			question.with(Bound.startsWith(start)).check(stored, (value) -> ((String) value).startsWith(start));
		}
	}

	private static void askBothEnds(Question question, Pools pools, List<Stored> stored, List<Object> ends) {
		Object a = ends.get(0);
		Object b = ends.get(1);
		question.with(Bound.within(Bound.greaterThan(a), Bound.lessThan(b)))
			.check(stored, (value) -> pools.compare(value, a) > 0 && pools.compare(value, b) < 0);
		question.with(Bound.within(Bound.atLeast(a), Bound.lessThan(b)))
			.check(stored, (value) -> pools.compare(value, a) >= 0 && pools.compare(value, b) < 0);
		question.with(Bound.within(Bound.greaterThan(a), Bound.atMost(b)))
			.check(stored, (value) -> pools.compare(value, a) > 0 && pools.compare(value, b) <= 0);
		question.with(Bound.within(Bound.atLeast(a), Bound.atMost(b)))
			.check(stored, (value) -> pools.compare(value, a) >= 0 && pools.compare(value, b) <= 0);
	}

	record Stored(KeyPattern pattern, String key, Optional<Map<String, Object>> values) {

	}

	record Pools(ValueKind kind, Random random, List<Object> values, List<Object> texts) {

		static Pools of(ValueKind kind, Random random) {
			List<Object> values = IntStream.range(0, 14).mapToObj((i) -> kind.next(random)).toList();
			List<Object> texts = List.of("L", "A", "M", "a", "a ", "a#", "a#b", "ab");
			return new Pools(kind, random, values, texts);
		}

		Map<String, Object> tuple() {
			Map<String, Object> tuple = new HashMap<>();
			tuple.put("v", pick(this.values));
			tuple.put("s", pick(this.texts));
			tuple.put("t", pick(this.texts));
			tuple.put("p", List.of(" ", "x y", "~", "Z").get(this.random.nextInt(4)));
			return tuple;
		}

		Object bound() {
			return switch (this.random.nextInt(4)) {
				case 0 -> this.kind.next(this.random);
				case 1 -> pick(this.kind.beyond().isEmpty() ? this.values : this.kind.beyond());
				default -> pick(this.values);
			};
		}

		private Object pick(List<Object> pool) {
			return pool.get(this.random.nextInt(pool.size()));
		}

		int compare(Object left, Object right) {
			return this.kind.order().compare(left, right);
		}

	}

	record Question(KeyPattern pattern, Map<String, Object> tuple, int leading, Bound bound) {

		Question with(Bound other) {
			return new Question(this.pattern, this.tuple, this.leading, other);
		}

		void check(List<Stored> stored, Predicate<Object> asked) {
			List<Part> bound = this.pattern.parts().subList(0, this.leading);
			KeyRange range = this.pattern.range(bound.stream().map((part) -> this.tuple.get(part.path())).toList(),
					this.bound);
			Supplier<String> description = () -> "seed %s, template %s, %s leading of %s, %s".formatted(SEED,
					this.pattern, this.leading, this.tuple, this.bound);
			List<String> expected = stored.stream()
				.filter((item) -> item.values().filter((values) -> fits(values, asked)).isPresent())
				.map(Stored::key)
				.toList();
			List<Stored> read = stored.stream().filter((item) -> range.contains(item.key())).toList();
			List<String> found = read.stream()
				.filter((item) -> item.values().isPresent())
				.map(Stored::key)
				.filter((key) -> range.excluded().filter(key::equals).isEmpty())
				.toList();
			assertThat(found).as(description).isEqualTo(expected);
			assertThat(read.stream().map(Stored::pattern).distinct()).as(description)
				.allMatch((other) -> this.pattern.couldRead(this.leading, other));
			assertThat(range.excluded().isPresent() && this.pattern.format("v").fixedWidth()).as(description).isFalse();
			if (range instanceof KeyRange.Between between) {
				assertThat(KeyOrder.compare(between.from(), between.to())).as(description).isNotPositive();
			}
		}

		private boolean fits(Map<String, Object> values, Predicate<Object> asked) {
			for (Part part : this.pattern.parts().subList(0, this.leading)) {
				KeyFormat format = this.pattern.format(part.path());
				if (!format.write(values.get(part.path())).equals(format.write(this.tuple.get(part.path())))) {
					return false;
				}
			}
			return this.leading == this.pattern.parts().size() || this.bound instanceof Bound.None
					|| asked.test(values.get("v"));
		}

	}

}
