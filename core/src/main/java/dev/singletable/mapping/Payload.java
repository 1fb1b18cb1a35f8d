package dev.singletable.mapping;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.singletable.annotation.Compressed;
import dev.singletable.table.IndexContents;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;

/**
 * What of a type's items is compressed together.
 *
 * @param attribute where it is stored
 * @param threshold from how many bytes on
 * @param properties those it is made of
 */
public record Payload(String attribute, int threshold, Set<String> properties) {

	/** Where it is, if the annotation does not say so. */
	public static final String DATA = "data";

	private static final List<Class<? extends java.lang.annotation.Annotation>> AUDIT = List.of(CreatedDate.class,
			CreatedBy.class, LastModifiedDate.class, LastModifiedBy.class);

	public Payload {
		properties = Set.copyOf(properties);
	}

	/**
	 * The payload of a type with {@code @Compressed}.
	 */
	public static Optional<Payload> of(ItemType type) {
		Compressed declared = type.entity().findAnnotation(Compressed.class);
		if (declared == null) {
			return Optional.empty();
		}
		Set<String> outside = new LinkedHashSet<>(Arrays.asList(declared.keep()));
		type.tableParts().forEach((part) -> addFirst(type, part, outside));
		type.indexes().stream().flatMap(ItemIndex::parts).forEach((part) -> addFirst(type, part, outside));
		Set<String> inside = new LinkedHashSet<>();
		for (SingleTableProperty property : type.entity()) {
			if (!outside.contains(property.getName()) && mayBeInside(type, property)) {
				inside.add(property.getName());
			}
		}
		return Optional.of(new Payload(declared.attribute(), declared.threshold(), inside));
	}

	private static void addFirst(ItemType type, String path, Set<String> names) {
		type.steps(path).stream().limit(1).forEach((property) -> names.add(property.getName()));
	}

	private static boolean mayBeInside(ItemType type, SingleTableProperty property) {
		boolean own = property.isRawKey() || property.isVersionProperty() || property.isBlob()
				|| property.isCompressed() || property.isIdProperty()
				|| type.timeToLive().filter((ttl) -> ttl.getName().equals(property.getName())).isPresent()
				|| AUDIT.stream().anyMatch(property::isAnnotationPresent);
		return !own && type.indexes()
			.stream()
			.noneMatch((index) -> index.contents() instanceof IndexContents.Include include
					&& include.carries(property.attribute()));
	}

	/**
	 * Whether a property is in the payload of its type.
	 */
	public static boolean holds(ItemType type, String property) {
		return of(type).filter((payload) -> payload.properties().contains(property)).isPresent();
	}

	/**
	 * What is wrong with the annotation of a type.
	 */
	public static List<Problem> problems(ItemType type) {
		Compressed declared = type.entity().findAnnotation(Compressed.class);
		if (declared == null) {
			return List.of();
		}
		List<Problem> problems = new java.util.ArrayList<>();
		for (String name : declared.keep()) {
			if (type.entity().getPersistentProperty(name) == null) {
				problems
					.add(new Problem(type.name(), "@Compressed(keep) names '%s', which is no property".formatted(name),
							"Name one of %s.".formatted(String.join(", ", type.propertyNames()))));
			}
		}
		for (SingleTableProperty property : type.entity()) {
			if (property.attribute().equals(declared.attribute())
					|| type.indexAttributeNames().contains(declared.attribute())) {
				problems.add(
						new Problem(type.name(),
								"the compressed payload is stored under '%s', as something else is"
									.formatted(declared.attribute()),
								"Name another attribute: @Compressed(attribute = \"…\")."));
				break;
			}
		}
		return problems;
	}

}
