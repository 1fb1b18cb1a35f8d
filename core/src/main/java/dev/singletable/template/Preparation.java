package dev.singletable.template;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.PartitionKey;
import dev.singletable.annotation.SortKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.write.WriteContext;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.auditing.AuditableBeanWrapper;
import org.springframework.data.auditing.MappingAuditableBeanWrapperFactory;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.mapping.context.PersistentEntities;
import org.springframework.data.util.Lazy;

/**
 * Fills what the library fills before an entity is written: ids, raw keys, audit
 * properties, version. Works on copies where the entity is immutable.
 */
public final class Preparation {

	private final WriteContext context;

	private final Lazy<MappingAuditableBeanWrapperFactory> auditing;

	private final Map<ItemType, Boolean> audited = new ConcurrentHashMap<>();

	private final Map<ItemType, List<SingleTableProperty>> filled = new ConcurrentHashMap<>();

	public Preparation(WriteContext context, dev.singletable.mapping.SingleTableMappingContext mapping) {
		this.context = context;
		this.auditing = Lazy.of(() -> new MappingAuditableBeanWrapperFactory(PersistentEntities.of(mapping)));
	}

	/**
	 * What the entity is before anything is filled in place.
	 */
	<T> OriginalState<T> original(ItemType type, T entity) {
		return OriginalState.of(this.filled.computeIfAbsent(type, OriginalState::filled), type, entity);
	}

	/**
	 * The entity with what a new item needs.
	 */
	public <T> T identify(ItemType type, T entity) {
		T identified = type.generatedId().map((property) -> generate(type, entity, property)).orElse(entity);
		return type.hasRawKeys() ? fillRawKeys(type, identified) : identified;
	}

	private <T> T generate(ItemType type, T entity, SingleTableProperty property) {
		PersistentPropertyAccessor<T> accessor = type.entity().getPropertyAccessor(entity);
		if (accessor.getProperty(property) != null) {
			return entity;
		}
		boolean uuid = property.getType() == java.util.UUID.class;
		GeneratedId declared = property.findAnnotation(GeneratedId.class);
		boolean ulid = declared == null || declared.value() == GeneratedId.Kind.ULID;
		Object id = uuid ? (ulid ? this.context.ids().ulidAsUuid() : this.context.ids().uuid())
				: (ulid ? this.context.ids().ulid() : this.context.ids().uuid().toString());
		accessor.setProperty(property, id);
		return accessor.getBean();
	}

	private <T> T fillRawKeys(ItemType type, T entity) {
		PersistentPropertyAccessor<T> accessor = type.entity().getPropertyAccessor(entity);
		fill(accessor, type.entity().getPersistentProperty(PartitionKey.class),
				() -> type.name() + "#" + this.context.ids().ulid());
		fill(accessor, type.entity().getPersistentProperty(SortKey.class), () -> ItemType.DEFAULT_SORT);
		return accessor.getBean();
	}

	private static void fill(PersistentPropertyAccessor<?> accessor, @Nullable SingleTableProperty property,
			java.util.function.Supplier<String> value) {
		if (property != null && accessor.getProperty(property) == null) {
			accessor.setProperty(property, value.get());
		}
	}

	/**
	 * A new entity with all audit properties set.
	 */
	public <T> T auditNew(ItemType type, T entity) {
		return audit(type, entity, createdProperties(type));
	}

	/**
	 * The entity with the modified properties set, and those created ones that are named.
	 */
	public <T> T audit(ItemType type, T entity, List<SingleTableProperty> created) {
		if (!isAudited(type)) {
			return entity;
		}
		Optional<AuditableBeanWrapper<T>> wrapper = this.auditing.get().getBeanWrapperFor(entity);
		if (wrapper.isEmpty()) {
			return entity;
		}
		AuditableBeanWrapper<T> bean = wrapper.get();
		Instant now = this.context.now();
		Optional<?> actor = this.context.actor().get();
		if (created.stream().anyMatch((property) -> property.isAnnotationPresent(CreatedDate.class))) {
			bean.setCreatedDate(now);
		}
		if (created.stream().anyMatch((property) -> property.isAnnotationPresent(CreatedBy.class))) {
			actor.ifPresent(bean::setCreatedBy);
		}
		bean.setLastModifiedDate(now);
		actor.ifPresent(bean::setLastModifiedBy);
		return bean.getBean();
	}

