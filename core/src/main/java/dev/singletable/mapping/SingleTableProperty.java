package dev.singletable.mapping;

import java.lang.reflect.Field;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.Blob;
import dev.singletable.annotation.Compressed;
import dev.singletable.annotation.PartitionKey;
import dev.singletable.annotation.Sensitive;
import dev.singletable.annotation.SortKey;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.table.KeyKind;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Nullness;
import org.springframework.data.mapping.Association;
import org.springframework.data.mapping.model.AnnotationBasedPersistentProperty;
import org.springframework.data.mapping.model.Property;
import org.springframework.data.mapping.model.SimpleTypeHolder;
import org.springframework.util.StringUtils;

/**
 * A property of an entity, and how it is stored.
 */
public final class SingleTableProperty extends AnnotationBasedPersistentProperty<SingleTableProperty> {

	private final String attribute;

	private final boolean writeNull;

	private final boolean json;

	SingleTableProperty(Property property, SingleTableEntityModel<?> owner, SimpleTypeHolder simpleTypes) {
		super(property, owner, simpleTypes);
		Attribute declared = findAnnotation(Attribute.class);
		this.attribute = (declared != null && StringUtils.hasText(declared.value())) ? declared.value() : getName();
		this.writeNull = declared != null && declared.writeNull();
		this.json = declared != null && declared.json();
	}

	@Override
	protected Association<SingleTableProperty> createAssociation() {
		return new Association<>(this, null);
	}

	/**
	 * The name of the attribute that holds this property.
	 */
	public String attribute() {
		return this.attribute;
	}

	/**
	 * Whether a null is written as NULL.
	 */
	public boolean writesNull() {
		return this.writeNull;
	}

	/**
	 * Whether the value is one string of JSON text.
	 */
	public boolean isJson() {
		return this.json;
	}

	/**
	 * Whether large values are compressed, so that nothing can look into it.
	 */
	public boolean isCompressed() {
		return isAnnotationPresent(Compressed.class);
	}

	/**
	 * Whether its content is an object in a store of blobs.
	 */
	public boolean isBlob() {
		return isAnnotationPresent(Blob.class);
	}

	/**
	 * The type of its values, {@link Optional} unwrapped.
	 */
	Class<?> valueType() {
		return (getType() == Optional.class) ? getTypeInformation().getRequiredActualType().getType() : getType();
	}

	/**
	 * Whether its declaration says that there may be no value.
	 */
	boolean isNullable() {
		Field field = getField();
		return getType() == Optional.class || (field != null && Nullness.forField(field) == Nullness.NULLABLE);
	}

	/**
	 * The kind its attribute has as the key of an index, or null when it cannot be one.
	 */
	@Nullable KeyKind keyKind() {
		if (isCompressed()) {
			return null;
		}
		return this.json ? KeyKind.S : StoredTypes.keyKind(valueType());
	}

	/**
	 * The name of the attribute beside this one that keeps the zone or offset, or null
	 * for a type that has none.
	 */
	public @Nullable String zoneAttribute() {
		boolean zoned = valueType() == ZonedDateTime.class || valueType() == OffsetDateTime.class;
		return (zoned && !this.json) ? this.attribute + "_zone" : null;
	}

	/**
	 * The names of the attributes that hold it.
	 */
	Stream<String> attributeNames() {
		String zone = zoneAttribute();
		return (zone != null) ? Stream.of(this.attribute, zone) : Stream.of(this.attribute);
	}

	/**
	 * Whether no trail may show it.
	 */
	public boolean isSensitive() {
		return isAnnotationPresent(Sensitive.class);
	}

	boolean isPartitionKey() {
		return isAnnotationPresent(PartitionKey.class);
	}

	boolean isSortKey() {
		return isAnnotationPresent(SortKey.class);
	}

	boolean isTimeToLive() {
		return isAnnotationPresent(TimeToLive.class);
	}

	/**
	 * Whether it is stored only as a part of the item's key, never under its own name.
	 */
	public boolean isRawKey() {
		return isPartitionKey() || isSortKey();
	}

}
