package dev.singletable.mapping;

import java.time.DateTimeException;

import dev.singletable.annotation.Audited;

/**
 * Proves that what {@link Audited} names is there.
 */
final class AuditProof {

	private final EntityDeclaration declaration;

	private final PropertyPaths paths;

	private final Problems problems;

	AuditProof(EntityDeclaration declaration, PropertyPaths paths, Problems problems) {
		this.declaration = declaration;
		this.paths = paths;
		this.problems = problems;
	}

	void run(SingleTableEntityModel<?> entity) {
		Audited audited = entity.findAnnotation(Audited.class);
		if (audited == null) {
			return;
		}
		for (String path : audited.exclude()) {
			requireProperty("exclude", path);
		}
		if (!audited.actor().isEmpty()) {
			requireProperty("actor", audited.actor());
		}
		if (!audited.retention().isEmpty() && !isPeriod(audited.retention())) {
			this.problems.add(this.declaration.name(),
					"@Audited(retention = \"%s\") is no time that rows can be kept".formatted(audited.retention()),
					"Write it as P90D, P7Y or PT12H.");
		}
	}

	private void requireProperty(String which, String path) {
		PropertyPathEnd end = this.paths.find(path);
		if (end == null || !end.stored()) {
			this.problems.add(this.declaration.name(), "@Audited(%s = \"%s\") names no property".formatted(which, path),
					"It has %s.".formatted(this.paths.names()));
		}
	}

	private static boolean isPeriod(String text) {
		try {
			Retention.parse(text);
			return true;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

}
