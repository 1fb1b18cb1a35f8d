package dev.singletable.mapping;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import dev.singletable.annotation.KeyPart;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * What the dotted paths of one entity lead to: stored properties, nested ones, and
 * computed key parts.
 */
final class PropertyPaths {

	private final SingleTableMappingContext context;

	private final SingleTableEntityModel<?> entity;

	private final Map<String, Method> keyParts = new LinkedHashMap<>();

	private final Map<String, Optional<PropertyPathEnd>> ends = new ConcurrentHashMap<>();

	PropertyPaths(SingleTableMappingContext context, SingleTableEntityModel<?> entity) {
		this.context = context;
		this.entity = entity;
		MethodIntrospector
			.selectMethods(entity.getType(),
					(Method method) -> AnnotatedElementUtils.hasAnnotation(method, KeyPart.class) ? method : null)
			.values()
			.forEach((method) -> this.keyParts.putIfAbsent(propertyName(method), method));
	}

	private static String propertyName(Method method) {
		String name = method.getName();
		for (String prefix : List.of("get", "is")) {
			if (name.startsWith(prefix) && name.length() > prefix.length()
					&& Character.isUpperCase(name.charAt(prefix.length()))) {
				return StringUtils.uncapitalize(name.substring(prefix.length()));
			}
		}
		return name;
	}

	/**
	 * What the path leads to, or null when it leads nowhere.
	 */
	@Nullable PropertyPathEnd find(String path) {
		return this.ends.computeIfAbsent(path, (key) -> Optional.ofNullable(resolve(key))).orElse(null);
	}

	private @Nullable PropertyPathEnd resolve(String path) {
		Method computed = this.keyParts.get(path);
		if (computed != null) {
			return PropertyPathEnd.computed(returned(computed), computedReader(computed));
		}
		List<SingleTableProperty> steps = new ArrayList<>();
		SingleTableEntityModel<?> owner = this.entity;
		for (String name : path.split("\\.", -1)) {
			SingleTableProperty property = (owner != null) ? owner.getPersistentProperty(name) : null;
			if (property == null) {
				return null;
			}
			steps.add(property);
			owner = property.isEntity() ? this.context.getPersistentEntity(property) : null;
		}
		return PropertyPathEnd.stored(steps, reader(this.entity, steps));
	}

	private Function<Object, @Nullable Object> reader(SingleTableEntityModel<?> owner,
			List<SingleTableProperty> steps) {
		SingleTableProperty property = steps.get(0);
		Function<Object, @Nullable Object> getter = ObjectAccess.reader(owner, property);
		Function<Object, @Nullable Object> first = (bean) -> unwrap(getter.apply(bean));
		if (steps.size() == 1) {
			return first;
		}
		SingleTableEntityModel<?> nested = this.context.getRequiredPersistentEntity(property);
		Function<Object, @Nullable Object> rest = reader(nested, steps.subList(1, steps.size()));
		return (bean) -> {
			Object value = first.apply(bean);
			return (value != null) ? rest.apply(value) : null;
		};
	}

	private static Class<?> returned(Method method) {
		boolean optional = method.getReturnType() == Optional.class;
		return optional ? ResolvableType.forMethodReturnType(method).getGeneric(0).resolve(Object.class)
				: method.getReturnType();
	}

	/**
	 * The names of methods marked as key parts that cannot be.
	 */
	List<String> noGetters() {
		return this.keyParts.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().getParameterCount() > 0
					|| entry.getValue().getReturnType() == void.class
					|| Modifier.isStatic(entry.getValue().getModifiers()))
			.map(Map.Entry::getKey)
			.toList();
	}

	private static Function<Object, @Nullable Object> computedReader(Method method) {
		try {
			ReflectionUtils.makeAccessible(method);
			MethodHandle handle = MethodHandles.lookup().unreflect(method);
			return (bean) -> invoke(handle, method, bean);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("@KeyPart method " + method + " cannot be called. Make it public.", ex);
		}
	}

	private static @Nullable Object invoke(MethodHandle handle, Method method, Object bean) {
		try {
			return unwrap(handle.invoke(bean));
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) { // a MethodHandle declares it
			throw new IllegalStateException("@KeyPart method " + method + " failed.", ex);
		}
	}

	private static @Nullable Object unwrap(@Nullable Object value) {
		return (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
	}

	/**
	 * The names a template may use at the top level, for messages.
	 */
	List<String> names() {
		TreeSet<String> names = new TreeSet<>(this.keyParts.keySet());
		this.entity.forEach((property) -> names.add(property.getName()));
		return List.copyOf(names);
	}

}
