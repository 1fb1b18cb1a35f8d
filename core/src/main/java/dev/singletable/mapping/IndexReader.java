package dev.singletable.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.LocalIndex;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.key.KeyPattern;
import dev.singletable.table.IndexContents;
import dev.singletable.table.KeyAttribute;
import dev.singletable.table.KeyKind;
import dev.singletable.table.TableAttributes;
import dev.singletable.table.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Reads the indexes one class declares.
 */
final class IndexReader {

	private static final int NATIVE_LIMIT = 4;

	private static final int MOST_SHARDS = 100;

	private final EntityDeclaration declaration;

	private final @Nullable ItemIndex table;

	private final ItemTypeReader.Templates templates;

	private final TableAttributes attributes;

	IndexReader(EntityDeclaration declaration, @Nullable ItemIndex table, ItemTypeReader.Templates templates,
			TableAttributes attributes) {
		this.declaration = declaration;
		this.table = table;
		this.templates = templates;
		this.attributes = attributes;
	}

	List<ItemIndex> read() {
		List<ItemIndex> indexes = new ArrayList<>();
		Set<String> names = new LinkedHashSet<>();
		for (SecondaryIndex index : this.declaration.secondaryIndexes()) {
			add(index.name(), names, read(index), indexes);
		}
		for (LocalIndex index : this.declaration.localIndexes()) {
			add(index.name(), names, read(index), indexes);
		}
		return indexes;
	}

	private void add(String name, Set<String> names, @Nullable ItemIndex index, List<ItemIndex> indexes) {
		if (!TableName.isLegalIndexName(name)) {
			problem(name, "the name of the index is not legal",
					"DynamoDB takes 3 to 255 characters of A-Z, a-z, 0-9, '_', '.' and '-'.");
		}
		else if (!names.add(name)) {
			problem(name, "the index is declared twice on one type", "Keep one.");
		}
		else if (index != null) {
			indexes.add(index);
		}
	}

	private void unknown(String index, String path) {
		problem(index, "it names " + this.templates.unknown(path), "Name one of these.");
	}

	private void problem(String index, String what, String action) {
		this.templates.problems().add(where(index), what, action);
	}

	private String where(String index) {
		return this.declaration.name() + ", index '" + index + "'";
	}

	private @Nullable ItemIndex read(SecondaryIndex index) {
		boolean isNative = index.partition().length > 0 || index.sort().length > 0;
		boolean isComposed = !index.pk().isEmpty() || !index.sk().isEmpty();
		if (isNative == isComposed) {
			problem(index.name(), "it needs either pk and sk, or partition and sort",
					"Write templates (pk = \"STATUS#{status}\", sk = \"{placedAt}\") or property names "
							+ "(partition = {\"@type\", \"status\"}, sort = \"placedAt\").");
			return null;
		}
		if (!shardsAreLegal(index, isNative)) {
			return null;
		}
		if (isInverse(index)) {
			return readInverse(index);
		}
		return isNative ? readNative(index) : readComposed(index);
	}

	private boolean shardsAreLegal(SecondaryIndex index, boolean isNative) {
		if (index.shards() < 1 || index.shards() > MOST_SHARDS) {
			problem(index.name(), "shards = %d is not between 1 and %d".formatted(index.shards(), MOST_SHARDS),
					"Write as many as the writes need, about one for each 1,000 a second, or leave it out.");
			return false;
		}
		boolean stored = !isNative && !isInverse(index) && !index.pk().isEmpty();
		if (index.shards() > 1 && !stored) {
			problem(index.name(), "shards = %d needs a partition key of its own".formatted(index.shards()),
					"Compose it by a template, such as pk = \"{@type}\", or leave the shards out.");
			return false;
		}
		return true;
	}

	private @Nullable ItemIndex readInverse(SecondaryIndex index) {
		ItemIndex key = this.table;
		IndexKey sort = (key != null) ? key.sort() : null;
		return (key == null || sort == null) ? null : new ItemIndex(index.name(), ItemIndex.Kind.INVERSE, sort,
				key.partition(), index.sparse(), contents(index.name(), index.projection(), index.include()));
	}

	private static boolean isInverse(SecondaryIndex index) {
		return index.pk().equals("{sk}") && index.sk().equals("{pk}");
	}

	private @Nullable ItemIndex readComposed(SecondaryIndex index) {
		String name = index.name();
		IndexKey partition = this.templates.composed("the partition key of index '" + name + "'",
				this.attributes.partitionOf(name), index.pk());
		IndexKey sort = index.sk().isEmpty() ? null : this.templates.composed("the sort key of index '" + name + "'",
				this.attributes.sortOf(name), index.sk());
		if (partition == null || (sort == null && !index.sk().isEmpty())) {
			return null;
		}
		IndexKey spread = (index.shards() > 1) ? sharded(name, partition, index.shards()) : partition;
		return (spread == null) ? null : new ItemIndex(name, ItemIndex.Kind.COMPOSED, spread, sort, index.sparse(),
				contents(index.name(), index.projection(), index.include()));
	}

