package dev.singletable.mapping;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How stored values of one Java type are taken apart.
 */
sealed interface AuditShape {

	/** One value. */
	AuditShape LEAF = new Leaf();

	/**
	 * Whether there is anything in it that may not be shown.
	 */
	boolean hides();

	/** One value. */
	record Leaf() implements AuditShape {

		@Override
		public boolean hides() {
			return false;
		}

	}

	/** Several values of one type. */
	record Each(AuditShape content, boolean map) implements AuditShape {

		@Override
		public boolean hides() {
			return this.content.hides();
		}

	}

	/** An object; those of a sealed type have the properties of all its classes. */
	final class Parts implements AuditShape {

		private final Map<String, Part> byAttribute = new LinkedHashMap<>();

		private @Nullable Boolean hides;

		Map<String, Part> byAttribute() {
			return this.byAttribute;
		}

		@Override
		public boolean hides() {
			Boolean known = this.hides;
			if (known == null) {
				known = anyHidden(this, new IdentityHashMap<>());
				this.hides = known;
			}
			return known;
		}

		private static boolean anyHidden(AuditShape shape, Map<AuditShape, Boolean> asked) {
			if (shape instanceof Each each) {
				return anyHidden(each.content(), asked);
			}
			return shape instanceof Parts parts && asked.put(parts, true) == null
					&& parts.byAttribute.values()
						.stream()
						.anyMatch((part) -> part.hidden() || anyHidden(part.content(), asked));
		}

	}

	/**
	 * A property.
	 *
	 * @param name what it is called in the trail
	 * @param property the property's own name
	 */
	record Part(String name, String property, boolean hidden, AuditShape content) {

	}

}
