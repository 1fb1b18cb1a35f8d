package dev.singletable.repository.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.repository.query.ParameterAccessor;
import org.springframework.util.ObjectUtils;

/**
 * The values of one call.
 */
final class Arguments {

	private final String where;

	private final ParameterAccessor accessor;

	Arguments(String where, ParameterAccessor accessor) {
		this.where = where;
		this.accessor = accessor;
	}

	/**
	 * The value for a property.
	 * @throws InvalidDataAccessApiUsageException if it is null
	 */
	Object value(int index, String path) {
		return required(this.accessor.getBindableValue(index), path);
	}

	/**
	 * The elements of a collection or array given for a property.
	 * @throws InvalidDataAccessApiUsageException if it, or one of them, is null
	 */
	List<Object> elements(int index, String path) {
		Object given = value(index, path);
		List<Object> elements = new ArrayList<>();
		Iterable<?> each = (given instanceof Iterable<?> iterable) ? iterable
				: Arrays.asList(ObjectUtils.toObjectArray(given));
		each.forEach((element) -> elements.add(required(element, path)));
		return elements;
	}

	private Object required(@Nullable Object value, String path) {
		if (value == null) {
			throw new InvalidDataAccessApiUsageException(
					"%s: the value for '%s' is null, which no stored value equals. Pass a value.".formatted(this.where,
							path));
		}
		return value;
	}

}
