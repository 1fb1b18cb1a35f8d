package dev.singletable.mapping;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.MappingException;

/**
 * Reads the shapes of types, those that are part of themselves included.
 */
final class AuditShapes {

	private final SingleTableMappingContext context;

	private final Map<Class<?>, AuditShape.Parts> objects = new HashMap<>();

	AuditShapes(SingleTableMappingContext context) {
		this.context = context;
	}

	AuditShape.Parts root(SingleTableEntityModel<?> entity) {
		AuditShape.Parts parts = new AuditShape.Parts();
		add(parts, entity);
		return parts;
	}

	private void add(AuditShape.Parts parts, SingleTableEntityModel<?> entity) {
		for (SingleTableProperty property : entity) {
			AuditShape content = of(property.getTypeInformation());
			property.attributeNames().forEach((attribute) -> {
				String name = attribute.equals(property.attribute()) ? property.getName() : attribute;
				AuditShape.Part part = new AuditShape.Part(name, property.getName(), property.isSensitive(), content);
				parts.byAttribute().merge(attribute, part, AuditShapes::stricter);
			});
		}
	}

	/** Of classes that store different properties under one name. */
	private static AuditShape.Part stricter(AuditShape.Part one, AuditShape.Part other) {
		boolean plain = one.content().equals(AuditShape.LEAF);
		boolean same = plain || other.content().equals(AuditShape.LEAF) || one.content().equals(other.content());
		return new AuditShape.Part(one.name(), one.property(), one.hidden() || other.hidden() || !same,
				plain ? other.content() : one.content());
	}

	private AuditShape of(@Nullable TypeInformation<?> type) {
		if (type == null) {
			return AuditShape.LEAF;
		}
		if (type.getType() == Optional.class) {
			return of(type.getActualType());
		}
		if (type.isMap()) {
			return new AuditShape.Each(of(type.getMapValueType()), true);
		}
		if (type.isCollectionLike()) {
			return new AuditShape.Each(of(type.getActualType()), false);
		}
		return StoredTypes.HOLDER.isSimpleType(type.getType()) ? AuditShape.LEAF : object(type.getType());
	}

	private AuditShape object(Class<?> type) {
		AuditShape.Parts known = this.objects.get(type);
		if (known != null) {
			return known;
		}
		AuditShape.Parts parts = new AuditShape.Parts();
		this.objects.put(type, parts);
		concrete(type).forEach((each) -> {
			SingleTableEntityModel<?> entity = model(each);
			if (entity != null) {
				add(parts, entity);
			}
		});
		return parts;
	}

	private @Nullable SingleTableEntityModel<?> model(Class<?> type) {
		try {
			return this.context.getPersistentEntity(type);
		}
		catch (MappingException ex) { // stored by a converter
			return null;
		}
	}

	private static Stream<Class<?>> concrete(Class<?> type) {
		Stream<Class<?>> own = Modifier.isAbstract(type.getModifiers()) ? Stream.empty() : Stream.of(type);
		return type.isSealed()
				? Stream.concat(own, Arrays.stream(type.getPermittedSubclasses()).flatMap(AuditShapes::concrete))
				: Stream.of(type);
	}

}
