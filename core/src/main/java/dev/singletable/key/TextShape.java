package dev.singletable.key;

/**
 * The outline of texts of one length: 0 for a digit, x for a hex digit, else itself.
 */
record TextShape(String outline) {

	boolean couldStartWith(String start) {
		if (start.length() > this.outline.length()) {
			return false;
		}
		for (int i = 0; i < start.length(); i++) {
			if (!takes(this.outline.charAt(i), start.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	boolean matches(String text) {
		return text.length() == this.outline.length() && couldStartWith(text);
	}

	boolean meets(TextShape other) {
		if (other.outline.length() != this.outline.length()) {
			return false;
		}
		for (int i = 0; i < this.outline.length(); i++) {
			if (!canBeSame(this.outline.charAt(i), other.outline.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private static boolean canBeSame(char one, char other) {
		return isClass(one) && isClass(other) || takes(one, other) || takes(other, one);
	}

	private static boolean isClass(char mark) {
		return mark == '0' || mark == 'x';
	}

	private static boolean takes(char mark, char unit) {
		boolean digit = unit >= '0' && unit <= '9';
		return switch (mark) {
			case '0' -> digit;
			case 'x' -> digit || unit >= 'a' && unit <= 'f';
			default -> mark == unit;
		};
	}

}
