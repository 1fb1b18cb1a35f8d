package dev.singletable.repository.query;

import java.util.List;

import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.Payload;
import dev.singletable.mapping.SingleTableProperty;

import org.springframework.util.ClassUtils;

/**
 * What a method may say of the properties of one type.
 */
final class PathCheck {

	private final ItemType type;

	private PathCheck(ItemType type) {
		this.type = type;
	}

	static PathCheck of(ItemType type) {
		return new PathCheck(type);
	}

	/**
	 * Refuses a path that leads nowhere, or to many values.
	 */
	void refuseUnlessSingle(String path) {
		if (!this.type.hasPath(path)) {
			throw new RefusedMethodException("%s has no property '%s'".formatted(this.type, path),
					"Name one of %s.".formatted(String.join(", ", this.type.propertyNames())));
		}
		List<SingleTableProperty> steps = this.type.steps(path);
		for (SingleTableProperty step : steps.subList(0, Math.max(steps.size() - 1, 0))) {
			if (step.isCollectionLike() || step.isMap()) {
				throw new RefusedMethodException("'%s' goes through the elements of '%s', which no condition can"
					.formatted(path, step.getName()), "Keep what is asked for in a property of its own.");
			}
		}
	}

	/**
	 * Refuses a path that a filter cannot name.
	 */
	void refuseUnlessStored(String path) {
		int bracket = path.indexOf('[');
		String known = (bracket < 0) ? path : path.substring(0, bracket);
		if (this.type.steps(known).stream().anyMatch(SingleTableProperty::isCompressed)) {
			throw new RefusedMethodException("'%s' is compressed, so that no filter can look into it".formatted(path),
					"Keep what is asked for in a property of its own.");
		}
		if (Payload.holds(this.type, known.split("\\.", 2)[0])) {
			throw new RefusedMethodException(
					"'%s' is in the compressed payload, so that no filter can look into it".formatted(path),
					"Name it in @Compressed(keep = …).");
		}
		if (this.type.isStored(known) || isMapEntry(known)) {
			return;
		}
		if (this.type.hasPath(known)) {
			throw new RefusedMethodException(
					"'%s' is computed and not stored, so no filter can name it".formatted(path),
					"Bind it with a key, or store it.");
		}
		throw new RefusedMethodException("%s has no property '%s'".formatted(this.type, path),
				"Name one of %s.".formatted(String.join(", ", this.type.propertyNames())));
	}

	private boolean isMapEntry(String path) {
		int dot = path.lastIndexOf('.');
		if (dot < 0) {
			return false;
		}
		List<SingleTableProperty> steps = this.type.steps(path.substring(0, dot));
		return !steps.isEmpty() && steps.get(steps.size() - 1).isMap();
	}

	/**
	 * Refuses a parameter whose values the property cannot have.
	 */
	void refuseUnlessFits(String path, Class<?> given) {
		Class<?> stored = ClassUtils.resolvePrimitiveIfNecessary(this.type.typeOf(path));
		Class<?> value = ClassUtils.resolvePrimitiveIfNecessary(given);
		boolean numbers = Number.class.isAssignableFrom(stored) && Number.class.isAssignableFrom(value);
		if (numbers || stored.isAssignableFrom(value) || value.isAssignableFrom(stored)) {
			return;
		}
		throw new RefusedMethodException(
				"it takes %s for '%s', which is %s".formatted(given.getSimpleName(), path, stored.getSimpleName()),
				"Take %s.".formatted(stored.getSimpleName()));
	}

	/**
	 * Refuses a parameter that holds one value where several are needed.
	 */
	static void refuseUnlessSeveral(String path, Class<?> given) {
		if (!given.isArray() && !Iterable.class.isAssignableFrom(given)) {
			throw new RefusedMethodException(
					"it takes one %s for the values of '%s'".formatted(given.getSimpleName(), path),
					"Take a Collection or an array.");
		}
	}

}
