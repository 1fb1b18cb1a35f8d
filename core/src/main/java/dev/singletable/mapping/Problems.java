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
			int sentence = message.indexOf(". ") + 1;
			add(where, message.substring(0, Math.max(sentence - 1, 0)), message.substring(sentence).trim());
			return null;
		}
	}

	List<Problem> list() {
		return List.copyOf(this.found);
	}

}
