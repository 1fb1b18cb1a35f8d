package dev.singletable.key;

import java.util.Optional;

/**
 * One part of a key, with the text before it, over which a range is asked.
 * <p>
 * With {@code P} the text before the part and {@code e} the text of a value, keys with
 * that value lie from {@code P e} to just before {@code P e $}: what follows a part is
 * {@code #}, and every longer text of the part goes on with {@code $} or more.
 */
public final class RangedPart {

	private static final KeyRange NOTHING = new KeyRange.Nothing();

	private final String before;

	private final KeyFormat format;

	private final boolean last;

	private final boolean open;

	/**
	 * A part.
	 * @param last whether a key may end with it
	 * @param open whether a key may go on behind it, although it is the last
	 */
	RangedPart(String before, KeyFormat format, boolean last, boolean open) {
		this.before = before;
		this.format = format;
		this.last = last;
		this.open = open;
	}

	static KeyRange startingWith(String prefix) {
		return prefix.isEmpty() ? new KeyRange.Everything() : new KeyRange.BeginsWith(prefix);
	}

	KeyRange all() {
		return startingWith(this.before);
	}

	KeyRange greaterThan(Object value) {
		int outside = outside(value);
		if (outside != 0) {
			return (outside < 0) ? all() : NOTHING;
		}
		return from(this.before + this.format.write(value) + after());
	}

	KeyRange atLeast(Object value) {
		int outside = outside(value);
		if (outside != 0) {
			return (outside < 0) ? all() : NOTHING;
		}
		return from(this.before + this.format.write(value));
	}

	private KeyRange from(String from) {
		return this.before.isEmpty() ? new KeyRange.AtLeast(from) : new KeyRange.Between(from, end());
	}

	KeyRange lessThan(Object value) {
		int outside = outside(value);
		if (outside != 0) {
			return (outside < 0) ? NOTHING : all();
		}
		String text = this.format.write(value);
		if (!this.last) {
			return to(this.before + text, false);
		}
		if (this.open || !this.format.fixedWidth()) {
			return to(this.before + text, true);
		}
		Optional<String> predecessor = this.format.predecessor(text);
		return predecessor.isEmpty() ? NOTHING : to(this.before + predecessor.get(), false);
	}

	KeyRange atMost(Object value) {
		int outside = outside(value);
		if (outside != 0) {
			return (outside < 0) ? NOTHING : all();
		}
		return to(this.before + this.format.write(value) + close(), false);
	}

	private KeyRange to(String to, boolean dropsLast) {
		return this.before.isEmpty() ? new KeyRange.AtMost(to, dropsLast)
				: new KeyRange.Between(this.before, to, dropsLast);
	}

	KeyRange between(Object from, Object to) {
		int fromOutside = outside(from);
		int toOutside = outside(to);
		if (fromOutside > 0 || toOutside < 0) {
			return NOTHING;
		}
		if (fromOutside < 0) {
			return (toOutside > 0) ? all() : atMost(to);
		}
		if (toOutside > 0) {
			return atLeast(from);
		}
		String first = this.format.write(from);
		String end = this.format.write(to);
		return (KeyOrder.compare(first, end) > 0) ? NOTHING
				: new KeyRange.Between(this.before + first, this.before + end + close());
	}

	KeyRange startsWith(String prefix) {
		if (!this.format.prefixes()) {
			throw new UnsupportedOperationException("A key part of type " + this.format.type().getName()
					+ " takes no prefix. Ask for StartingWith on a String that is not plain.");
		}
		return startingWith(this.before + this.format.write(prefix));
	}

	private int outside(Object bound) {
		if (!this.format.ordered()) {
			throw new UnsupportedOperationException("A key part of type " + this.format.type().getName()
					+ " takes no range here, since its texts do not sort as its values do. Ask for equality.");
		}
		return this.format.outside(bound);
	}

	/** Sorts below every longer text of the part and above every key with the value. */
	private String close() {
		return isRaw() ? "" : "$";
	}

	/** As {@link #close()}; a key kept as it is may go on with any character. */
	private String after() {
		return isRaw() ? "\u0000" : "$";
	}

	private boolean isRaw() {
		return this.format instanceof RawFormat;
	}

	private String end() {
		return this.before.substring(0, this.before.length() - 1) + KeyText.ESCAPE;
	}

}
