package dev.singletable.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.singletable.annotation.Audited;
import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.Historized;
import dev.singletable.annotation.Singleton;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.key.ItemKey;
import org.jspecify.annotations.Nullable;

/**
 * One class of items: its name in the table, its key, the indexes it is in.
 */
public final class ItemType {

	/** The sort key of an entity that declares none. */
	public static final String DEFAULT_SORT = "META";

	/** How every key begins that the library keeps for itself. */
	public static final String INTERNAL = "_INTERNAL#";

	/** The template part that stands for the type's name. */
	public static final String TYPE_PART = "@type";

	/** The template part that stands for the shard, which the item's key tells. */
	public static final String SHARD_PART = "@shard";

	private final ItemTypeIdentity identity;

	private final SingleTableEntityModel<?> entity;

	private final PropertyPaths paths;

	private final ItemIndex table;

	private final List<ItemIndex> indexes;

	private final List<UniqueConstraint> uniques;

	private final IdShape id;

	ItemType(ItemTypeIdentity identity, SingleTableEntityModel<?> entity, PropertyPaths paths, Declared declared) {
		this.identity = identity;
		this.entity = entity;
		this.paths = paths;
		this.table = declared.table();
		this.indexes = List.copyOf(declared.indexes());
		this.uniques = declared.uniques();
		this.id = IdShape.of(this);
	}

	/** The ways to its items and what is unique among them. */
	record Declared(ItemIndex table, List<ItemIndex> indexes, List<UniqueConstraint> uniques) {

	}

	/**
	 * The discriminator stored with each item.
	 */
	public String name() {
		return this.identity.name();
	}

	/**
	 * The discriminator of the top of its hierarchy, which <code>{@type}</code> stands
	 * for.
	 */
	public String rootName() {
		return this.identity.root();
	}

	public Class<?> javaType() {
		return this.entity.getType();
	}

	/**
	 * Spring Data's view of the class.
	 */
	public SingleTableEntityModel<?> entity() {
		return this.entity;
	}

	ItemTypeIdentity identity() {
		return this.identity;
	}

	/**
	 * The way by the table's own key.
	 */
	public ItemIndex table() {
		return this.table;
	}

	/**
	 * The ways by secondary indexes, in order of declaration.
	 */
	public List<ItemIndex> indexes() {
		return this.indexes;
	}

	/**
	 * What one of its items alone may have.
	 */
	public List<UniqueConstraint> uniques() {
		return this.uniques;
	}

	/**
	 * The version of the form in which its items are stored; 0 when there is none.
	 */
	public int schemaVersion() {
		return this.identity.schemaVersion();
	}

	/**
	 * Whether versions are kept of its items.
	 */
	public boolean isHistorized() {
		return this.entity.findAnnotation(Historized.class) != null;
	}

	/**
	 * Whether a trail is kept of its writes.
	 */
	public boolean isAudited() {
		return this.entity.findAnnotation(Audited.class) != null;
	}

	public Optional<ItemIndex> index(String name) {
		for (ItemIndex index : this.indexes) {
			if (name.equals(index.name())) {
				return Optional.of(index);
			}
		}
		return Optional.empty();
	}

	/**
	 * Whether the table has one item of it.
	 */
	public boolean isSingleton() {
		return javaType().isAnnotationPresent(Singleton.class);
	}

	/**
	 * Whether its keys are given by the caller as raw text.
	 */
	public boolean hasRawKeys() {
		return this.table.partition() instanceof IndexKey.Raw;
	}

	boolean sharesKeysWith(ItemType other) {
		IndexKey sort = this.table.sort();
		IndexKey otherSort = other.table.sort();
		return this == other || (this.identity.keyOwner() == other.identity.keyOwner() && sort != null
				&& otherSort != null && sort.describe().equals(otherSort.describe())
				&& this.table.partition().describe().equals(other.table.partition().describe()));
	}

	/**
	 * Whether the path is a computed key part, whose value may depend on anything.
	 */
	public boolean isComputed(String path) {
		return !TYPE_PART.equals(path) && steps(path).isEmpty();
	}

	/**
	 * What its ids look like.
	 */
	public IdShape id() {
		return this.id;
	}

	/**
	 * Whether the path leads to a property or a computed key part.
	 */
	public boolean hasPath(String path) {
		return TYPE_PART.equals(path) || this.paths.find(path) != null;
	}

