package dev.singletable.mapping;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.singletable.key.ItemKey;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * What an id of a type looks like: one value, a record of the key's properties, or the
 * key itself.
 */
public final class IdShape {

	private final ItemType type;

	private final List<String> paths;

	private final Map<String, String> pathByComponent = new LinkedHashMap<>();

	private IdShape(ItemType type, List<String> paths) {
		this.type = type;
		this.paths = paths;
		paths.forEach((path) -> this.pathByComponent.put(component(path), path));
	}

	static IdShape of(ItemType type) {
		return new IdShape(type, List.copyOf(type.tableParts()));
	}

	private static String component(String path) {
		String[] names = path.split("\\.");
		return names[0] + Arrays.stream(names).skip(1).map(StringUtils::capitalize).collect(Collectors.joining());
	}

	/**
	 * The property paths that make an id.
	 */
	public List<String> paths() {
		return this.paths;
	}

	/**
	 * Why this class cannot be the id of the type; empty if it can.
	 */
	public Optional<String> refusal(Class<?> idType) {
		if (idType == ItemKey.class || idType == Object.class || isSingle(idType) || isRecord(idType)) {
			return Optional.empty();
		}
		return Optional.of("the id type %s does not fit %s, whose key is made of %s".formatted(idType.getSimpleName(),
				this.type, describeParts()));
	}

	/**
	 * What an id of this type may be, for messages.
	 */
	public String advice() {
		if (this.paths.isEmpty()) {
			return "Use ItemKey, or a record without components.";
		}
		if (this.paths.size() == 1) {
			return "Use %s or ItemKey.".formatted(boxed(this.paths.get(0)).getSimpleName());
		}
		String components = this.pathByComponent.entrySet()
			.stream()
			.map((entry) -> this.type.typeOf(entry.getValue()).getSimpleName() + " " + entry.getKey())
			.collect(Collectors.joining(", "));
		return "Use a record (%s) or ItemKey.".formatted(components);
	}

	private String describeParts() {
		return this.paths.isEmpty() ? "literals alone"
				: this.paths.stream()
					.map((path) -> path + " (" + this.type.typeOf(path).getSimpleName() + ")")
					.collect(Collectors.joining(", "));
	}

	private boolean isSingle(Class<?> idType) {
		if (isRawPartition(idType)) {
			return true;
		}
		return this.paths.size() == 1 && boxed(this.paths.get(0)) == ClassUtils.resolvePrimitiveIfNecessary(idType);
	}

	/** The partition key alone will do where the sort key is META unless given. */
	private boolean isRawPartition(Class<?> idType) {
		boolean sortVaries = this.type.table().sort() instanceof IndexKey.Composed sort && !sort.parts().isEmpty();
		return this.type.hasRawKeys() && idType == String.class && !sortVaries;
	}

	private Class<?> boxed(String path) {
		return ClassUtils.resolvePrimitiveIfNecessary(this.type.typeOf(path));
	}

	private boolean isRecord(Class<?> idType) {
		if (!idType.isRecord() || idType.getRecordComponents().length != this.paths.size()) {
			return false;
		}
		return Arrays.stream(idType.getRecordComponents()).allMatch(this::fits);
	}

	private boolean fits(RecordComponent component) {
		String path = this.pathByComponent.get(component.getName());
		return path != null && boxed(path) == ClassUtils.resolvePrimitiveIfNecessary(component.getType());
	}

	/**
	 * The key an id means.
	 * @throws InvalidDataAccessApiUsageException if the id is not one of this type
	 */
	public ItemKey key(Object id) {
		if (id == null) {
			throw new InvalidDataAccessApiUsageException("%s: the id is null. %s".formatted(this.type, advice()));
		}
		if (id instanceof ItemKey key) {
			return given(key);
		}
		return new KeyRendering(this.type, values(id)).key();
	}

	private ItemKey given(ItemKey key) {
		if (!owns(key)) {
			throw new InvalidDataAccessApiUsageException(
					"The key given is not one of %s: its partition key is '%s', its sort key '%s'.".formatted(this.type,
							this.type.table().partition().describe(), describeSort()));
		}
		KeyRendering.raw(this.type, "partition key", key.pk());
		KeyRendering.raw(this.type, "sort key", key.sk());
		return KeyRendering.checked(this.type, key);
	}

	private String describeSort() {
		IndexKey sort = this.type.table().sort();
		return (sort != null) ? sort.describe() : "";
	}

	/**
	 * Whether the key is one the type's templates can make.
	 */
	public boolean owns(ItemKey key) {
		return matches(this.type.table().partition(), key.pk()) && matches(this.type.table().sort(), key.sk());
	}

	private static boolean matches(@Nullable IndexKey key, String text) {
		return !(key instanceof IndexKey.Composed composed) || composed.pattern().matches(text);
	}

	private Function<String, @Nullable Object> values(Object id) {
		if (!isRecord(id.getClass())) {
			return single(id);
		}
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		for (RecordComponent component : id.getClass().getRecordComponents()) {
			ReflectionUtils.makeAccessible(component.getAccessor());
			values.put(String.valueOf(this.pathByComponent.get(component.getName())),
					ReflectionUtils.invokeMethod(component.getAccessor(), id));
		}
		return (path) -> ItemType.TYPE_PART.equals(path) ? this.type.rootName() : values.get(path);
	}

	private Function<String, @Nullable Object> single(Object id) {
		boolean number = id instanceof Number && this.paths.size() == 1
				&& Number.class.isAssignableFrom(boxed(this.paths.get(0)));
		if (!number && !isSingle(id.getClass()) && !isSubtype(id)) {
			throw unfit(id);
		}
		String first = this.paths.get(0);
		return (path) -> ItemType.TYPE_PART.equals(path) ? this.type.rootName() : other(path, first, id);
	}

	private static Object other(String path, String first, Object id) {
		return path.equals(first) ? id : ItemType.DEFAULT_SORT;
	}

	private boolean isSubtype(Object id) {
		return this.paths.size() == 1 && boxed(this.paths.get(0)).isInstance(id);
	}

	private InvalidDataAccessApiUsageException unfit(Object id) {
		return new InvalidDataAccessApiUsageException("An id of %s cannot be a %s: its key is made of %s. %s"
			.formatted(this.type, id.getClass().getSimpleName(), describeParts(), advice()));
	}

	/**
	 * The id of an entity, as the class wanted.
	 */
	@SuppressWarnings("NullAway") // Spring's instantiateClass takes null arguments,
									// unmarked
	public @Nullable Object idOf(Object entity, Class<?> idType) {
		if (idType == ItemKey.class) {
			return this.type.keyOf(entity);
		}
		Function<String, @Nullable Object> values = this.type.values(entity);
		if (!isRecord(idType)) {
			return (this.paths.size() == 1) ? values.apply(this.paths.get(0)) : this.type.keyOf(entity);
		}
		Object[] arguments = Arrays.stream(idType.getRecordComponents())
			.map((component) -> values.apply(String.valueOf(this.pathByComponent.get(component.getName()))))
			.toArray();
		return BeanUtils.instantiateClass(canonical(idType), arguments);
	}

	private static Constructor<?> canonical(Class<?> record) {
		try {
			return record.getDeclaredConstructor(
					Arrays.stream(record.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new));
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException("Every record has a canonical constructor: " + record, ex);
		}
	}

}
