package dev.singletable.key;

/**
 * What a range asks of the first part that is not bound by equality.
 * <p>
 * No {@code toString} shows a value.
 */
public sealed interface Bound {

	/**
	 * Applies the bound to a part.
	 * @param part the part, which only this package can use
	 * @return the range of keys
	 */
	KeyRange over(RangedPart part);

	static Bound none() {
		return new None();
	}

	static Bound greaterThan(Object value) {
		return new GreaterThan(value);
	}

	static Bound atLeast(Object value) {
		return new AtLeast(value);
	}

	static Bound lessThan(Object value) {
		return new LessThan(value);
	}

	static Bound atMost(Object value) {
		return new AtMost(value);
	}

	/**
	 * From one value to another, both included.
	 * @param from the first value
	 * @param to the last value; below the first one the range is empty
	 * @return the bound
	 */
	static Bound between(Object from, Object to) {
		return new Between(from, to);
	}

	/**
	 * What lies within two bounds of one part.
	 * @param lower {@link #greaterThan} or {@link #atLeast}
	 * @param upper {@link #lessThan} or {@link #atMost}; below the lower one the range is
	 * empty
	 * @return the bound
	 */
	static Bound within(Bound lower, Bound upper) {
		return new Within(lower, upper);
	}

	/**
	 * Strings that start with another.
	 * @param prefix the start; an empty one asks for all
	 * @return the bound
	 */
	static Bound startsWith(String prefix) {
		return new StartsWith(prefix);
	}

	/**
	 * No bound: every key with the leading values.
	 */
	record None() implements Bound {

		@Override
		public KeyRange over(RangedPart part) {
			return part.all();
		}

	}

	/**
	 * Values above one.
	 *
	 * @param value the bound
	 */
	record GreaterThan(Object value) implements Bound {

		@Override
		public KeyRange over(RangedPart part) {
			return part.greaterThan(this.value);
		}

		@Override
		public String toString() {
			return "GreaterThan[value=***]";
		}

	}

	/**
	 * A value and those above it.
	 *
	 * @param value the bound
	 */
	record AtLeast(Object value) implements Bound {

		@Override
		public KeyRange over(RangedPart part) {
			return part.atLeast(this.value);
		}

		@Override
		public String toString() {
			return "AtLeast[value=***]";
		}

	}

	/**
	 * Values below one.
	 *
	 * @param value the bound
	 */
	record LessThan(Object value) implements Bound {

		@Override
		public KeyRange over(RangedPart part) {
			return part.lessThan(this.value);
		}

		@Override
		public String toString() {
			return "LessThan[value=***]";
		}

	}

	/**
	 * A value and those below it.
	 *
	 * @param value the bound
	 */
	record AtMost(Object value) implements Bound {

		@Override
		public KeyRange over(RangedPart part) {
			return part.atMost(this.value);
		}

		@Override
		public String toString() {
			return "AtMost[value=***]";
		}

	}

	/**
	 * Two values and those between them.
	 *
	 * @param from the first value
	 * @param to the last value
	 */
	record Between(Object from, Object to) implements Bound {

		@Override
		public KeyRange over(RangedPart part) {
			return part.between(this.from, this.to);
		}

		@Override
		public String toString() {
			return "Between[from=***, to=***]";
		}

	}

	/**
	 * Two bounds, each with its value or without.
	 *
	 * @param lower where the range begins
	 * @param upper where it ends
	 */
	record Within(Bound lower, Bound upper) implements Bound {

		@Override
		public KeyRange over(RangedPart part) {
			return KeyRange.ofEnds(this.lower.over(part), this.upper.over(part));
		}

	}

	/**
	 * Strings with one start.
	 *
	 * @param prefix the start
	 */
	record StartsWith(String prefix) implements Bound {

		@Override
		public KeyRange over(RangedPart part) {
			return part.startsWith(this.prefix);
		}

		@Override
		public String toString() {
			return "StartsWith[prefix=***]";
		}

	}

}