	/**
	 * Whether the path leads to an attribute, so that a filter can name it.
	 */
	public boolean isStored(String path) {
		PropertyPathEnd end = this.paths.find(path);
		return end != null && end.stored();
	}

	/**
	 * The stored properties a path goes through, or an empty list.
	 */
	public List<SingleTableProperty> steps(String path) {
		PropertyPathEnd end = this.paths.find(path);
		return (end != null) ? end.steps() : List.of();
	}

	/**
	 * The top-level attribute a path is stored in; empty for a computed key part.
	 */
	public Optional<String> attributeOf(String path) {
		return steps(path).stream().findFirst().map(SingleTableProperty::attribute);
	}

	/**
	 * The type of the values at a path.
	 * @throws IllegalArgumentException if it leads nowhere
	 */
	public Class<?> typeOf(String path) {
		return TYPE_PART.equals(path) ? String.class : end(path).type();
	}

	/**
	 * Whether an item can be without a value there: not for a part of the table's key, a
	 * primitive, the version, a modified date, or the type.
	 */
	public boolean canBeAbsent(String path) {
		return !TYPE_PART.equals(path) && !tableParts().contains(path) && end(path).canBeAbsent();
	}

	/**
	 * Whether it is declared to be without a value at times: nullable or Optional.
	 */
	public boolean mayBeNull(String path) {
		return canBeAbsent(path) && steps(path).stream().anyMatch(SingleTableProperty::isNullable);
	}

	/**
	 * The properties in the table's key, in order, each once.
	 */
	public Set<String> tableParts() {
		Set<String> parts = new LinkedHashSet<>();
		this.table.parts().filter((part) -> !TYPE_PART.equals(part)).forEach(parts::add);
		return parts;
	}

	private PropertyPathEnd end(String path) {
		PropertyPathEnd end = this.paths.find(path);
		if (end == null) {
			throw new IllegalArgumentException(
					"%s has no property '%s'; it has %s.".formatted(name(), path, this.paths.names()));
		}
		return end;
	}

	/**
	 * The names at the top level, for messages.
	 */
	public List<String> propertyNames() {
		return this.paths.names();
	}

	/**
	 * The values of an entity by path.
	 */
	public Function<String, @Nullable Object> values(Object entity) {
		return (path) -> switch (path) {
			case TYPE_PART -> rootName();
			case SHARD_PART -> keyOf(entity);
			default -> end(path).reader().apply(entity);
		};
	}

	/**
	 * The key under which the entity is stored.
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if a part is
	 * null, empty or too long
	 */
	public ItemKey keyOf(Object entity) {
		return new KeyRendering(this, values(entity)).key();
	}

	/**
	 * The key attributes of its composed and local indexes, from values by path: one
	 * function for every verb. An item that a sparse index leaves out has none of that
	 * index's attributes.
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if a part of a
	 * whole index is null or empty
	 */
	public Map<String, String> indexAttributes(Function<String, @Nullable Object> values) {
		return new KeyRendering(this, values).indexAttributes();
	}

	/**
	 * The key attributes of one index, as far as their parts are known.
	 * @param known tells whether the value of a path is known
	 */
	public Map<String, String> indexAttributes(ItemIndex index, Function<String, @Nullable Object> values,
			Predicate<String> known) {
		return new KeyRendering(this, values).indexAttributes(index, known);
	}

	/**
	 * The attributes that exist only for an index.
	 */
	public List<String> attributesOf(ItemIndex index) {
		return KeyRendering.ownAttributes(index).toList();
	}

	/**
	 * The attributes that {@link #indexAttributes} may fill.
	 */
	public Set<String> indexAttributeNames() {
		Set<String> names = new LinkedHashSet<>();
		this.indexes.stream().flatMap(KeyRendering::ownAttributes).forEach(names::add);
		return names;
	}

	/**
	 * The property that is filled when null.
	 */
	public Optional<SingleTableProperty> generatedId() {
		return Optional.ofNullable(this.entity.getPersistentProperty(GeneratedId.class));
	}

	/**
	 * The property whose moment is the item's time to live.
	 */
	public Optional<SingleTableProperty> timeToLive() {
		return Optional.ofNullable(this.entity.getPersistentProperty(TimeToLive.class));
	}

	@Override
	public String toString() {
		return name();
	}

}
