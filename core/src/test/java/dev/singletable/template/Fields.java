package dev.singletable.template;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Entities of tests as maps of what they have, and back. What is stored as nothing, null
 * or an empty set, is not in the map.
 */
final class Fields {

	private Fields() {
	}

	static Set<String> names(Class<?> type) {
		return Set.copyOf(Arrays.stream(type.getDeclaredFields()).map(Field::getName).toList());
	}

	static Map<String, Object> of(Object entity) {
		Map<String, Object> values = new TreeMap<>();
		for (Field field : entity.getClass().getDeclaredFields()) {
			Object value = valueOf(entity, field);
			if (value != null && !(value instanceof Set<?> set && set.isEmpty())) {
				values.put(field.getName(), value);
			}
		}
		return values;
	}

	private static @Nullable Object valueOf(Object entity, Field field) {
		try {
			field.setAccessible(true);
			return plain(field.get(entity));
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A copy in a fixed order, so that the same values have the same text. */
	static @Nullable Object plain(@Nullable Object value) {
		if (value instanceof Set<?> set) {
			return new TreeSet<>(set);
		}
		return (value instanceof Record nested) ? of(nested) : copy(value);
	}

	private static @Nullable Object copy(@Nullable Object value) {
		return (value instanceof Map<?, ?> map) ? new TreeMap<>(map) : value;
	}

	static Object make(Class<?> type, Map<String, ?> values) {
		try {
			return type.isRecord() ? record(type, values) : bean(type, values);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Object record(Class<?> type, Map<String, ?> values) throws ReflectiveOperationException {
		List<Class<?>> types = new ArrayList<>();
		List<@Nullable Object> arguments = new ArrayList<>();
		for (RecordComponent component : type.getRecordComponents()) {
			types.add(component.getType());
			arguments.add(argument(component.getType(), values.get(component.getName())));
		}
		Constructor<?> constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
		constructor.setAccessible(true);
		return constructor.newInstance(arguments.toArray());
	}

	@SuppressWarnings("unchecked") // a nested record is a map by name
	private static @Nullable Object argument(Class<?> type, @Nullable Object value) {
		return (type.isRecord() && value != null) ? make(type, (Map<String, Object>) value) : copy(value);
	}

	private static Object bean(Class<?> type, Map<String, ?> values) throws ReflectiveOperationException {
		Constructor<?> constructor = type.getDeclaredConstructor();
		constructor.setAccessible(true);
		Object bean = constructor.newInstance();
		for (Map.Entry<String, ?> each : values.entrySet()) {
			Field field = type.getDeclaredField(each.getKey());
			field.setAccessible(true);
			field.set(bean, copy(each.getValue()));
		}
		return bean;
	}

}
