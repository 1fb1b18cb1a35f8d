package dev.singletable.mapping;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What a dotted path leads to.
 *
 * @param type the type of its values, Optional unwrapped
 * @param steps the stored properties on the way; empty for a computed key part
 * @param reader gets the value from the entity, null when anything on the way is
 */
record PropertyPathEnd(Class<?> type, List<SingleTableProperty> steps, Function<Object, @Nullable Object> reader) {

	static PropertyPathEnd computed(Class<?> type, Function<Object, @Nullable Object> reader) {
		return new PropertyPathEnd(type, List.of(), reader);
	}

	static PropertyPathEnd stored(List<SingleTableProperty> steps, Function<Object, @Nullable Object> reader) {
		return new PropertyPathEnd(steps.get(steps.size() - 1).valueType(), List.copyOf(steps), reader);
	}

	/**
	 * The property whose elements the path goes through, so that it has no single value.
	 */
	Optional<SingleTableProperty> elementsOf() {
		return this.steps.stream()
			.limit(Math.max(this.steps.size() - 1, 0))
			.filter((step) -> step.isCollectionLike() || step.isMap())
			.findFirst();
	}

	boolean stored() {
		return !this.steps.isEmpty();
	}

	/**
	 * Whether a value may be missing: not where the one step is a primitive, the version
	 * or a modified date.
	 */
	boolean canBeAbsent() {
		return this.steps.isEmpty() ? !this.type.isPrimitive() : this.steps.size() > 1 || !neverNull(this.steps.get(0));
	}

	private static boolean neverNull(SingleTableProperty property) {
		return property.getType().isPrimitive() || property.isVersionProperty()
				|| property.isAnnotationPresent(org.springframework.data.annotation.LastModifiedDate.class);
	}

}
