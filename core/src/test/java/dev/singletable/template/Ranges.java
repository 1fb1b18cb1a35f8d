package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.singletable.annotation.LocalIndex;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Condition;
import dev.singletable.expression.PropertyCondition;

import static dev.singletable.expression.Condition.property;

/**
 * Entities whose keys have parts of every kind at every place, and the answers a sorted
 * list would give.
 */
final class Ranges {

	static final List<String> TEXTS = List.of("a", "a#", "a#b", "a$", "a$2", "a b", "ab", "A", " ", "#", "$", "$20",
			"\u0001", "b", "é", "z\uffff", "😀", "😀a", "a\u007f");

	static final List<Integer> NUMBERS = List.of(Integer.MIN_VALUE, -1_000_000_000, -10, -2, -1, 0, 1, 2, 9, 10, 11,
			1_000_000_000, Integer.MAX_VALUE);

	static final List<BigDecimal> AMOUNTS = List.of(new BigDecimal("-9E+120"), new BigDecimal("-20"),
			new BigDecimal("-19.99"), new BigDecimal("-1"), new BigDecimal("-0.001"), BigDecimal.ZERO,
			new BigDecimal("1E-125"), new BigDecimal("0.001"), BigDecimal.ONE, new BigDecimal("1.5"),
			new BigDecimal("15"), new BigDecimal("19.99"), new BigDecimal("99999999999999999999999999999999999999"));

	static final List<Instant> MOMENTS = List.of(Instant.parse("0000-01-01T00:00:00Z"),
			Instant.parse("1969-12-31T23:59:59.999999999Z"), Instant.parse("1970-01-01T00:00:00Z"),
			Instant.parse("2026-03-01T12:00:00Z"), Instant.parse("2026-03-01T12:00:00.000000001Z"),
			Instant.parse("2026-03-01T12:00:00.5Z"), Instant.parse("9999-12-31T23:59:59.999999999Z"));

	static final Comparator<String> BY_CODE_POINT = (one, other) -> java.util.Arrays.compare(one.codePoints().toArray(),
			other.codePoints().toArray());

	private Ranges() {
	}

	@SingleTableEntity(type = "SAMPLE", pk = "G#{group}", sk = "S#{id}")
	@SecondaryIndex(name = "text", pk = "T#{group}", sk = "{text}#{number}#{at}#{id}")
	@SecondaryIndex(name = "amount", pk = "A#{group}", sk = "{amount}#{text}#{number}")
	@SecondaryIndex(name = "moment", pk = "M#{group}", sk = "AT#{at}")
	@SecondaryIndex(name = "number", pk = "N#{group}", sk = "{number}")
	@SecondaryIndex(name = "last", pk = "L#{group}", sk = "{number}#{amount}")
	@SecondaryIndex(name = "word", pk = "W#{group}", sk = "{text}")
	@SecondaryIndex(name = "nativeText", partition = { "@type", "group" }, sort = { "text", "number", "id" })
	@SecondaryIndex(name = "nativeAmount", partition = { "@type", "group" }, sort = { "amount", "at" })
	@LocalIndex(name = "local", sk = "X#{at}#{text}")
	record Sample(String group, String id, String text, int number, BigDecimal amount, Instant at, boolean marked) {
	}

	/** In the same partitions, around and between the samples. */
	@SingleTableEntity(type = "S", pk = "G#{group}", sk = "R#{id}")
	@SecondaryIndex(name = "text", pk = "T#{group}", sk = "{text}")
	@SecondaryIndex(name = "moment", pk = "M#{group}", sk = "AT#{at}")
	@SecondaryIndex(name = "number", pk = "N#{group}", sk = "{number}#{id}")
	@LocalIndex(name = "local", sk = "X#{at}")
	record Intruder(String group, String id, String text, int number, Instant at) {
	}

	@SingleTableEntity(type = "SAMPLES", pk = "G#{group}", sk = "SA#{id}")
	@SecondaryIndex(name = "word", pk = "W#{group}", sk = "{text}#{id}")
	@SecondaryIndex(name = "amount", pk = "A#{group}", sk = "{amount}")
	record Neighbour(String group, String id, String text, BigDecimal amount) {
	}

	/**
	 * A part of a key: how it is read, how it sorts, what it can be.
	 */
	record Part<V>(String path, Function<Sample, V> read, Comparator<V> order, List<V> values) {

		Comparator<Sample> samples() {
			return Comparator.comparing(this.read, this.order);
		}

		/** One question about the part. */
		Question equal(V value) {
			return new Question(property(this.path).is(value), (sample) -> compare(sample, value) == 0, "=");
		}

		List<Question> ranges(V one, V other) {
			PropertyCondition path = property(this.path);
			return List.of(equal(one), new Question(path.greaterThan(one), (sample) -> compare(sample, one) > 0, ">"),
					new Question(path.greaterThanOrEqual(one), (sample) -> compare(sample, one) >= 0, ">="),
					new Question(path.lessThan(one), (sample) -> compare(sample, one) < 0, "<"),
					new Question(path.lessThanOrEqual(one), (sample) -> compare(sample, one) <= 0, "<="),
					new Question(path.between(one, other),
							(sample) -> compare(sample, one) >= 0 && compare(sample, other) <= 0, "between"));
		}

		private int compare(Sample sample, V value) {
			return this.order.compare(this.read.apply(sample), value);
		}

	}

	/** A condition and what it means. */
	record Question(Condition condition, Predicate<Sample> holds, String name) {

		Question and(Question other) {
			return new Question(this.condition.and(other.condition), this.holds.and(other.holds),
					this.name + " " + other.name);
		}

		static Question startsWith(Part<String> part, String prefix) {
			return new Question(property(part.path()).startsWith(prefix),
					(sample) -> part.read().apply(sample).startsWith(prefix), "startsWith");
		}

	}

	static final Part<String> ID = new Part<>("id", Sample::id, BY_CODE_POINT, TEXTS);

	static final Part<String> TEXT = new Part<>("text", Sample::text, BY_CODE_POINT, TEXTS);

	static final Part<Integer> NUMBER = new Part<>("number", Sample::number, Comparator.naturalOrder(), NUMBERS);

	static final Part<BigDecimal> AMOUNT = new Part<>("amount", Sample::amount, Comparator.naturalOrder(), AMOUNTS);

	static final Part<Instant> AT = new Part<>("at", Sample::at, Comparator.naturalOrder(), MOMENTS);

	/**
	 * The table, or an index, and the parts of its sort key.
	 */
	record Way(String index, List<Part<?>> parts) {

		static Way of(String index, Part<?>... parts) {
			return new Way(index, List.of(parts));
		}

		Comparator<Sample> order() {
			return this.parts.stream()
				.map(Part::samples)
				.reduce((one, other) -> one.thenComparing(other))
				.orElseThrow();
		}

		@Override
		public String toString() {
			return this.index;
		}

	}

	static List<Way> ways() {
		return List.of(Way.of("the table", ID), Way.of("text", TEXT, NUMBER, AT, ID),
				Way.of("amount", AMOUNT, TEXT, NUMBER), Way.of("moment", AT), Way.of("number", NUMBER),
				Way.of("last", NUMBER, AMOUNT), Way.of("word", TEXT), Way.of("nativeText", TEXT, NUMBER, ID),
				Way.of("nativeAmount", AMOUNT, AT), Way.of("local", AT, TEXT));
	}

}
