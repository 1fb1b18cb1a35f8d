package dev.singletable.key;

import org.jspecify.annotations.Nullable;

/**
 * Strings as they are, for the end of a template.
 */
final class PlainStringFormat extends KeyFormat {

	PlainStringFormat() {
		super(String.class);
	}

	@Override
	public String write(Object value) {
		if (!(value instanceof String string)) {
			throw wrongType(value);
		}
		if (!isPlain(string)) {
			throw new InvalidKeyException("A plain key part takes no '#' and, but for the blank, "
					+ "no character below U+0025. Pass a value without them, or leave out the format plain.");
		}
		KeyText.requireWellFormed(string);
		return string;
	}

	@Override
	@Nullable Object parse(String text) {
		return (text.isEmpty() || !isPlain(text) || !KeyText.isWellFormed(text)) ? null : text;
	}

	@Override
	public boolean ordered() {
		return false;
	}

	@Override
	boolean couldStartWith(String start) {
		return isPlain(start);
	}

	private static boolean isPlain(String text) {
		for (int i = 0; i < text.length(); i++) {
			char unit = text.charAt(i);
			if (unit <= KeyText.ESCAPE && unit != ' ') {
				return false;
			}
		}
		return true;
	}

}
