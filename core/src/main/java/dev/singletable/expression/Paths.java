package dev.singletable.expression;

import java.util.Objects;

final class Paths {

	private Paths() {
	}

	static void requireNamed(String path) {
		if (Objects.requireNonNull(path, "path").isBlank()) {
			throw new IllegalArgumentException(
					"A property path is blank; name a property, for example 'address.city'.");
		}
	}

	static boolean overlap(String one, String other) {
		return one.equals(other) || isWithin(one, other) || isWithin(other, one);
	}

	private static boolean isWithin(String part, String whole) {
		if (part.length() <= whole.length() || !part.startsWith(whole)) {
			return false;
		}
		char next = part.charAt(whole.length());
		return next == '.' || next == '[';
	}

}
