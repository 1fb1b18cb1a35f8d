package dev.singletable.key;

import org.jspecify.annotations.Nullable;

/**
 * Strings, escaped; they sort by code point.
 */
final class StringFormat extends KeyFormat {

	StringFormat() {
		super(String.class);
	}

	@Override
	public String write(Object value) {
		if (!(value instanceof String string)) {
			throw wrongType(value);
		}
		return KeyText.escape(string);
	}

	@Override
	@Nullable Object parse(String text) {
		return text.isEmpty() ? null : KeyText.unescapeOrNull(text);
	}

	@Override
	public boolean prefixes() {
		return true;
	}

	@Override
	public int outside(Object bound) {
		return bound.equals("") ? -1 : 0;
	}

	@Override
	boolean couldStartWith(String start) {
		return start.chars().noneMatch((unit) -> unit < KeyText.ESCAPE);
	}

}
