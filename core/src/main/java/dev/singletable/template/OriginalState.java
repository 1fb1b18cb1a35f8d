package dev.singletable.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.singletable.annotation.Blob;
import dev.singletable.annotation.GeneratedId;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.mapping.PersistentPropertyAccessor;

/**
 * What the library fills in a mutable entity, as it was before: ids, keys, version and
 * audit properties.
 *
 * @param accessor null when the entity cannot be changed in place
 */
record OriginalState<T>(@Nullable PersistentPropertyAccessor<T> accessor,
		Map<SingleTableProperty, @Nullable Object> values) {

	private static final Set<Class<? extends java.lang.annotation.Annotation>> FILLED = Set.of(Blob.class,
			GeneratedId.class, CreatedDate.class, CreatedBy.class, LastModifiedDate.class, LastModifiedBy.class);

	static <T> OriginalState<T> of(List<SingleTableProperty> filled, ItemType type, T entity) {
		if (filled.isEmpty()) {
			return new OriginalState<>(null, Map.of());
		}
		PersistentPropertyAccessor<T> accessor = type.entity().getPropertyAccessor(entity);
		Map<SingleTableProperty, @Nullable Object> values = new LinkedHashMap<>();
		filled.forEach((property) -> values.put(property, accessor.getProperty(property)));
		return new OriginalState<>(accessor, values);
	}

	/**
	 * The properties that are filled in place.
	 */
	static List<SingleTableProperty> filled(ItemType type) {
		List<SingleTableProperty> filled = new ArrayList<>();
		if (!type.javaType().isRecord()) {
			type.entity().forEach((property) -> {
				if (isFilled(property) && !property.isImmutable()) {
					filled.add(property);
				}
			});
		}
		return List.copyOf(filled);
	}

	private static boolean isFilled(SingleTableProperty property) {
		return property.isVersionProperty() || property.isRawKey()
				|| FILLED.stream().anyMatch(property::isAnnotationPresent);
	}

	/**
	 * Undoes what was filled.
	 */
	void restore() {
		PersistentPropertyAccessor<T> known = this.accessor;
		if (known != null) {
			this.values.forEach((property, value) -> {
				if (property.isBlob() || !Objects.equals(known.getProperty(property), value)) {
					known.setProperty(property, value);
				}
			});
		}
	}

}
