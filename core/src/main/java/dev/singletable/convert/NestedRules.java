package dev.singletable.convert;

import java.util.HashMap;
import java.util.Map;

import dev.singletable.mapping.SingleTableEntityModel;
import dev.singletable.mapping.SingleTableProperty;

/**
 * What holds for the properties of every nested type.
 *
 * @param discriminator the attribute that names the class of a sealed type
 * @param rejectUnknown whether attributes without a property are an error
 */
record NestedRules(String discriminator, boolean rejectUnknown) {

	/**
	 * Refuses a type two of whose values would meet in one attribute.
	 */
	void check(SingleTableEntityModel<?> entity) {
		Map<String, String> holders = new HashMap<>();
		for (SingleTableProperty property : entity) {
			check(entity, property, property.attribute(), holders);
			String zone = property.zoneAttribute();
			if (zone != null) {
				check(entity, property, zone, holders);
			}
		}
		ObjectCreator.strangeArgument(entity).ifPresent((name) -> {
			throw UnsupportedTypeException.of(entity.getType(), ObjectCreator.strange(name), ObjectCreator.ADVICE);
		});
	}

	private void check(SingleTableEntityModel<?> entity, SingleTableProperty property, String attribute,
			Map<String, String> holders) {
		if (attribute.equals(this.discriminator)) {
			throw UnsupportedTypeException.of(entity.getType(),
					"'%s' is stored under '%s', which names the class".formatted(property.getName(), attribute),
					"Rename it: @Attribute(\"…\").");
		}
		String holder = holders.put(attribute, property.getName());
		if (holder != null) {
			throw UnsupportedTypeException.of(entity.getType(),
					"'%s' and '%s' are both stored under '%s'".formatted(holder, property.getName(), attribute),
					"Rename one: @Attribute(\"…\").");
		}
	}

}
