package dev.singletable.mapping;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.core.KotlinDetector;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.util.ReflectionUtils;

/**
 * The handles that reach properties of one class, by field or method as Spring Data does.
 * <p>
 * Where there is none, as for a class that its module keeps closed, a handle calls Spring
 * Data's own accessor. See decision 3.
 */
final class PropertyHandles {

	private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

	private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

	private static final MethodType SETTER = MethodType.methodType(void.class, Object.class, Object.class);

	private static final MethodType WITHER = MethodType.methodType(Object.class, Object.class, Object.class);

	private static final MethodHandle SPRING_GETTER = own("springGet", Object.class, SingleTableEntityModel.class,
			SingleTableProperty.class, Object.class);

	private static final MethodHandle SPRING_WITHER = own("springSet", Object.class, SingleTableEntityModel.class,
			SingleTableProperty.class, Object.class, Object.class);

	private final SingleTableEntityModel<?> entity;

	private final boolean kotlin;

	PropertyHandles(SingleTableEntityModel<?> entity) {
		this.entity = entity;
		this.kotlin = KotlinDetector.isKotlinType(entity.getType());
	}

	static MethodHandle own(String method, Class<?> returned, Class<?>... parameters) {
		return own(LOOKUP, method, returned, parameters);
	}

	/**
	 * A static method of a class in this room.
	 */
	static MethodHandle own(MethodHandles.Lookup lookup, String method, Class<?> returned, Class<?>... parameters) {
		try {
			return lookup.findStatic(lookup.lookupClass(), method, MethodType.methodType(returned, parameters));
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/**
	 * From an object to the value of its property.
	 */
	MethodHandle getter(SingleTableProperty property) {
		MethodHandle direct = this.kotlin ? null : directGetter(property);
		return (direct != null) ? direct : MethodHandles.insertArguments(SPRING_GETTER, 0, this.entity, property);
	}

	private @Nullable MethodHandle directGetter(SingleTableProperty property) {
		try {
			Method getter = property.usePropertyAccess() ? property.getGetter() : null;
			return ((getter != null) ? method(getter) : LOOKUP.unreflectGetter(field(property))).asType(GETTER);
		}
		catch (IllegalAccessException | RuntimeException ex) { // Spring Data has its ways
			return null;
		}
	}

	/**
	 * From an object and a value to nothing; null when only {@link #wither} can set it.
	 */
	@Nullable MethodHandle setter(SingleTableProperty property) {
		try {
			Method setter = property.usePropertyAccess() ? property.getSetter() : null;
			boolean direct = !this.kotlin && !property.isImmutable() && takes(setter, property);
			return !direct ? null
					: ((setter != null) ? method(setter) : LOOKUP.unreflectSetter(field(property))).asType(SETTER);
		}
		catch (IllegalAccessException | RuntimeException ex) { // Spring Data has its ways
			return null;
		}
	}

	/**
	 * From an object and a value to the object that has it.
	 */
	MethodHandle wither(SingleTableProperty property) {
		MethodHandle direct = this.kotlin ? null : directWither(property);
		return (direct != null) ? direct : MethodHandles.insertArguments(SPRING_WITHER, 0, this.entity, property);
	}

	private @Nullable MethodHandle directWither(SingleTableProperty property) {
		try {
			Method wither = property.isImmutable() ? property.getWither() : null;
			return (wither == null || !takes(wither, property)) ? null : method(wither).asType(WITHER);
		}
		catch (IllegalAccessException | RuntimeException ex) { // Spring Data has its ways
			return null;
		}
	}

	/** A primitive parameter for a value that may be null is Spring Data's to judge. */
	private static boolean takes(@Nullable Method method, SingleTableProperty property) {
		return method == null || !method.getParameterTypes()[0].isPrimitive() || property.getType().isPrimitive();
	}

	private static MethodHandle method(Method method) throws IllegalAccessException {
		ReflectionUtils.makeAccessible(method);
		return LOOKUP.unreflect(method).asFixedArity();
	}

	private static Field field(SingleTableProperty property) {
		Field field = property.getRequiredField();
		ReflectionUtils.makeAccessible(field);
		return field;
	}

	@SuppressWarnings("UnusedMethod") // by its handle
	private static @Nullable Object springGet(SingleTableEntityModel<?> entity, SingleTableProperty property,
			Object bean) {
		return entity.getPropertyAccessor(bean).getProperty(property);
	}

	@SuppressWarnings("UnusedMethod") // by its handle
	private static Object springSet(SingleTableEntityModel<?> entity, SingleTableProperty property, Object bean,
			@Nullable Object value) {
		PersistentPropertyAccessor<Object> accessor = entity.getPropertyAccessor(bean);
		accessor.setProperty(property, value);
		return accessor.getBean();
	}

}
