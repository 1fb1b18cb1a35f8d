package dev.singletable.mapping;

import java.util.List;

import dev.singletable.annotation.Counted;
import dev.singletable.annotation.Historized;
import dev.singletable.annotation.PartitionKey;
import dev.singletable.annotation.SortKey;
import dev.singletable.key.KeyPattern;
import dev.singletable.key.KeyTemplate;
import dev.singletable.table.IndexContents;
import dev.singletable.table.TableAttributes;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.MappingException;

/**
 * Reads one class: its name, key and indexes.
 */
final class ItemTypeReader {

	static final IndexContents.All ALL = new IndexContents.All();

	private static final String SINGLETON = "SINGLETON#";

	private static final int SHARDS = 100;

	private final SingleTableMappingContext context;

	private final TableAttributes attributes;

	private final Problems problems;

	ItemTypeReader(SingleTableMappingContext context, TableAttributes attributes, Problems problems) {
		this.context = context;
		this.attributes = attributes;
		this.problems = problems;
	}

	/**
	 * The item type, or null when its key has a problem.
	 */
	@Nullable ItemType read(Class<?> javaType) {
		EntityDeclaration declaration = EntityDeclaration.of(javaType);
		if (!declaration.present()) {
			this.problems.add(javaType.getName(), "it is not annotated", "Annotate it with @SingleTableEntity.");
			return null;
		}
		SingleTableEntityModel<?> entity = entityOf(declaration);
		if (entity == null || !nameIsLegal(declaration)) {
			return null;
		}
		requireNoKey(declaration, entity);
		PropertyPaths paths = new PropertyPaths(this.context, entity);
		Templates templates = new Templates(declaration.identity(), paths, this.problems);
		ItemIndex table = table(declaration, entity, templates);
		List<ItemIndex> indexes = new IndexReader(declaration, table, templates, this.attributes).read();
		List<UniqueConstraint> uniques = new UniqueReader(declaration, templates).read(entity);
		new PropertyProof(declaration, this.attributes, this.problems).run(entity, paths);
		proveHistory(declaration, entity);
		new AuditProof(declaration, paths, this.problems).run(entity);
		proveNumbers(declaration, entity);
		return (table == null) ? null
				: new ItemType(declaration.identity(), entity, paths, new ItemType.Declared(table, indexes, uniques));
	}

	private void requireNoKey(EntityDeclaration declaration, SingleTableEntityModel<?> entity) {
		boolean raw = entity.getPersistentProperty(PartitionKey.class) != null
				|| entity.getPersistentProperty(SortKey.class) != null;
		if (!declaration.isSingleton()) {
			return;
		}
		if (raw || !declaration.pk().isEmpty() || !declaration.sk().isEmpty()) {
			this.problems.add(declaration.name(), "it is a singleton and has a key of its own",
					"Leave out pk, sk, @PartitionKey and @SortKey, or @Singleton.");
		}
		SingleTableProperty id = entity.getIdProperty();
		if (id != null) {
			this.problems.add(declaration.name() + "." + id.getName(), "it is the id of a singleton, which has none",
					"Leave out @Id, or @Singleton.");
		}
	}

	private void proveHistory(EntityDeclaration declaration, SingleTableEntityModel<?> entity) {
		Historized historized = entity.findAnnotation(Historized.class);
		if (historized == null) {
			return;
		}
		if (!entity.hasVersionProperty()) {
			this.problems.add(declaration.name(), "it is @Historized and has no version",
					"Mark a property with Spring Data's @Version; it numbers the versions.");
		}
		if (historized.maxVersions() < 0) {
			this.problems.add(declaration.name(), "@Historized(maxVersions = %d) keeps a negative number of versions"
				.formatted(historized.maxVersions()), "Keep at least 1, or 0 for all.");
		}
	}

	private void proveNumbers(EntityDeclaration declaration, SingleTableEntityModel<?> entity) {
		if (declaration.schemaVersion() < 0) {
			this.problems.add(declaration.name(), "its schema version is negative",
					"Count from 1, or leave it out for none.");
		}
		Counted counted = entity.findAnnotation(Counted.class);
		if (counted != null && (counted.shards() < 1 || counted.shards() > SHARDS)) {
			this.problems.add(declaration.name(),
					"@Counted(shards = %d) is no number of counters".formatted(counted.shards()),
					"Give 1 to %d.".formatted(SHARDS));
		}
	}

	private @Nullable SingleTableEntityModel<?> entityOf(EntityDeclaration declaration) {
		try {
			return this.context.getRequiredPersistentEntity(declaration.type());
		}
		catch (MappingException ex) {
			this.problems.add(declaration.name(), reason(ex), "Correct the class.");
			return null;
		}
	}

	private static String reason(Throwable thrown) {
		Throwable cause = thrown;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		String message = String.valueOf(cause.getMessage()).trim();
		return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
	}

