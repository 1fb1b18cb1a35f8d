package dev.singletable.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.singletable.key.InvalidTemplateException;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong, so that one start tells everything.
 */
final class Problems {

	private final List<Problem> found = new ArrayList<>();

	void add(String where, String what, String action) {
		this.found.add(new Problem(where, what, action));
	}

	/**
	 * The value, or null with a problem noted when a template is wrong.
	 */
	<T> @Nullable T reading(String where, Supplier<T> supplier) {
		try {
			return supplier.get();
		}
		catch (InvalidTemplateException ex) {
			String message = String.valueOf(ex.getMessage());
			int end = endOfFirstSentence(message);
			add(where, message.substring(0, end), message.substring(Math.min(end + 1, message.length())).trim());
			return null;
		}
	}

	/** A template is quoted in the message, and may itself have a full stop. */
	private static int endOfFirstSentence(String message) {
		boolean quoted = false;
		for (int index = 0; index < message.length(); index++) {
			quoted ^= message.charAt(index) == '"';
			if (!quoted && message.startsWith(". ", index)) {
				return index;
			}
		}
		return message.length();
	}

	List<Problem> list() {
		return List.copyOf(this.found);
	}

}
