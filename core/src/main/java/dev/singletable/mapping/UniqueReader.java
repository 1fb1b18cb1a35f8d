package dev.singletable.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.singletable.annotation.Unique;
import dev.singletable.annotation.Uniques;
import dev.singletable.key.KeyPattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the unique constraints of one class.
 */
final class UniqueReader {

	private final EntityDeclaration declaration;

	private final ItemTypeReader.Templates templates;

	private final List<UniqueConstraint> found = new ArrayList<>();

	private final Set<String> names = new HashSet<>();

	UniqueReader(EntityDeclaration declaration, ItemTypeReader.Templates templates) {
		this.declaration = declaration;
		this.templates = templates;
	}

	List<UniqueConstraint> read(SingleTableEntityModel<?> entity) {
		this.declaration.uniques().forEach(this::readTogether);
		for (SingleTableProperty property : entity) {
			declared(property).forEach((each) -> readProperty(property, each));
		}
		return List.copyOf(this.found);
	}

	private static Stream<Unique> declared(SingleTableProperty property) {
		Uniques several = property.findAnnotation(Uniques.class);
		Unique one = property.findAnnotation(Unique.class);
		return (several != null) ? Arrays.stream(several.value()) : Stream.ofNullable(one);
	}

	private void readTogether(Unique unique) {
		if (unique.properties().length == 0) {
			problem(unique.name(), "it names no property", "On a class, write @Unique(properties = {\"…\", \"…\"}).");
			return;
		}
		add(unique, List.of(unique.properties()));
	}

	private void readProperty(SingleTableProperty property, Unique unique) {
		if (unique.properties().length > 0) {
			problem(property.getName(), "it names properties although it is on one",
					"Name several on the class, or leave properties out.");
			return;
		}
		add(unique, List.of(property.getName()));
	}

	private void add(Unique unique, List<String> properties) {
		String name = unique.name().isEmpty() ? String.join(",", properties) : unique.name();
		List<String> paths = new ArrayList<>(List.of(unique.scope()));
		paths.addAll(properties);
		KeyPattern pattern = pattern(name, paths);
		if (pattern != null && isLegal(name, paths)) {
			this.found.add(new UniqueConstraint(name, pattern, unique.scope().length, unique.ignoreCase()));
		}
	}

	private boolean isLegal(String name, List<String> paths) {
		if (!name.chars().allMatch((character) -> character > 0x24)) {
			problem(name, "its name has characters below '%'", "Use letters, digits and punctuation above '$'.");
			return false;
		}
		if (paths.stream().anyMatch((path) -> Collections.frequency(paths, path) > 1)) {
			problem(name, "it names a property twice", "Name each once, scope included.");
			return false;
		}
		if (!this.names.add(name)) {
			problem(name, "there are two of this name", "Name one of them: @Unique(name = \"…\").");
			return false;
		}
		return true;
	}

	private @Nullable KeyPattern pattern(String name, List<String> paths) {
		return this.templates.pattern("unique '" + name + "'",
				paths.stream().map((path) -> "{" + path + "}").collect(Collectors.joining("#")));
	}

	private void problem(String name, String what, String action) {
		this.templates.problems().add("%s, unique '%s'".formatted(this.declaration.name(), name), what, action);
	}

}
