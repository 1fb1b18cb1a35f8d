package dev.singletable.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import dev.singletable.key.KeyPattern;
import dev.singletable.key.KeyTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Values that one item of a type may have at a time.
 *
 * @param name what guards and messages call it
 * @param pattern the text of the values, scope first
 * @param scope how many of the parts are the scope
 * @param ignoreCase whether texts after the scope are compared without their case
 */
public record UniqueConstraint(String name, KeyPattern pattern, int scope, boolean ignoreCase) {

	/**
	 * The property paths of its values, scope first.
	 */
	public List<String> paths() {
		return this.pattern.parts().stream().map(KeyTemplate.Part::path).toList();
	}

	/**
	 * One text for values that are the same; empty when one of them is absent.
	 * @throws dev.singletable.key.InvalidKeyException if a value has no such text
	 */
	public Optional<String> text(Function<String, @Nullable Object> values) {
		List<String> scoped = paths().subList(0, this.scope);
		return Optional.ofNullable(this.pattern.render((path) -> {
			Object value = values.apply(path);
			return (this.ignoreCase && value instanceof String text && !scoped.contains(path)) ? fold(text) : value;
		}));
	}

	/** Upper case first, since some small letters differ that have one capital. */
	private static String fold(String text) {
		return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
	}

}
