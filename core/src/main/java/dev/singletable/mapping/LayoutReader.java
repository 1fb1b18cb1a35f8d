package dev.singletable.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.singletable.table.KeyAttribute;
import dev.singletable.table.KeyKind;
import dev.singletable.table.TableAttributes;
import dev.singletable.table.TableIndex;
import org.jspecify.annotations.Nullable;

/**
 * Makes the table's indexes of those the types declare, and proves that they agree.
 */
final class LayoutReader {

	private final List<ItemType> types;

	private final TableAttributes attributes;

	private final Problems problems;

	private final Map<String, TableIndex> byName = new TreeMap<>();

	private final Map<String, String> declaredBy = new HashMap<>();

	LayoutReader(List<ItemType> types, TableAttributes attributes, Problems problems) {
		this.types = types;
		this.attributes = attributes;
		this.problems = problems;
	}

	/**
	 * All indexes.
	 * @param trail those of the audit trail
	 */
	List<TableIndex> read(List<TableIndex> trail) {
		this.types.forEach((type) -> type.indexes().forEach((index) -> merge(type.name(), tableIndex(index))));
		trail.forEach((index) -> merge("the audit trail", index));
		List<KeyAttribute> keys = keys();
		this.types.forEach((type) -> proveStored(type, keys));
		proveClaims(trail);
		return new ArrayList<>(this.byName.values());
	}

	private TableIndex tableIndex(ItemIndex index) {
		IndexKey sort = index.sort();
		boolean local = index.kind() == ItemIndex.Kind.LOCAL;
		List<KeyAttribute> partition = local ? List.of(KeyAttribute.text(this.attributes.pk()))
				: index.partition().attributes();
		return new TableIndex(String.valueOf(index.name()), local, partition,
				(sort != null) ? sort.attributes() : List.of(), index.contents());
	}

	private void merge(String declarer, TableIndex index) {
		TableIndex other = this.byName.putIfAbsent(index.name(), index);
		if (other == null) {
			this.declaredBy.put(index.name(), declarer);
		}
		else if (!isSame(other, index)) {
			this.problems.add(this.declaredBy.get(index.name()) + " and " + declarer,
					"they declare index '%s' differently: %s, and %s".formatted(index.name(), describe(other),
							describe(index)),
					"Declare it alike on both, or give one of them another name.");
		}
	}

	// field by field, as linking a record's own equals costs several ms at start
	private static boolean isSame(TableIndex one, TableIndex other) {
		return one.local() == other.local() && areSame(one.partition(), other.partition())
				&& areSame(one.sort(), other.sort()) && Objects.equals(one.contents(), other.contents());
	}

	private static boolean areSame(List<KeyAttribute> some, List<KeyAttribute> others) {
		boolean same = some.size() == others.size();
		for (int position = 0; same && position < some.size(); position++) {
			same = isSame(some.get(position), others.get(position));
		}
		return same;
	}

	private static boolean isSame(KeyAttribute one, KeyAttribute other) {
		return one.kind() == other.kind() && one.name().equals(other.name());
	}

	private static String describe(TableIndex index) {
		List<String> keys = index.keys().map((key) -> key.name() + " (" + key.kind() + ")").toList();
		return "%skeys %s, projection %s".formatted(index.local() ? "local, " : "", keys, index.contents().describe());
	}

	private void proveClaims(List<TableIndex> trail) {
		Map<String, String> owners = new HashMap<>();
		trail.forEach((index) -> claim(owners, index.partition().get(0).name(), index.name()));
		for (ItemType type : this.types) {
			for (ItemIndex index : type.indexes()) {
				KeyRendering.ownAttributes(index).forEach((attribute) -> claim(owners, attribute, index.name()));
			}
		}
		this.types.forEach((type) -> type.entity().forEach((property) -> {
			String owner = owners.get(property.attribute());
			if (owner != null && !property.isRawKey()) {
				this.problems.add(type.name() + "." + property.getName(),
						"it is stored under '%s', which index '%s' owns".formatted(property.attribute(), owner),
						"Rename it: @Attribute(\"…\").");
			}
		}));
	}

	private void claim(Map<String, String> owners, String attribute, @Nullable String index) {
		String name = String.valueOf(index);
		String owner = owners.putIfAbsent(attribute, name);
		if (owner != null && !owner.equals(name)) {
			this.problems.add("index '" + owner + "' and index '" + name + "'",
					"both claim attribute '%s'".formatted(attribute), "Rename one of them.");
		}
	}

	private List<KeyAttribute> keys() {
		List<KeyAttribute> keys = new ArrayList<>();
		this.byName.values().stream().flatMap(TableIndex::keys).forEach((key) -> {
			if (keys.stream().noneMatch((each) -> isSame(each, key))) {
				keys.add(key);
			}
		});
		return keys;
	}

	private void proveStored(ItemType type, List<KeyAttribute> keys) {
		for (KeyAttribute key : keys) {
			for (SingleTableProperty property : type.entity()) {
				proveStored(type, property, key);
			}
		}
	}

	private void proveStored(ItemType type, SingleTableProperty property, KeyAttribute key) {
		if (!property.attribute().equals(key.name()) || property.isRawKey()) {
			return;
		}
		KeyKind kind = property.keyKind();
		if (kind != key.kind()) {
			this.problems.add(type.name() + "." + property.getName(),
					"it is stored in '%s' as %s, but the attribute is an index key of kind %s".formatted(key.name(),
							(kind != null) ? kind : "something else", key.kind()),
					"Store it under another name: @Attribute(\"…\").");
		}
	}

}
