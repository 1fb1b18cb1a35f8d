package dev.singletable.convert;

import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.PartitionKey;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.SortKey;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.annotation.Unique;
import dev.singletable.annotation.Uniques;
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
		if (!entity.isAnnotationPresent(SingleTableEntity.class)) {
			entity.forEach((property) -> requireNoEntityWords(entity, property));
		}
		ObjectCreator.strangeArgument(entity).ifPresent((name) -> {
			throw UnsupportedTypeException.of(entity.getType(), ObjectCreator.strange(name), ObjectCreator.ADVICE);
		});
	}

	/** An entity kept as a value inside another keeps its words for itself. */
	private static void requireNoEntityWords(SingleTableEntityModel<?> entity, SingleTableProperty property) {
		if (property.isAnnotationPresent(Unique.class) || property.isAnnotationPresent(Uniques.class)) {
			throw UnsupportedTypeException.of(entity.getType(),
					"@Unique is on '%s', and it is no entity".formatted(property.getName()),
					"Name the path on the entity's class: @Unique(properties = \"….%s\")."
						.formatted(property.getName()));
		}
		for (Class<? extends Annotation> word : List.of(GeneratedId.class, TimeToLive.class, PartitionKey.class,
				SortKey.class)) {
			if (property.isAnnotationPresent(word)) {
				throw UnsupportedTypeException.of(entity.getType(),
						"@%s is on '%s', and it is no entity".formatted(word.getSimpleName(), property.getName()),
						"Put it on a property of the entity.");
			}
		}
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
