package dev.singletable.key;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class KeyRangeTests {

	private static final KeyRange NOTHING = new KeyRange.Nothing();

	private static KeyPattern pattern(String template, Class<?> type) {
		return KeyPattern.of(KeyTemplate.parse(template), (path) -> path.equals("v") ? type : String.class);
	}

	@ParameterizedTest
	@MethodSource
	void rangesOverAStringPart(String template, List<Object> leading, Bound bound, KeyRange range) {
		assertThat(pattern(template, String.class).range(leading, bound)).isEqualTo(range);
	}

	static Stream<Arguments> rangesOverAStringPart() {
		return Stream.of(withTextBefore(), withoutTextBefore(), byEquality(), byEmptyText(), byBothEnds())
			.flatMap((arguments) -> arguments);
	}

	private static Stream<Arguments> withTextBefore() {
		return Stream.of(arguments("A#{v}", List.of(), Bound.greaterThan("b"), new KeyRange.Between("A#b$", "A$")),
				arguments("A#{v}", List.of(), Bound.atLeast("b"), new KeyRange.Between("A#b", "A$")),
				arguments("A#{v}", List.of(), Bound.atMost("b"), new KeyRange.Between("A#", "A#b$")),
				arguments("A#{v}", List.of(), Bound.lessThan("b"), new KeyRange.Between("A#", "A#b", true)),
				arguments("A#{v}#Z", List.of(), Bound.lessThan("b"), new KeyRange.Between("A#", "A#b")),
				arguments("A#{v}", List.of(), Bound.between("b", "c"), new KeyRange.Between("A#b", "A#c$")),
				arguments("A#{v}", List.of(), Bound.between("c", "b"), NOTHING),
				arguments("A#{v}", List.of(), Bound.startsWith("b c"), new KeyRange.BeginsWith("A#b$20c")),
				arguments("{s}#L#{v}", List.of("x y"), Bound.greaterThan("b"),
						new KeyRange.Between("x$20y#L#b$", "x$20y#L$")),
				arguments("{s}#L#{v}#{t}", List.of("x"), Bound.lessThan("b"), new KeyRange.Between("x#L#", "x#L#b")));
	}

	private static Stream<Arguments> byBothEnds() {
		Bound above = Bound.greaterThan("b");
		Bound from = Bound.atLeast("b");
		return Stream.of(
				arguments("A#{v}", List.of(), Bound.within(from, Bound.lessThan("c")),
						new KeyRange.Between("A#b", "A#c", true)),
				arguments("A#{v}#Z", List.of(), Bound.within(above, Bound.lessThan("c")),
						new KeyRange.Between("A#b$", "A#c")),
				arguments("{v}", List.of(), Bound.within(above, Bound.atMost("c")), new KeyRange.Between("b$", "c$")),
				arguments("{v}", List.of(), Bound.within(from, Bound.atMost("c")), new KeyRange.Between("b", "c$")),
				arguments("{v}", List.of(), Bound.within(from, Bound.lessThan("b")), NOTHING),
				arguments("{v}", List.of(), Bound.within(above, Bound.atMost("a")), NOTHING),
				arguments("A#{v}", List.of(), Bound.within(Bound.greaterThan(""), Bound.lessThan("c")),
						new KeyRange.Between("A#", "A#c", true)),
				arguments("A#{v}", List.of(), Bound.within(from, Bound.lessThan("")), NOTHING));
	}

	private static Stream<Arguments> withoutTextBefore() {
		return Stream.of(arguments("{v}", List.of(), Bound.greaterThan("b"), new KeyRange.AtLeast("b$")),
				arguments("{v}", List.of(), Bound.atLeast("b"), new KeyRange.AtLeast("b")),
				arguments("{v}", List.of(), Bound.atMost("b"), new KeyRange.AtMost("b$")),
				arguments("{v}", List.of(), Bound.lessThan("b"), new KeyRange.AtMost("b", true)),
				arguments("{v}#Z", List.of(), Bound.lessThan("b"), new KeyRange.AtMost("b")),
				arguments("{v}", List.of(), Bound.between("b", "c"), new KeyRange.Between("b", "c$")),
				arguments("{v}", List.of(), Bound.startsWith("b"), new KeyRange.BeginsWith("b")),
				arguments("{v}", List.of(), Bound.startsWith(""), new KeyRange.Everything()));
	}

	private static Stream<Arguments> byEquality() {
		return Stream.of(arguments("{v}", List.of(), Bound.none(), new KeyRange.Everything()),
				arguments("A#{v}", List.of(), Bound.none(), new KeyRange.BeginsWith("A#")),
				arguments("A#{v}#{t}", List.of("b"), Bound.none(), new KeyRange.BeginsWith("A#b#")),
				arguments("A#{v}#B#{t}", List.of("b"), Bound.none(), new KeyRange.BeginsWith("A#b#B#")),
				arguments("A#{v}", List.of("b"), Bound.none(), new KeyRange.Equal("A#b")),
				arguments("A#{v}#Z", List.of("b"), Bound.none(), new KeyRange.Equal("A#b#Z")),
				arguments("META", List.of(), Bound.none(), new KeyRange.Equal("META")));
	}

	private static Stream<Arguments> byEmptyText() {
		return Stream.of(arguments("A#{v}", List.of(""), Bound.none(), NOTHING),
				arguments("A#{v}", List.of(), Bound.atLeast(""), new KeyRange.BeginsWith("A#")),
				arguments("{v}", List.of(), Bound.greaterThan(""), new KeyRange.Everything()),
				arguments("A#{v}", List.of(), Bound.atMost(""), NOTHING),
				arguments("A#{v}", List.of(), Bound.lessThan(""), NOTHING),
				arguments("{v}", List.of(), Bound.between("", "b"), new KeyRange.AtMost("b$")));
	}

	@ParameterizedTest
	@MethodSource
	void cutsABoundOutsideTheWidth(Bound bound, KeyRange range) {
		assertThat(pattern("A#{v:6}", int.class).range(List.of(), bound)).isEqualTo(range);
	}

	static Stream<Arguments> cutsABoundOutsideTheWidth() {
		KeyRange all = new KeyRange.BeginsWith("A#");
		return Stream.of(arguments(Bound.lessThan(1_000_000), all), arguments(Bound.atMost(1_000_000), all),
				arguments(Bound.greaterThan(-1), all), arguments(Bound.atLeast(-1), all),
				arguments(Bound.between(-1, 1_000_000), all), arguments(Bound.greaterThan(2_000_000), NOTHING),
				arguments(Bound.atLeast(1_000_000), NOTHING), arguments(Bound.lessThan(-1), NOTHING),
				arguments(Bound.atMost(-1), NOTHING), arguments(Bound.between(1_000_000, 2_000_000), NOTHING),
				arguments(Bound.between(-2, -1), NOTHING),
				arguments(Bound.between(-1, 5), new KeyRange.Between("A#", "A#000005$")),
				arguments(Bound.between(5, 1_000_000), new KeyRange.Between("A#000005", "A$")),
				arguments(Bound.lessThan(3_000_000_000L), all));
	}

	@Test
	void endsAtTheValueBeforeWhenTheWidthIsFixed() {
		KeyRange below = pattern("A#{v:6}", int.class).range(List.of(), Bound.lessThan(100));
		assertThat(below).isEqualTo(new KeyRange.Between("A#", "A#000099"));
		assertThat(below.excluded()).isEmpty();
		assertThat(pattern("A#{v:6}", int.class).range(List.of(), Bound.lessThan(0))).isEqualTo(NOTHING);
		assertThat(pattern("{v}", Instant.class).range(List.of(), Bound.lessThan(Instant.EPOCH)))
			.isEqualTo(new KeyRange.AtMost("1969-12-31T23:59:59.999999999Z"));
		assertThat(pattern("{v}", Instant.class).range(List.of(), Bound.lessThan(Instant.MAX)))
			.isEqualTo(new KeyRange.Everything());
	}

	@Test
	void namesTheOneKeyToDropWhenTheWidthVaries() {
		KeyRange below = pattern("A#{v}", BigDecimal.class).range(List.of(), Bound.lessThan(new BigDecimal("19.99")));
		assertThat(below).isEqualTo(new KeyRange.Between("A#", "A#15011999", true));
		assertThat(below.excluded()).contains("A#15011999");
		assertThat(below.contains("A#15011999")).isTrue();
		assertThat(pattern("{v}", String.class).range(List.of(), Bound.lessThan("b")).excluded()).contains("b");
		assertThat(pattern("{v}", String.class).range(List.of(), Bound.atMost("b")).excluded()).isEmpty();
	}

	@Test
	void findsOneKeyByAllItsValues() {
		KeyPattern pattern = pattern("A#{v}#{t}", int.class);
		assertThat(pattern.equal(Map.of("v", 7, "t", "x")::get)).isEqualTo(new KeyRange.Equal("A#0000000007#x"));
		assertThat(pattern.equal(Map.of("v", 7)::get)).isEqualTo(NOTHING);
	}

	@Test
	void refusesARangeOrAPrefixThatTextsDoNotFollow() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> pattern("A#{v}", TimeUnit.class).range(List.of(), Bound.atLeast(TimeUnit.DAYS)))
			.withMessage(
					"Part {v} of key template \"A#{v}\": A key part of type java.util.concurrent.TimeUnit takes no "
							+ "range here, since its texts do not sort as its values do. Ask for equality.");
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> pattern("A#{v}", int.class).range(List.of(), Bound.startsWith("1")))
			.withMessage("Part {v} of key template \"A#{v}\": A key part of type int takes no prefix. "
					+ "Ask for StartingWith on a String that is not plain.");
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> pattern("A#{v}", int.class).range(List.of(1), Bound.atLeast(1)))
			.withMessage("Key template \"A#{v}\" has no part left for a range. Bind one value less.");
	}

	@Test
	void comparesKeysAsDynamoDbDoes() {
		assertThat(new KeyRange.AtLeast("\uFF5E").contains("\uD83D\uDE00")).isTrue();
		assertThat(new KeyRange.AtMost("\uFF5E").contains("\uD83D\uDE00")).isFalse();
		assertThat(new KeyRange.Between("\uD7FF", "\uFF5E").contains("\uD83D\uDE00")).isFalse();
	}

	@Test
	void callsTheCaseOfItsKind() {
		Stream<KeyRange> ranges = Stream.of(new KeyRange.Everything(), NOTHING, new KeyRange.Equal("a"),
				new KeyRange.BeginsWith("b"), new KeyRange.Between("c", "d"), new KeyRange.AtLeast("e"),
				new KeyRange.AtMost("f"));
		assertThat(ranges.map((range) -> range.in(new Names()))).containsExactly("everything", "nothing", "= a", "b*",
				"c..d", "e..", "..f");
	}

	@Test
	void neverShowsKeysOrValues() {
		List<Object> shown = List.of(new KeyRange.Equal("secret"), new KeyRange.BeginsWith("secret"),
				new KeyRange.Between("secret", "secret"), new KeyRange.AtLeast("secret"), new KeyRange.AtMost("secret"),
				Bound.greaterThan("secret"), Bound.atLeast("secret"), Bound.lessThan("secret"), Bound.atMost("secret"),
				Bound.between("secret", "secret"), Bound.startsWith("secret"));
		assertThat(shown).allSatisfy((value) -> assertThat(value.toString()).contains("***").doesNotContain("secret"));
	}

	private static final class Names implements KeyRange.Cases<String> {

		@Override
		public String everything() {
			return "everything";
		}

		@Override
		public String nothing() {
			return "nothing";
		}

		@Override
		public String equal(String text) {
			return "= " + text;
		}

		@Override
		public String beginsWith(String prefix) {
			return prefix + "*";
		}

		@Override
		public String between(String from, String to) {
			return from + ".." + to;
		}

		@Override
		public String atLeast(String from) {
			return from + "..";
		}

		@Override
		public String atMost(String to) {
			return ".." + to;
		}

	}

}
