package dev.singletable.key;

import org.jspecify.annotations.Nullable;

/**
 * The table's own key as it is, separators included.
 */
final class RawFormat extends KeyFormat {

	RawFormat() {
		super(String.class);
	}

	@Override
	public String write(Object value) {
		if (!(value instanceof String string)) {
			throw wrongType(value);
		}
		KeyText.requireWellFormed(string);
		return string;
	}

	@Override
	@Nullable Object parse(String text) {
		return (text.isEmpty() || !KeyText.isWellFormed(text)) ? null : text;
	}

	@Override
	public boolean prefixes() {
		return true;
	}

	@Override
	public int outside(Object bound) {
		return bound.equals("") ? -1 : 0;
	}

}