	private boolean nameIsLegal(EntityDeclaration declaration) {
		String name = declaration.name();
		if (!name.isEmpty() && name.chars().allMatch((character) -> character > 0x24)) {
			return true;
		}
		this.problems.add(declaration.type().getName(), "its name '%s' has characters below '%%'".formatted(name),
				"Use letters, digits and punctuation above '$' in @SingleTableEntity(type = \"…\").");
		return false;
	}

	private @Nullable ItemIndex table(EntityDeclaration declaration, SingleTableEntityModel<?> entity,
			Templates templates) {
		IndexKey partition = partition(declaration, entity, templates);
		IndexKey sort = sort(declaration, entity, templates);
		if (partition == null || sort == null) {
			return null;
		}
		return new ItemIndex(null, ItemIndex.Kind.TABLE, partition, sort, false, ALL);
	}

	private @Nullable IndexKey partition(EntityDeclaration declaration, SingleTableEntityModel<?> entity,
			Templates templates) {
		SingleTableProperty raw = raw(declaration, entity, PartitionKey.class);
		if (raw != null) {
			return new IndexKey.Raw(this.attributes.pk(), raw.getName());
		}
		String text = declaration.isSingleton() ? SINGLETON + declaration.name() : declaration.pk();
		if (text.isEmpty()) {
			SingleTableProperty id = entity.getIdProperty();
			if (id == null) {
				this.problems.add(declaration.name(), "it has no partition key",
						"Write @SingleTableEntity(pk = \"…\"), or mark a property with @Id.");
				return null;
			}
			text = declaration.name() + "#{" + id.getName() + "}";
		}
		return templates.composed("the partition key", this.attributes.pk(), text);
	}

	private @Nullable IndexKey sort(EntityDeclaration declaration, SingleTableEntityModel<?> entity,
			Templates templates) {
		SingleTableProperty raw = raw(declaration, entity, SortKey.class);
		if (raw != null) {
			return new IndexKey.Raw(this.attributes.sk(), raw.getName());
		}
		String text = declaration.sk().isEmpty() ? ItemType.DEFAULT_SORT : declaration.sk();
		return templates.composed("the sort key", this.attributes.sk(), text);
	}

	private @Nullable SingleTableProperty raw(EntityDeclaration declaration, SingleTableEntityModel<?> entity,
			Class<? extends java.lang.annotation.Annotation> annotation) {
		SingleTableProperty property = entity.getPersistentProperty(annotation);
		if (property != null && property.getType() != String.class) {
			this.problems.add(where(declaration, property),
					"@%s is on a %s".formatted(annotation.getSimpleName(), property.getType().getSimpleName()),
					"A raw key is a String.");
		}
		return property;
	}

	private static String where(EntityDeclaration declaration, SingleTableProperty property) {
		return declaration.name() + "." + property.getName();
	}

	/**
	 * Parses templates of one type and binds them to its properties.
	 */
	record Templates(ItemTypeIdentity identity, PropertyPaths paths, Problems problems) {

		@Nullable IndexKey composed(String which, String attribute, String text) {
			KeyPattern pattern = pattern(which, text);
			return (pattern != null) ? new IndexKey.Composed(attribute, pattern) : null;
		}

		@Nullable KeyPattern pattern(String which, String text) {
			String where = this.identity.name() + ", " + which;
			KeyTemplate template = this.problems.reading(where, () -> KeyTemplate.parse(text));
			if (template == null || !partsExist(where, template)) {
				return null;
			}
			return this.problems.reading(where,
					() -> KeyPattern.of(template.withType(this.identity.root()), this::typeOf));
		}

		private Class<?> typeOf(String path) {
			PropertyPathEnd end = this.paths.find(path);
			return (end != null) ? end.type() : Object.class;
		}

		private boolean partsExist(String where, KeyTemplate template) {
			boolean complete = true;
			for (KeyTemplate.Segment segment : template.segments()) {
				if (segment instanceof KeyTemplate.Part part && !exists(where, part.path())) {
					complete = false;
				}
			}
			return complete;
		}

		boolean exists(String where, String path) {
			if (ItemType.TYPE_PART.equals(path)) {
				return true;
			}
			if (path.equals("pk") || path.equals("sk")) {
				return keyPartExists(where, path);
			}
			PropertyPathEnd end = this.paths.find(path);
			if (end == null) {
				this.problems.add(where, "the template names " + unknown(path),
						"Name one of these, or add a getter marked @KeyPart.");
				return false;
			}
			end.elementsOf()
				.ifPresent(
						(list) -> this.problems.add(where,
								"the template names '%s', which goes through the elements of '%s'".formatted(path,
										list.getName()),
								"Name a property with one value, or add a getter marked @KeyPart."));
			return end.elementsOf().isEmpty();
		}

		String unknown(String path) {
			return "'%s', which is no property; there are %s".formatted(path, this.paths.names());
		}

		private boolean keyPartExists(String where, String path) {
			if (this.paths.find(path) != null) {
				return true;
			}
			this.problems.add(where, "{%s} is the table's own key".formatted(path),
					"Only the inverse index may name it: @SecondaryIndex(name = \"inverse\", pk = \"{sk}\", "
							+ "sk = \"{pk}\").");
			return false;
		}

	}

}
