package dev.singletable.key;

import org.jspecify.annotations.Nullable;

/**
 * The escaped text of a value inside a key.
 * <p>
 * Each character from U+0000 to U+0024 becomes {@code $} and two upper-case hex digits,
 * so that {@code #} sorts below everything a part can contain.
 */
public final class KeyText {

	/** What separates the segments of a key. */
	static final char SEPARATOR = '#';

	/** The last character that is escaped, which is also the one that escapes. */
	static final char ESCAPE = '$';

	private static final String HEX = "0123456789ABCDEF";

	private static final String UNPAIRED = "The text has an unpaired surrogate, which no key can hold. "
			+ "Pass text made of whole characters.";

	private KeyText() {
	}

	/**
	 * The text of a value inside a key.
	 * @param value any string
	 * @return the escaped text, the same string when there is nothing to escape
	 * @throws InvalidKeyException when the value has an unpaired surrogate
	 */
	public static String escape(String value) {
		int escapes = 0;
		for (int i = 0; i < value.length(); i++) {
			char unit = value.charAt(i);
			if (unit <= ESCAPE) {
				escapes++;
			}
			else if (Character.isSurrogate(unit)) {
				i = pairEnd(value, i);
			}
		}
		return (escapes == 0) ? value : escaped(value, escapes);
	}

	private static String escaped(String value, int escapes) {
		StringBuilder text = new StringBuilder(value.length() + 2 * escapes);
		for (int i = 0; i < value.length(); i++) {
			char unit = value.charAt(i);
			if (unit > ESCAPE) {
				text.append(unit);
			}
			else {
				text.append(ESCAPE).append(HEX.charAt(unit >> 4)).append(HEX.charAt(unit & 0xF));
			}
		}
		return text.toString();
	}

	/**
	 * The value whose text this is.
	 * @param text a text that {@link #escape(String)} returned
	 * @return the value
	 * @throws InvalidKeyException when no value has this text
	 */
	public static String unescape(String text) {
		String value = unescapeOrNull(text);
		if (value == null) {
			throw new InvalidKeyException("The text is not an escaped key part. "
					+ "Pass one segment of a key, with every character up to U+0024 as '$' and two hex digits.");
		}
		return value;
	}

	static @Nullable String unescapeOrNull(String text) {
		if (!isWellFormed(text)) {
			return null;
		}
		int next = text.indexOf(ESCAPE);
		if (next < 0) {
			return hasOnlyLiterals(text) ? text : null;
		}
		StringBuilder value = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char unit = text.charAt(i);
			if (unit < ESCAPE) {
				return null;
			}
			if (unit > ESCAPE) {
				value.append(unit);
				continue;
			}
			int code = codeAt(text, i);
			if (code < 0) {
				return null;
			}
			value.append((char) code);
			i += 2;
		}
		return value.toString();
	}

	private static int codeAt(String text, int escape) {
		if (escape + 2 >= text.length()) {
			return -1;
		}
		int high = HEX.indexOf(text.charAt(escape + 1));
		int low = HEX.indexOf(text.charAt(escape + 2));
		int code = (high < 0 || low < 0) ? -1 : high * 16 + low;
		return (code <= ESCAPE) ? code : -1;
	}

	/**
	 * Whether a text is made of characters that are never escaped.
	 * @param text a literal of a template or the name of a type
	 * @return true when every character is above U+0024 and whole
	 */
	static boolean hasOnlyLiterals(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) <= ESCAPE) {
				return false;
			}
		}
		return isWellFormed(text);
	}

	/**
	 * Whether a text has a UTF-8 form.
	 * @param text any text
	 * @return false when a surrogate has no partner
	 */
	public static boolean isWellFormed(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (!Character.isSurrogate(text.charAt(i))) {
				continue;
			}
			if (!isPair(text, i)) {
				return false;
			}
			i++;
		}
		return true;
	}

	static void requireWellFormed(String text) {
		if (!isWellFormed(text)) {
			throw new InvalidKeyException(UNPAIRED);
		}
	}

	private static int pairEnd(String text, int start) {
		if (!isPair(text, start)) {
			throw new InvalidKeyException(UNPAIRED);
		}
		return start + 1;
	}

	private static boolean isPair(String text, int start) {
		return Character.isHighSurrogate(text.charAt(start)) && start + 1 < text.length()
				&& Character.isLowSurrogate(text.charAt(start + 1));
	}

}
