package dev.singletable.query;

import java.beans.PropertyDescriptor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.singletable.expression.Update;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;

/**
 * An update made of an object that holds what is to change.
 * <p>
 * Each property of the object, a record or a bean, is that of the entity with the same
 * name. Null says nothing; an empty {@link Optional} says that the entity's property
 * shall have no value, as {@link Update.Steps#remove} does.
 */
public final class Patch {

	private Patch() {
	}

	/**
	 * Sets what the object has a value for.
	 * <p>
	 * A value is set as a whole, a nested object too, and has to be one that the entity's
	 * property takes: another is refused by the update, and so is a name the entity does
	 * not have. More steps may follow.
	 * @param values the object; maps have {@link Update#setAll}, where null removes
	 * @param ignored names of its properties that are not the entity's, or are its key
	 */
	public static Update.Steps of(Object values, String... ignored) {
		Assert.isTrue(!(values instanceof Map), "A map is no object with properties. Use Update.setAll(map).");
		Map<String, Method> readers = readers(values.getClass());
		for (String each : ignored) {
			Assert.notNull(readers.remove(each),
					() -> "%s has no property '%s' to ignore.".formatted(values.getClass().getSimpleName(), each));
		}
		Map<String, @Nullable Object> changes = new LinkedHashMap<>();
		readers.forEach((name, reader) -> {
			ReflectionUtils.makeAccessible(reader);
			Object value = ReflectionUtils.invokeMethod(reader, values);
			if (value != null) {
				changes.put(name, (value instanceof Optional<?> optional) ? optional.orElse(null) : value);
			}
		});
		return Update.setAll(changes);
	}

	private static Map<String, Method> readers(Class<?> type) {
		Map<String, Method> readers = new LinkedHashMap<>();
		if (type.isRecord()) {
			Arrays.stream(type.getRecordComponents())
				.forEach((RecordComponent each) -> readers.put(each.getName(), each.getAccessor()));
			return readers;
		}
		for (PropertyDescriptor each : BeanUtils.getPropertyDescriptors(type)) {
			if (each.getReadMethod() != null && !each.getName().equals("class")) {
				readers.put(each.getName(), each.getReadMethod());
			}
		}
		return readers;
	}

}
