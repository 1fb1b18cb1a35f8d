package dev.singletable.repository.query;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.singletable.key.KeyPattern;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Where the values of one comparison come from.
 */
sealed interface ValueSource {

	/**
	 * The values of one call.
	 * @param path the property they are for
	 */
	List<Object> values(Arguments arguments, String path);

	/**
	 * The parameters it reads, by their place among those with values.
	 */
	List<Integer> parameters();

	/** One parameter. */
	record Argument(int index) implements ValueSource {

		@Override
		public List<Object> values(Arguments arguments, String path) {
			return List.of(arguments.value(this.index, path));
		}

		@Override
		public List<Integer> parameters() {
			return List.of(this.index);
		}

	}

	/** The elements of one parameter. */
	record Elements(int index) implements ValueSource {

		@Override
		public List<Object> values(Arguments arguments, String path) {
			return arguments.elements(this.index, path);
		}

		@Override
		public List<Integer> parameters() {
			return List.of(this.index);
		}

	}

	/** Two sources, one after the other. */
	record Both(ValueSource first, ValueSource second) implements ValueSource {

		@Override
		public List<Object> values(Arguments arguments, String path) {
			return List.of(this.first.values(arguments, path).get(0), this.second.values(arguments, path).get(0));
		}

		@Override
		public List<Integer> parameters() {
			return Stream.concat(this.first.parameters().stream(), this.second.parameters().stream()).toList();
		}

	}

	/** A value that is the same in every call. */
	record Constant(Object value) implements ValueSource {

		@Override
		public List<Object> values(Arguments arguments, String path) {
			return List.of(this.value);
		}

		@Override
		public List<Integer> parameters() {
			return List.of();
		}

	}

	/**
	 * A raw key, rendered from parameters.
	 *
	 * @param indexes the parameter of each name in the template
	 * @param end what follows the template
	 */
	record RawKey(KeyPattern pattern, Map<String, Integer> indexes, String end) implements ValueSource {

		@Override
		public List<Object> values(Arguments arguments, String path) {
			String key = this.pattern.render((name) -> arguments.value(this.indexes.getOrDefault(name, -1), name));
			if (key == null) {
				throw new InvalidDataAccessApiUsageException(
						"A part of key template \"%s\" is empty, and no key has an empty part. Pass a value."
							.formatted(this.pattern));
			}
			return List.of(key + this.end);
		}

		@Override
		public List<Integer> parameters() {
			return List.copyOf(this.indexes.values());
		}

	}

}
