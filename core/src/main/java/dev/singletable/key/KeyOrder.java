package dev.singletable.key;

import java.util.Comparator;

/**
 * The order in which DynamoDB sorts key texts: by their UTF-8 bytes.
 * <p>
 * That is the order of code points. {@link String#compareTo} differs from it above
 * U+FFFF.
 */
public final class KeyOrder {

	/** Sorts key texts as DynamoDB does. */
	public static final Comparator<String> BY_CODE_POINT = KeyOrder::compare;

	private KeyOrder() {
	}

	/**
	 * Compares two key texts as DynamoDB does.
	 * @param left one text
	 * @param right another text
	 * @return a negative number, zero or a positive number
	 */
	public static int compare(String left, String right) {
		int shared = Math.min(left.length(), right.length());
		for (int i = 0; i < shared; i++) {
			char a = left.charAt(i);
			char b = right.charAt(i);
			if (a != b) {
				return rank(a) - rank(b);
			}
		}
		return left.length() - right.length();
	}

	private static int rank(char unit) {
		return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
	}

}
