package dev.singletable.mapping;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.singletable.key.ItemKey;
import dev.singletable.table.TableAttributes;
import dev.singletable.table.TableLayout;
import dev.singletable.table.TrailIndexes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.ClassUtils;

/**
 * The item types of one table and what is wrong with them.
 */
public final class ItemModel {

	private final SingleTableMappingContext context;

	private final TableLayout layout;

	private final Map<Class<?>, ItemType> byClass = new LinkedHashMap<>();

	private final Map<String, ItemType> byName = new LinkedHashMap<>();

	private final Map<ItemType, List<ItemType>> sharing = new HashMap<>();

	private final List<Problem> problems;

	private final TrailIndexes trail;

	ItemModel(SingleTableMappingContext context, TableLayout layout, TrailIndexes trail, List<ItemType> types,
			List<Problem> problems) {
		this.trail = trail;
		this.context = context;
		this.layout = layout;
		this.problems = List.copyOf(problems);
		types.forEach(
				(type) -> this.sharing.put(type, types.stream().filter((each) -> each.sharesKeysWith(type)).toList()));
		types.forEach((type) -> {
			this.byClass.put(type.javaType(), type);
			this.byName.putIfAbsent(type.name(), type);
		});
	}

	/**
	 * Reads the classes and proves them. A class with a problem is left out; a model with
	 * problems is not for use.
	 */
	public static ItemModel of(SingleTableMappingContext context, TableAttributes attributes,
			Collection<Class<?>> classes) {
		return of(context, attributes, TrailIndexes.defaults(), classes);
	}

	/**
	 * The same with the indexes of an audit trail as they are told.
	 */
	public static ItemModel of(SingleTableMappingContext context, TableAttributes attributes, TrailIndexes trail,
			Collection<Class<?>> classes) {
		return new ItemModelReader(context, attributes, trail).read(classes);
	}

	/**
	 * Everything the proof of the model found, in order of discovery.
	 */
	public List<Problem> problems() {
		return this.problems;
	}

	public SingleTableMappingContext context() {
		return this.context;
	}

	/**
	 * The table these types need.
	 */
	public TableLayout layout() {
		return this.layout;
	}

	/**
	 * The indexes by which an audit trail is found.
	 */
	public TrailIndexes trailIndexes() {
		return this.trail;
	}

	public TableAttributes attributes() {
		return this.layout.attributes();
	}

	public Collection<ItemType> types() {
		return this.byClass.values();
	}

	public Optional<ItemType> find(Class<?> javaType) {
		return Optional.ofNullable(this.byClass.get(javaType));
	}

	/**
	 * The type of a class.
	 * @throws InvalidDataAccessApiUsageException if it is not an entity of this table
	 */
	public ItemType require(Class<?> javaType) {
		ItemType type = this.byClass.get(javaType);
		if (type != null) {
			return type;
		}
		ItemType target = this.byClass.get(ClassUtils.getUserClass(javaType));
		if (target == null) {
			throw new InvalidDataAccessApiUsageException(("%s is not an entity of this table. Annotate it with "
					+ "@SingleTableEntity and place it in a scanned package, or name it in the template's builder.")
				.formatted(javaType.getName()));
		}
		return target;
	}

	public Optional<ItemType> named(String name) {
		return Optional.ofNullable(this.byName.get(name));
	}

	/**
	 * The types whose items a caller who asks for this class wants: itself, or all its
	 * subtypes.
	 * @throws InvalidDataAccessApiUsageException if there are none
	 */
	public List<ItemType> readableAs(Class<?> domain) {
		ItemType only = Modifier.isFinal(domain.getModifiers()) ? this.byClass.get(domain) : null;
		if (only != null) {
			return List.of(only);
		}
		List<ItemType> types = new ArrayList<>();
		for (ItemType type : types()) {
			if (domain.isAssignableFrom(type.javaType())) {
				types.add(type);
			}
		}
		return types.isEmpty() ? List.of(require(domain)) : List.copyOf(types);
	}

	/**
	 * The key among the attributes of an item.
	 */
	public ItemKey keyIn(Map<String, AttributeValue> item) {
		return ItemKey.of(text(item, attributes().pk()), text(item, attributes().sk()));
	}

	private static String text(Map<String, AttributeValue> item, String attribute) {
		AttributeValue value = item.get(attribute);
		return (value != null) ? value.s() : "";
	}

	/**
	 * The type whose templates alone can make this key.
	 */
	public Optional<ItemType> ownerOf(ItemKey key) {
		List<ItemType> owners = types().stream()
			.filter((type) -> !type.hasRawKeys() && type.id().owns(key))
			.limit(2)
			.toList();
		return (owners.size() == 1) ? Optional.of(owners.get(0)) : Optional.empty();
	}

	/**
	 * Whether a key of the type may hold an item of another, so that every write has to
	 * ask: raw keys, and hierarchies that inherit one key template.
	 */
	public boolean needsTypeGuard(ItemType type) {
		return type.hasRawKeys() || sharingKeys(type).size() > 1;
	}

	/**
	 * The types of the same key space, this one included.
	 */
	public List<ItemType> sharingKeys(ItemType type) {
		List<ItemType> sharing = this.sharing.get(type);
		return (sharing != null) ? sharing : List.of(type);
	}

	/**
	 * Whether a type of this table takes raw keys, so that keys alone prove nothing.
	 */
	public boolean hasRawKeys() {
		return types().stream().anyMatch(ItemType::hasRawKeys);
	}

}