	private boolean isAudited(ItemType type) {
		return this.audited.computeIfAbsent(type,
				(each) -> Stream.of(CreatedDate.class, CreatedBy.class, LastModifiedDate.class, LastModifiedBy.class)
					.anyMatch((annotation) -> each.entity().getPersistentProperty(annotation) != null));
	}

	/**
	 * Values of the modified properties by name, for a partial update.
	 */
	Map<String, Object> modified(ItemType type) {
		Map<String, Object> values = new HashMap<>();
		SingleTableProperty date = type.entity().getPersistentProperty(LastModifiedDate.class);
		if (date != null) {
			values.put(date.getName(), AuditMoment.of(this.context.now(), date.getType()));
		}
		SingleTableProperty by = type.entity().getPersistentProperty(LastModifiedBy.class);
		if (by != null) {
			this.context.actor().get().ifPresent((actor) -> values.put(by.getName(), actor));
		}
		return values;
	}

	/**
	 * The version an entity holds; empty when it is new (null and 0) or has none.
	 */
	public static Optional<Long> versionOf(ItemType type, Object entity) {
		SingleTableProperty version = type.entity().getVersionProperty();
		Object value = (version != null) ? type.entity().getPropertyAccessor(entity).getProperty(version) : null;
		return (value instanceof Number number && number.longValue() != 0) ? Optional.of(number.longValue())
				: Optional.empty();
	}

	/**
	 * The entity with another version, if it has one at all.
	 */
	public static <T> T withVersion(ItemType type, T entity, long version) {
		SingleTableProperty property = type.entity().getVersionProperty();
		if (property == null) {
			return entity;
		}
		Class<?> wanted = org.springframework.util.ClassUtils.resolvePrimitiveIfNecessary(property.getType());
		PersistentPropertyAccessor<T> accessor = type.entity().getPropertyAccessor(entity);
		Object value = (wanted == Integer.class) ? (Object) Math.toIntExact(version)
				: (wanted == Short.class) ? (Object) (short) version : (Object) version;
		accessor.setProperty(property, value);
		return accessor.getBean();
	}

	static List<SingleTableProperty> createdProperties(ItemType type) {
		SingleTableProperty date = type.entity().getPersistentProperty(CreatedDate.class);
		SingleTableProperty by = type.entity().getPersistentProperty(CreatedBy.class);
		return (date == null && by == null) ? List.of()
				: Stream.of(date, by)
					.filter(Objects::nonNull)
					.map((property) -> (SingleTableProperty) property)
					.toList();
	}

	/**
	 * The created properties whose stored values are to be kept: those that are null, if
	 * the first of them is. An entity that knows when it was created knows by whom.
	 */
	public static List<SingleTableProperty> createdToKeep(ItemType type, Object entity) {
		List<SingleTableProperty> created = createdProperties(type);
		if (created.isEmpty()) {
			return List.of();
		}
		PersistentPropertyAccessor<Object> accessor = type.entity().getPropertyAccessor(entity);
		if (accessor.getProperty(created.get(0)) != null) {
			return List.of();
		}
		return created.stream().filter((property) -> accessor.getProperty(property) == null).toList();
	}

	/**
	 * The entity with properties as they are stored.
	 */
	public static <T> T keep(ItemType type, T entity, List<SingleTableProperty> kept, Object stored) {
		PersistentPropertyAccessor<Object> from = type.entity().getPropertyAccessor(stored);
		PersistentPropertyAccessor<T> to = type.entity().getPropertyAccessor(entity);
		kept.forEach((property) -> to.setProperty(property, from.getProperty(property)));
		return to.getBean();
	}

}
