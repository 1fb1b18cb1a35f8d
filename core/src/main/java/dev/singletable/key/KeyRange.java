package dev.singletable.key;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Which texts of one key attribute a query reads.
 * <p>
 * All ends are inclusive, as in DynamoDB. No {@code toString} shows a key.
 */
public sealed interface KeyRange {

	/**
	 * Whether DynamoDB would read the key, the {@link #excluded()} one included.
	 * @param key a key
	 * @return true when the key is in the range, by the order of its UTF-8 bytes
	 */
	boolean contains(String key);

	/**
	 * Calls the one case that fits.
	 * @param <R> what the case returns
	 * @param cases one function per kind of range
	 * @return what it returned
	 */
	<R> R in(Cases<R> cases);

	/**
	 * The one key that the range reads although it was not asked for.
	 * <p>
	 * DynamoDB has no open end on a range with two ends. A {@code <} on a last part whose
	 * width is not fixed reads up to the bound, and whoever reads drops it.
	 * @return the key to drop, before any limit counts
	 */
	default Optional<String> excluded() {
		return Optional.empty();
	}

	/**
	 * The keys that two ranges over one part have in common.
	 * @param lower where they begin: from a key on, all keys with a start, or none
	 * @param upper where they end: up to a key, all keys with that start, or none
	 * @return one range; nothing where the end is before the beginning
	 */
	static KeyRange ofEnds(KeyRange lower, KeyRange upper) {
		if (lower instanceof Nothing || upper instanceof Nothing) {
			return new Nothing();
		}
		String from = first(lower);
		String to = last(upper);
		if (from == null || to == null) {
			return (from == null) ? upper : lower;
		}
		boolean dropsLast = upper.excluded().isPresent();
		int distance = KeyOrder.compare(from, to);
		return (distance > 0 || (distance == 0 && dropsLast)) ? new Nothing() : new Between(from, to, dropsLast);
	}

	private static @Nullable String first(KeyRange range) {
		if (range instanceof Between between) {
			return between.from();
		}
		return (range instanceof AtLeast atLeast) ? atLeast.from() : null;
	}

	private static @Nullable String last(KeyRange range) {
		if (range instanceof Between between) {
			return between.to();
		}
		return (range instanceof AtMost atMost) ? atMost.to() : null;
	}

	/**
	 * One function per kind of range.
	 *
	 * @param <R> what they return
	 */
	interface Cases<R> {

		R everything();

		R nothing();

		R equal(String text);

		R beginsWith(String prefix);

		R between(String from, String to);

		R atLeast(String from);

		R atMost(String to);

	}

	/**
	 * Every key; the query has no condition on this attribute.
	 */
	record Everything() implements KeyRange {

		@Override
		public boolean contains(String key) {
			return true;
		}

		@Override
		public <R> R in(Cases<R> cases) {
			return cases.everything();
		}

	}

	/**
	 * No key; there is nothing to call for.
	 */
	record Nothing() implements KeyRange {

		@Override
		public boolean contains(String key) {
			return false;
		}

		@Override
		public <R> R in(Cases<R> cases) {
			return cases.nothing();
		}

	}

	/**
	 * One key.
	 *
	 * @param text the key
	 */
	record Equal(String text) implements KeyRange {

		@Override
		public boolean contains(String key) {
			return key.equals(this.text);
		}

		@Override
		public <R> R in(Cases<R> cases) {
			return cases.equal(this.text);
		}

		@Override
		public String toString() {
			return "Equal[text=***]";
		}

	}

	/**
	 * The keys that begin with a text.
	 *
	 * @param prefix the text
	 */
	record BeginsWith(String prefix) implements KeyRange {

		@Override
		public boolean contains(String key) {
			return key.startsWith(this.prefix);
		}

		@Override
		public <R> R in(Cases<R> cases) {
			return cases.beginsWith(this.prefix);
		}

		@Override
		public String toString() {
			return "BeginsWith[prefix=***]";
		}

	}

	/**
	 * The keys between two texts, which are never crossed.
	 *
	 * @param from the first key
	 * @param to the last key
	 * @param dropsLast whether the last key is the {@link #excluded()} one
	 */
	record Between(String from, String to, boolean dropsLast) implements KeyRange {

		public Between(String from, String to) {
			this(from, to, false);
		}

		@Override
		public boolean contains(String key) {
			return KeyOrder.compare(this.from, key) <= 0 && KeyOrder.compare(key, this.to) <= 0;
		}

		@Override
		public <R> R in(Cases<R> cases) {
			return cases.between(this.from, this.to);
		}

		@Override
		public Optional<String> excluded() {
			return this.dropsLast ? Optional.of(this.to) : Optional.empty();
		}

		@Override
		public String toString() {
			return "Between[from=***, to=***]";
		}

	}

	/**
	 * The keys from a text on.
	 *
	 * @param from the first key
	 */
	record AtLeast(String from) implements KeyRange {

		@Override
		public boolean contains(String key) {
			return KeyOrder.compare(this.from, key) <= 0;
		}

		@Override
		public <R> R in(Cases<R> cases) {
			return cases.atLeast(this.from);
		}

		@Override
		public String toString() {
			return "AtLeast[from=***]";
		}

	}

	/**
	 * The keys up to a text.
	 *
	 * @param to the last key
	 * @param dropsLast whether the last key is the {@link #excluded()} one
	 */
	record AtMost(String to, boolean dropsLast) implements KeyRange {

		public AtMost(String to) {
			this(to, false);
		}

		@Override
		public boolean contains(String key) {
			return KeyOrder.compare(key, this.to) <= 0;
		}

		@Override
		public <R> R in(Cases<R> cases) {
			return cases.atMost(this.to);
		}

		@Override
		public Optional<String> excluded() {
			return this.dropsLast ? Optional.of(this.to) : Optional.empty();
		}

		@Override
		public String toString() {
			return "AtMost[to=***]";
		}

	}

}
