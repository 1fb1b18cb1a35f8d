package dev.singletable.mapping;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.singletable.annotation.LocalIndex;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Singleton;
import dev.singletable.annotation.Unique;

import org.springframework.util.StringUtils;

/**
 * What a class and its supertypes say about its items.
 *
 * @param lineage the class, its superclasses and their interfaces, nearest first, that
 * carry the annotation themselves
 */
record EntityDeclaration(Class<?> type, List<Class<?>> lineage) {

	static EntityDeclaration of(Class<?> type) {
		return new EntityDeclaration(type,
				supertypes(type).stream()
					.filter((each) -> each.getDeclaredAnnotation(SingleTableEntity.class) != null)
					.toList());
	}

	private static Set<Class<?>> supertypes(Class<?> type) {
		Set<Class<?>> found = new LinkedHashSet<>();
		for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
			found.add(each);
			addInterfaces(each, found);
		}
		return found;
	}

	private static void addInterfaces(Class<?> type, Set<Class<?>> found) {
		for (Class<?> each : type.getInterfaces()) {
			found.add(each);
			addInterfaces(each, found);
		}
	}

	boolean present() {
		return !this.lineage.isEmpty();
	}

	boolean isSingleton() {
		return this.type.isAnnotationPresent(Singleton.class);
	}

	String name() {
		return nameOf(this.type);
	}

	private static String nameOf(Class<?> type) {
		SingleTableEntity own = type.getDeclaredAnnotation(SingleTableEntity.class);
		return (own != null && StringUtils.hasText(own.type())) ? own.type() : type.getSimpleName();
	}

	ItemTypeIdentity identity() {
		Class<?> root = this.lineage.get(this.lineage.size() - 1);
		return new ItemTypeIdentity(name(), nameOf(root), owner(SingleTableEntity::pk), schemaVersion());
	}

	int schemaVersion() {
		return this.lineage.stream()
			.mapToInt((each) -> each.getDeclaredAnnotation(SingleTableEntity.class).schemaVersion())
			.filter((version) -> version != 0)
			.findFirst()
			.orElse(0);
	}

	String pk() {
		return first(SingleTableEntity::pk);
	}

	String sk() {
		return first(SingleTableEntity::sk);
	}

	private String first(Function<SingleTableEntity, String> member) {
		return this.lineage.stream()
			.map((each) -> member.apply(each.getDeclaredAnnotation(SingleTableEntity.class)))
			.filter(StringUtils::hasText)
			.findFirst()
			.orElse("");
	}

	private Class<?> owner(Function<SingleTableEntity, String> member) {
		return this.lineage.stream()
			.filter((each) -> StringUtils.hasText(member.apply(each.getDeclaredAnnotation(SingleTableEntity.class))))
			.findFirst()
			.orElse(this.type);
	}

	List<SecondaryIndex> secondaryIndexes() {
		return collect(SecondaryIndex.class);
	}

	List<LocalIndex> localIndexes() {
		return collect(LocalIndex.class);
	}

	List<Unique> uniques() {
		return collect(Unique.class);
	}

	private <A extends Annotation> List<A> collect(Class<A> annotation) {
		return supertypes(this.type).stream()
			.flatMap((each) -> Arrays.stream(each.getDeclaredAnnotationsByType(annotation)))
			.distinct()
			.toList();
	}

}