	private @Nullable IndexKey sharded(String name, IndexKey partition, int shards) {
		IndexKey.Composed composed = (IndexKey.Composed) partition;
		KeyPattern pattern = this.templates.problems().reading(where(name), () -> composed.pattern().sharded(shards));
		return (pattern != null) ? new IndexKey.Composed(composed.attribute(), pattern) : null;
	}

	private @Nullable ItemIndex read(LocalIndex index) {
		String name = index.name();
		IndexKey sort = this.templates.composed("the sort key of local index '" + name + "'",
				this.attributes.sortOf(name), index.sk());
		ItemIndex key = this.table;
		return (sort == null || key == null) ? null : new ItemIndex(name, ItemIndex.Kind.LOCAL, key.partition(), sort,
				index.sparse(), contents(index.name(), index.projection(), index.include()));
	}

	private @Nullable ItemIndex readNative(SecondaryIndex index) {
		List<IndexKey.NativePart> partition = nativeParts(index.name(), index.partition());
		List<IndexKey.NativePart> sort = nativeParts(index.name(), index.sort());
		if (partition == null || sort == null) {
			return null;
		}
		if (partition.isEmpty() || partition.size() > NATIVE_LIMIT || sort.size() > NATIVE_LIMIT) {
			problem(index.name(), "a native index has one to four partition attributes and up to four sort attributes",
					"Compose a key by templates where more parts are needed.");
			return null;
		}
		if (!index.shared() && !index.partition()[0].equals(ItemType.TYPE_PART)) {
			problem(index.name(), "any item with these attributes would enter it",
					"Begin with the type: partition = {\"@type\", …}; or say shared = true.");
			return null;
		}
		IndexKey sorting = sort.isEmpty() ? null : new IndexKey.Native(sort);
		return new ItemIndex(index.name(), ItemIndex.Kind.NATIVE, new IndexKey.Native(partition), sorting,
				index.sparse(), contents(index.name(), index.projection(), index.include()));
	}

	private @Nullable List<IndexKey.NativePart> nativeParts(String index, String[] paths) {
		List<IndexKey.NativePart> parts = new ArrayList<>();
		for (String path : paths) {
			IndexKey.NativePart part = nativePart(index, path);
			if (part == null) {
				return null;
			}
			parts.add(part);
		}
		return parts;
	}

	private IndexKey.@Nullable NativePart nativePart(String index, String path) {
		if (path.equals(ItemType.TYPE_PART)) {
			return new IndexKey.NativePart(path, KeyAttribute.text(this.attributes.type()));
		}
		PropertyPathEnd end = this.templates.paths().find(path);
		if (end == null) {
			unknown(index, path);
			return null;
		}
		KeyKind kind = (end.steps().size() == 1) ? end.steps().get(0).keyKind() : null;
		if (kind == null) {
			problem(index, "'%s' cannot be a key attribute".formatted(path),
					"A native index names stored properties of the entity itself that are text, numbers or bytes.");
			return null;
		}
		return new IndexKey.NativePart(path, new KeyAttribute(end.steps().get(0).attribute(), kind));
	}

	private IndexContents contents(String index, IndexProjection projection, String[] include) {
		if (include.length > 0 && projection != IndexProjection.INCLUDE) {
			problem(index, "it includes properties, but its projection is " + projection,
					"Write projection = IndexProjection.INCLUDE, or leave include out.");
		}
		return switch (projection) {
			case ALL -> ItemTypeReader.ALL;
			case KEYS_ONLY -> new IndexContents.KeysOnly();
			case INCLUDE -> include(index, include);
		};
	}

	private IndexContents include(String index, String[] paths) {
		Set<String> names = new LinkedHashSet<>(List.of(this.attributes.type(), this.attributes.ttl()));
		for (String path : paths) {
			include(index, path, names);
		}
		return new IndexContents.Include(names);
	}

	private void include(String index, String path, Set<String> names) {
		PropertyPathEnd end = this.templates.paths().find(path);
		if (end != null && end.stored()) {
			SingleTableProperty property = end.steps().get(0);
			names.add(property.attribute());
			Stream.ofNullable(property.zoneAttribute()).forEach(names::add);
		}
		else if (end != null) {
			problem(index, "include names '%s', which is computed and not stored".formatted(path),
					"Leave it out, or store it in a property.");
		}
		else if (path.equals("pk") || path.equals("sk")) {
			problem(index, "include names '%s', the table's own key".formatted(path),
					"Leave it out: every index carries the table's key.");
		}
		else if (!path.equals(ItemType.TYPE_PART)) {
			unknown(index, path);
		}
	}

}
