package dev.singletable.mapping;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.core.KotlinDetector;
import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.PreferredConstructor;
import org.springframework.data.mapping.model.EntityInstantiators;
import org.springframework.util.ReflectionUtils;

/**
 * Makes objects of one class and reaches their properties, by method handles.
 * <p>
 * Fields and methods are chosen as Spring Data chooses them; where a handle cannot be
 * had, Spring Data's own accessor or instantiator is called. See decision 3.
 */
public final class ObjectAccess {

	private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

	private static final MethodType MAKING = MethodType.methodType(Object.class, Object[].class);

	private static final EntityInstantiators INSTANTIATORS = new EntityInstantiators();

	private static final MethodHandle SPRING_MAKING = PropertyHandles.own(LOOKUP, "springMake", Object.class,
			SingleTableEntityModel.class, Object[].class);

	private final MethodHandle[] getters;

	private final @Nullable MethodHandle[] setters;

	private final MethodHandle[] withers;

	private final MethodHandle making;

	private ObjectAccess(SingleTableEntityModel<?> entity, List<SingleTableProperty> properties) {
		PropertyHandles handles = new PropertyHandles(entity);
		this.getters = properties.stream().map(handles::getter).toArray(MethodHandle[]::new);
		this.setters = properties.stream().map(handles::setter).toArray(MethodHandle[]::new);
		this.withers = properties.stream().map(handles::wither).toArray(MethodHandle[]::new);
		MethodHandle direct = directMaking(entity);
		this.making = (direct != null) ? direct : MethodHandles.insertArguments(SPRING_MAKING, 0, entity);
	}

	/**
	 * The access to these properties, which are numbered in this order.
	 */
	public static ObjectAccess of(SingleTableEntityModel<?> entity, List<SingleTableProperty> properties) {
		return new ObjectAccess(entity, properties);
	}

	/**
	 * The value of one property of objects of the class.
	 */
	static Function<Object, @Nullable Object> reader(SingleTableEntityModel<?> entity, SingleTableProperty property) {
		MethodHandle getter = new PropertyHandles(entity).getter(property);
		return (bean) -> get(getter, bean);
	}

	/** Only a plain constructor of a plain class; all else Spring Data knows better. */
	private static @Nullable MethodHandle directMaking(SingleTableEntityModel<?> entity) {
		Class<?> type = entity.getType();
		if (Modifier.isAbstract(type.getModifiers()) || KotlinDetector.isKotlinType(type)
				|| !(entity.getInstanceCreatorMetadata() instanceof PreferredConstructor<?, ?> preferred)) {
			return null;
		}
		Constructor<?> constructor = preferred.getConstructor();
		if (constructor.getParameterCount() != preferred.getParameterCount()) {
			return null;
		}
		try {
			ReflectionUtils.makeAccessible(constructor);
			MethodHandle made = LOOKUP.unreflectConstructor(constructor).asFixedArity();
			return ((constructor.getParameterCount() > 0)
					? made.asSpreader(Object[].class, constructor.getParameterCount())
					: MethodHandles.dropArguments(made, 0, Object[].class))
				.asType(MAKING);
		}
		catch (IllegalAccessException | RuntimeException ex) { // Spring Data has its ways
			return null;
		}
	}

	/**
	 * The value of a property.
	 */
	public @Nullable Object get(int property, Object bean) {
		return get(this.getters[property], bean);
	}

	private static @Nullable Object get(MethodHandle getter, Object bean) {
		try {
			return (@Nullable Object) getter.invokeExact(bean);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) { // a MethodHandle declares it
			throw new UndeclaredThrowableException(ex);
		}
	}

	/**
	 * A new object.
	 * @param arguments those of the constructor that Spring Data has chosen
	 * @throws Exception what the constructor throws
	 */
	public Object make(@Nullable Object[] arguments) throws Exception {
		try {
			return (Object) this.making.invokeExact(arguments);
		}
		catch (Exception | Error ex) {
			throw ex;
		}
		catch (Throwable ex) { // a MethodHandle declares it
			throw new UndeclaredThrowableException(ex);
		}
	}

	/**
	 * The object with another value of a property: the same one, or a copy if its class
	 * has a method that makes one.
	 */
	public Object with(int property, Object bean, @Nullable Object value) {
		MethodHandle setter = this.setters[property];
		try {
			if (setter == null) {
				return (Object) this.withers[property].invokeExact(bean, value);
			}
			setter.invokeExact(bean, value);
			return bean;
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) { // a MethodHandle declares it
			throw new UndeclaredThrowableException(ex);
		}
	}

	@SuppressWarnings("UnusedMethod") // by its handle
	private static Object springMake(SingleTableEntityModel<?> entity, @Nullable Object[] arguments) {
		InstanceCreatorMetadata<SingleTableProperty> creator = entity.getInstanceCreatorMetadata();
		return INSTANTIATORS.getInstantiatorFor(entity)
			.createInstance(entity,
					new SpringArguments((creator != null) ? creator.getParameters() : List.of(), arguments));
	}

}
