package dev.singletable.convert;

import java.util.List;
import java.util.Optional;

import dev.singletable.mapping.ObjectAccess;
import dev.singletable.mapping.SingleTableEntityModel;
import dev.singletable.mapping.SingleTableProperty;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.Parameter;
import org.springframework.util.ReflectionUtils;

/**
 * Makes an object of the values read: the constructor's first, the others set after.
 */
final class ObjectCreator<T> {

	static final String ADVICE = "Name the parameter after a property, or mark another constructor with "
			+ "@PersistenceCreator.";

	private final SingleTableEntityModel<T> entity;

	private final ObjectAccess access;

	/** Of each argument of the constructor, the property; null where it has none. */
	private final @Nullable PropertySlot[] arguments;

	/** Of each argument of the constructor, the value if there is no property. */
	private final @Nullable Object[] defaults;

	private final PropertySlot[] settable;

	ObjectCreator(SingleTableEntityModel<T> entity, List<PropertySlot> slots, ObjectAccess access) {
		this.entity = entity;
		this.access = access;
		InstanceCreatorMetadata<SingleTableProperty> creator = entity.getInstanceCreatorMetadata();
		List<Parameter<Object, SingleTableProperty>> parameters = (creator != null) ? creator.getParameters()
				: List.of();
		this.arguments = new @Nullable PropertySlot[parameters.size()];
		this.defaults = new @Nullable Object[parameters.size()];
		for (int place = 0; place < this.arguments.length; place++) {
			Class<?> type = parameters.get(place).getRawType();
			this.arguments[place] = find(slots, parameters.get(place).getName());
			this.defaults[place] = type.isPrimitive() ? PropertySlot.primitive(type) : null;
		}
		this.settable = slots.stream().filter((slot) -> isSettable(entity, slot)).toArray(PropertySlot[]::new);
	}

	private static @Nullable PropertySlot find(List<PropertySlot> slots, @Nullable String name) {
		return slots.stream().filter((slot) -> slot.property().getName().equals(name)).findFirst().orElse(null);
	}

	private static boolean isSettable(SingleTableEntityModel<?> entity, PropertySlot slot) {
		SingleTableProperty property = slot.property();
		boolean fixed = property.isImmutable() && property.getWither() == null;
		return !entity.isCreatorArgument(property) && !fixed;
	}

	/**
	 * The first argument of the constructor that names no property; its value would be
	 * lost.
	 */
	static Optional<String> strangeArgument(SingleTableEntityModel<?> entity) {
		InstanceCreatorMetadata<SingleTableProperty> creator = entity.getInstanceCreatorMetadata();
		return (creator == null) ? Optional.empty()
				: creator.getParameters()
					.stream()
					.map((parameter) -> String.valueOf(parameter.getName()))
					.filter((name) -> entity.getPersistentProperty(name) == null
							&& ReflectionUtils.findField(entity.getType(), name) == null)
					.findFirst();
	}

	static String strange(String argument) {
		return "its constructor takes '%s', which is no property".formatted(argument);
	}

	@SuppressWarnings("unchecked")
	T create(SlotValues values, AttributeReader where) {
		Object created;
		try {
			created = this.access.make(arguments(values));
		}
		catch (Exception ex) {
			throw new UnreadableItemException(where.path(), "%s cannot be created from what is stored: %s"
				.formatted(this.entity.getType().getSimpleName(), rootMessage(ex)), ex);
		}
		for (PropertySlot slot : this.settable) {
			if (values.isPresent(slot) || slot.isEmptyWhenAbsent()) {
				created = this.access.with(slot.index(), created, values.get(slot));
			}
		}
		return (T) created;
	}

	private @Nullable Object[] arguments(SlotValues values) {
		@Nullable Object[] given = (this.arguments.length > 0) ? new @Nullable Object[this.arguments.length] : this.defaults;
		for (int place = 0; place < given.length; place++) {
			PropertySlot slot = this.arguments[place];
			given[place] = (slot != null) ? values.get(slot) : this.defaults[place];
		}
		return given;
	}

	private static String rootMessage(Throwable thrown) {
		Throwable cause = thrown;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause.getClass().getSimpleName() + " in its constructor.";
	}

}
