package dev.singletable.mapping;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.singletable.annotation.Blob;
import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.PartitionKey;
import dev.singletable.annotation.SortKey;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.blob.BlobContent;
import dev.singletable.table.TableAttributes;

import org.springframework.data.annotation.Version;
import org.springframework.util.ClassUtils;

/**
 * Proves that the properties of one class can stand beside each other.
 */
final class PropertyProof {

	private static final Set<Class<?>> MOMENTS = Set.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class,
			LocalDateTime.class, Duration.class);

	private static final Set<Class<?>> VERSIONS = Set.of(Long.class, Integer.class, Short.class);

	private final EntityDeclaration declaration;

	private final TableAttributes attributes;

	private final Problems problems;

	private final Map<String, String> holders = new HashMap<>();

	PropertyProof(EntityDeclaration declaration, TableAttributes attributes, Problems problems) {
		this.declaration = declaration;
		this.attributes = attributes;
		this.problems = problems;
	}

	void run(SingleTableEntityModel<?> entity, PropertyPaths paths) {
		for (SingleTableProperty property : entity) {
			if (!property.isRawKey()) {
				checkNames(property);
				checkTypes(property);
			}
		}
		for (Class<? extends Annotation> single : List.of(PartitionKey.class, SortKey.class, GeneratedId.class,
				TimeToLive.class)) {
			checkSingle(entity, single);
		}
		paths.noGetters()
			.forEach((name) -> this.problems.add(this.declaration.name() + "." + name,
					"@KeyPart is on a method that is no getter",
					"Put it on an instance method without parameters that returns a value."));
	}

	private void problem(SingleTableProperty property, String what, String action) {
		this.problems.add(this.declaration.name() + "." + property.getName(), what, action);
	}

	private void checkNames(SingleTableProperty property) {
		String zone = property.zoneAttribute();
		checkName(property, property.attribute());
		if (zone != null) {
			checkName(property, zone);
		}
	}

	private void checkName(SingleTableProperty property, String attribute) {
		TableAttributes own = this.attributes;
		boolean schema = this.declaration.schemaVersion() > 0 && own.schema().equals(attribute);
		if (schema || List.of(own.pk(), own.sk(), own.type(), own.ttl()).contains(attribute)) {
			problem(property, "it is stored under '%s', which the library owns".formatted(attribute),
					"Rename it: @Attribute(\"…\").");
		}
		String holder = this.holders.put(attribute, property.getName());
		if (holder != null) {
			problem(property, "it is stored under '%s', as '%s' is".formatted(attribute, holder),
					"Rename one: @Attribute(\"…\").");
		}
	}

	private void checkTypes(SingleTableProperty property) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(property.getType());
		if (property.isAnnotationPresent(GeneratedId.class) && type != String.class && type != UUID.class) {
			misplaced(property, GeneratedId.class, "A generated id is a String or a UUID.");
		}
		Class<?> moment = ClassUtils.resolvePrimitiveIfNecessary(property.valueType());
		if (property.isTimeToLive() && !MOMENTS.contains(moment) && !Number.class.isAssignableFrom(moment)) {
			misplaced(property, TimeToLive.class,
					"Put it on an Instant, a date and time, a Duration, or a number of epoch seconds.");
		}
		checkBlob(property);
		if (property.isVersionProperty() && !VERSIONS.contains(type)) {
			misplaced(property, Version.class, "A version is a Long, an Integer or a Short.");
		}
	}

	private void checkBlob(SingleTableProperty property) {
		boolean content = property.getType() == BlobContent.class;
		if (property.isBlob() && !content) {
			misplaced(property, Blob.class, "Make it a BlobContent, which is fetched when it is asked for.");
		}
		if (content && !property.isBlob()) {
			problem(property, "it is a BlobContent without @Blob", "Annotate it with @Blob.");
		}
		if (property.isBlob() && (property.isCompressed() || property.isJson())) {
			problem(property, "it is a @Blob, of which the item holds only a reference, and it is @Compressed or JSON",
					"Leave that out; @Blob(compress = true) compresses the object.");
		}
	}

	private void misplaced(SingleTableProperty property, Class<? extends Annotation> annotation, String action) {
		problem(property, "@%s is on a %s".formatted(annotation.getSimpleName(), property.getType().getSimpleName()),
				action);
	}

	private void checkSingle(SingleTableEntityModel<?> entity, Class<? extends Annotation> annotation) {
		int count = 0;
		for (SingleTableProperty property : entity) {
			count += property.isAnnotationPresent(annotation) ? 1 : 0;
		}
		if (count > 1) {
			this.problems.add(this.declaration.name(),
					"it has %d properties with @%s".formatted(count, annotation.getSimpleName()), "Keep one.");
		}
	}

}
