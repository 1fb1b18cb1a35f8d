package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
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
	record Part<E, V>(String path, Function<E, V> read, Comparator<V> order, List<V> values) {

		Comparator<E> entities() {
			return Comparator.comparing(this.read, this.order);
		}

		/** One question about the part. */
		Question<E> equal(V value) {
			return new Question<>(property(this.path).is(value), (entity) -> compare(entity, value) == 0, "=");
		}

		Question<E> sameAs(E model) {
			return equal(this.read.apply(model));
		}

		/**
		 * Ranges up to a value and from it, to another, and with its beginning if it is a
		 * text.
		 */
		List<Question<E>> ranges(V one, V other) {
			PropertyCondition path = property(this.path);
			List<Question<E>> ranges = new ArrayList<>(List.of(equal(one),
					new Question<E>(path.greaterThan(one), (entity) -> compare(entity, one) > 0, ">"),
					new Question<E>(path.greaterThanOrEqual(one), (entity) -> compare(entity, one) >= 0, ">="),
					new Question<E>(path.lessThan(one), (entity) -> compare(entity, one) < 0, "<"),
					new Question<E>(path.lessThanOrEqual(one), (entity) -> compare(entity, one) <= 0, "<="),
					new Question<E>(path.between(one, other),
							(entity) -> compare(entity, one) >= 0 && compare(entity, other) <= 0, "between")));
			if (one instanceof String text) {
				ranges.add(startsWith(text.substring(0, text.offsetByCodePoints(0, 1))));
				ranges.add(startsWith(text));
			}
			return ranges;
		}

		private Question<E> startsWith(String prefix) {
			return new Question<>(property(this.path).startsWith(prefix),
					(entity) -> this.read.apply(entity).toString().startsWith(prefix), "startsWith");
		}

		/** What lies within two ends, each with its value or without. */
		Question<E> within(V lower, boolean above, V upper, boolean below) {
			PropertyCondition path = property(this.path);
			Condition from = above ? path.greaterThan(lower) : path.greaterThanOrEqual(lower);
			Condition to = below ? path.lessThan(upper) : path.lessThanOrEqual(upper);
			return new Question<>(below ? to.and(from) : from.and(to),
					(entity) -> compare(entity, lower) >= (above ? 1 : 0) && compare(entity, upper) <= (below ? -1 : 0),
					"within");
		}

		private int compare(E entity, V value) {
			return Integer.signum(this.order.compare(this.read.apply(entity), value));
		}

	}

	/** A condition and what it means. */
	record Question<E>(Condition condition, Predicate<E> holds, String name) {

		Question<E> and(Question<E> other) {
			return new Question<>(this.condition.and(other.condition), this.holds.and(other.holds),
					this.name + " " + other.name);
		}

	}

	static final Part<Sample, String> ID = new Part<>("id", Sample::id, BY_CODE_POINT, TEXTS);

	static final Part<Sample, String> TEXT = new Part<>("text", Sample::text, BY_CODE_POINT, TEXTS);

	static final Part<Sample, Integer> NUMBER = new Part<>("number", Sample::number, Comparator.naturalOrder(),
			NUMBERS);

	static final Part<Sample, BigDecimal> AMOUNT = new Part<>("amount", Sample::amount, Comparator.naturalOrder(),
			AMOUNTS);

	static final Part<Sample, Instant> AT = new Part<>("at", Sample::at, Comparator.naturalOrder(), MOMENTS);

	/**
	 * The table, or an index, and the parts of its sort key.
	 */
	record Way(String index, List<Part<Sample, ?>> parts) {

		@SafeVarargs
		static Way of(String index, Part<Sample, ?>... parts) {
			return new Way(index, List.of(parts));
		}

		Comparator<Sample> order() {
			return this.parts.stream()
				.map(Part::entities)
				.reduce((one, other) -> one.thenComparing(other))
				.orElseThrow();
		}

		/**
		 * Whether a range can end without the value at its end: the attribute of a native
		 * index has to have a value just beside it.
		 */
		boolean takesOpenEnd(Part<?, ?> part, boolean upper) {
			boolean dense = part == AMOUNT || (upper && (part == TEXT || part == ID));
			return !this.index.startsWith("native") || !dense;
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
