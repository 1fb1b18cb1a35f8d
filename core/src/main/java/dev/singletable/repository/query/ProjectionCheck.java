package dev.singletable.repository.query;

import java.util.List;

import dev.singletable.mapping.ItemType;

import org.springframework.data.projection.SpelAwareProxyProjectionFactory;
import org.springframework.data.repository.query.ReturnedType;

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
	}

}
