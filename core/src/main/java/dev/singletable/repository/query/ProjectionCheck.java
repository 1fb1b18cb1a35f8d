package dev.singletable.repository.query;

import java.util.List;

import dev.singletable.mapping.ItemType;

import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.PreferredConstructor;
import org.springframework.data.mapping.model.PreferredConstructorDiscoverer;
import org.springframework.data.projection.SpelAwareProxyProjectionFactory;
import org.springframework.data.repository.query.ReturnedType;
import org.springframework.util.ClassUtils;

/**
 * What a projection asks of its items.
 */
final class ProjectionCheck {

	private ProjectionCheck() {
	}

	/**
	 * Refuses a projection that names what no item has.
	 */
	static void check(ReadAs read, List<ItemType> types) {
		if (read.items() == read.result()) {
			return;
		}
		ReturnedType returned = ReturnedType.of(read.result(), read.items(), new SpelAwareProxyProjectionFactory());
		for (String property : returned.getInputProperties()) {
			if (types.stream().noneMatch((type) -> type.isStored(property))) {
				throw new RefusedMethodException(
						"its projection %s asks for '%s', which %s does not store"
							.formatted(read.result().getSimpleName(), property, types.get(0)),
						"Name one of %s.".formatted(String.join(", ", types.get(0).propertyNames())));
			}
		}
		if (!read.result().isInterface()) {
			refuseOtherNumbers(read.result(), types);
		}
	}

	private static void refuseOtherNumbers(Class<?> result, List<ItemType> types) {
		PreferredConstructor<?, ?> constructor = PreferredConstructorDiscoverer.discover(result);
		if (constructor == null) {
			return;
		}
		for (Parameter<?, ?> parameter : constructor.getParameters()) {
			types.stream()
				.filter((type) -> type.isStored(String.valueOf(parameter.getName())))
				.forEach((type) -> refuseOtherNumber(result, parameter, type));
		}
	}

	/**
	 * Spring Data casts what was read to what the constructor takes, and widens nothing.
	 */
	private static void refuseOtherNumber(Class<?> result, Parameter<?, ?> parameter, ItemType type) {
		String property = String.valueOf(parameter.getName());
		Class<?> stored = ClassUtils.resolvePrimitiveIfNecessary(type.typeOf(property));
		Class<?> taken = ClassUtils.resolvePrimitiveIfNecessary(parameter.getRawType());
		boolean numbers = Number.class.isAssignableFrom(stored) && Number.class.isAssignableFrom(taken);
		if (numbers && !taken.isAssignableFrom(stored)) {
			String wanted = type.typeOf(property).getSimpleName();
			throw new RefusedMethodException("its projection %s takes %s for '%s', which is %s"
				.formatted(result.getSimpleName(), parameter.getRawType().getSimpleName(), property, wanted),
					"Take %s.".formatted(wanted));
		}
	}

}
