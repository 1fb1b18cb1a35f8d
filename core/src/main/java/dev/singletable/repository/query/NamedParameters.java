package dev.singletable.repository.query;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.data.repository.query.Parameter;
import org.springframework.data.repository.query.Parameters;

/**
 * The parameters of a method by their names.
 */
final class NamedParameters {

	private final Map<String, Integer> indexes = new LinkedHashMap<>();

	private final Map<String, Class<?>> types = new LinkedHashMap<>();

	private NamedParameters() {
	}

	/**
	 * Reads the names.
	 * @throws RefusedMethodException if the compiler left them out
	 */
	static NamedParameters of(Parameters<?, ?> parameters) {
		NamedParameters named = new NamedParameters();
		for (Parameter parameter : parameters.getBindableParameters()) {
			String name = parameter.getName()
				.orElseThrow(() -> new RefusedMethodException("the names of its parameters are not known",
						"Compile with -parameters, or name them with @Param."));
			named.indexes.put(name, named.indexes.size());
			named.types.put(name, parameter.getType());
		}
		return named;
	}

	Map<String, Integer> indexes() {
		return this.indexes;
	}

	/**
	 * The place of a parameter among those with values.
	 * @throws RefusedMethodException if there is none of that name
	 */
	int indexOf(String name) {
		Integer index = this.indexes.get(name);
		if (index == null) {
			throw new RefusedMethodException("its query names {%s}, and it has no such parameter".formatted(name),
					this.indexes.isEmpty() ? "Add the parameter." : "Name one of {%s}, or add the parameter."
						.formatted(String.join("}, {", this.indexes.keySet())));
		}
		return index;
	}

	Class<?> typeOf(String name) {
		indexOf(name);
		return this.types.getOrDefault(name, Object.class);
	}

}
