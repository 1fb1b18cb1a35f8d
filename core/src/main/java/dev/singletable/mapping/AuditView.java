package dev.singletable.mapping;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.singletable.annotation.Audited;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

/**
 * What an audit trail may show of the items of one type: their properties by name, and
 * nothing that is excluded or sensitive. What may hide something, and cannot be looked
 * into, is left out as a whole.
 */
public final class AuditView {

	private final ItemType type;

	private final AuditShape.Parts properties;

	private final Set<String> excluded;

	private AuditView(ItemType type, AuditShape.Parts properties) {
		this.type = type;
		this.properties = properties;
		this.excluded = Set.of(type.entity().getRequiredAnnotation(Audited.class).exclude());
	}

	/**
	 * The view of an audited type.
	 */
	public static AuditView of(ItemModel model, ItemType type) {
		return new AuditView(type, new AuditShapes(model.context()).root(type.entity()));
	}

	/**
	 * The properties in an item.
	 */
	public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
		Map<String, AttributeValue> seen = new LinkedHashMap<>();
		this.properties.byAttribute().forEach((attribute, part) -> {
			AttributeValue value = item.get(attribute);
			AttributeValue shown = (value != null) ? shown("", part, value) : null;
			if (shown != null) {
				seen.put(part.name(), shown);
			}
		});
		return seen;
	}

	private @Nullable AttributeValue shown(String owner, AuditShape.Part part, AttributeValue value) {
		String path = owner.isEmpty() ? part.property() : owner + "." + part.property();
		return (part.hidden() || this.excluded.contains(path)) ? null : seen(path, value, part.content());
	}

	private @Nullable AttributeValue seen(String path, AttributeValue value, AuditShape shape) {
		if (value.type() == AttributeValue.Type.NUL || shape instanceof AuditShape.Leaf) {
			return value;
		}
		if (shape instanceof AuditShape.Each each && value.hasL()) {
			return AttributeValue.fromL(value.l()
				.stream()
				.map((element) -> seen(path, element, each.content()))
				.filter(Objects::nonNull)
				.toList());
		}
		if (shape instanceof AuditShape.Each each && each.map() && value.hasM()) {
			Map<String, AttributeValue> entries = new LinkedHashMap<>();
			value.m().forEach((key, entry) -> putIfSeen(entries, key, seen(path, entry, each.content())));
			return AttributeValue.fromM(entries);
		}
		if (shape instanceof AuditShape.Parts parts && value.hasM()) {
			return object(path, value, parts);
		}
		return hides(path, shape) ? null : value;
	}

	private AttributeValue object(String path, AttributeValue value, AuditShape.Parts parts) {
		boolean open = !hides(path, parts);
		Map<String, AttributeValue> properties = new LinkedHashMap<>();
		value.m().forEach((attribute, each) -> {
			AuditShape.Part part = parts.byAttribute().get(attribute);
			if (part != null) {
				putIfSeen(properties, part.name(), shown(path, part, each));
			}
			else if (open) {
				properties.put(attribute, each);
			}
		});
		return AttributeValue.fromM(properties);
	}

	private static void putIfSeen(Map<String, AttributeValue> values, String name, @Nullable AttributeValue seen) {
		if (seen != null) {
			values.put(name, seen);
		}
	}

	private boolean hides(String path, AuditShape shape) {
		return shape.hides() || this.excluded.stream().anyMatch((each) -> each.startsWith(path + "."));
	}

	/**
	 * Whether the keys of items may not be shown.
	 */
	public static boolean hidesKey(ItemType type) {
		return type.tableParts()
			.stream()
			.flatMap((part) -> type.steps(part).stream())
			.anyMatch(SingleTableProperty::isSensitive);
	}

	/**
	 * Whether the path leads to something that is never shown.
	 */
	public boolean hides(String path) {
		return this.excluded.stream().anyMatch((each) -> path.equals(each) || path.startsWith(each + "."))
				|| this.type.steps(path).stream().anyMatch(SingleTableProperty::isSensitive);
	}

	/**
	 * The properties that change with every write, which tell nothing.
	 */
	public Set<String> base() {
		Set<String> names = new LinkedHashSet<>();
		Stream.of(Version.class, CreatedDate.class, CreatedBy.class, LastModifiedDate.class, LastModifiedBy.class)
			.map((each) -> this.type.entity().getPersistentProperty(each))
			.filter(Objects::nonNull)
			.forEach((property) -> {
				names.add(property.getName());
				names.add(Objects.requireNonNullElse(property.zoneAttribute(), property.getName()));
			});
		return names;
	}

}
