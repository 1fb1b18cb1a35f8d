package dev.singletable.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.singletable.mapping.SingleTableEntityModel;
import dev.singletable.mapping.SingleTableProperty;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.mapping.model.EntityInstantiator;
import org.springframework.data.mapping.model.EntityInstantiators;
import org.springframework.data.mapping.model.MappingInstantiationException;
import org.springframework.data.mapping.model.ParameterValueProvider;
import org.springframework.util.ReflectionUtils;

/**
 * Makes an object of the values read: the constructor's first, the others set after.
 */
final class ObjectCreator<T> {

	static final String ADVICE = "Name the parameter after a property, or mark another constructor with "
			+ "@PersistenceCreator.";

	private static final EntityInstantiators INSTANTIATORS = new EntityInstantiators();

	private final SingleTableEntityModel<T> entity;

	private final EntityInstantiator instantiator;

	private final Map<String, PropertySlot> byName = new HashMap<>();

	private final List<PropertySlot> settable = new ArrayList<>();

	ObjectCreator(SingleTableEntityModel<T> entity, List<PropertySlot> slots) {
		this.entity = entity;
		this.instantiator = INSTANTIATORS.getInstantiatorFor(entity);
		for (PropertySlot slot : slots) {
			this.byName.put(slot.property().getName(), slot);
			SingleTableProperty property = slot.property();
			boolean fixed = property.isImmutable() && property.getWither() == null;
			if (!entity.isCreatorArgument(property) && !fixed) {
				this.settable.add(slot);
			}
		}
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

	T create(SlotValues values, AttributeReader where) {
		try {
			T created = this.instantiator.createInstance(this.entity, new Arguments(values));
			return this.settable.isEmpty() ? created : set(created, values);
		}
		catch (MappingInstantiationException ex) {
			throw new UnreadableItemException(where.path(), "%s cannot be created from what is stored: %s"
				.formatted(this.entity.getType().getSimpleName(), rootMessage(ex)), ex);
		}
	}

	private static String rootMessage(Throwable thrown) {
		Throwable cause = thrown;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause.getClass().getSimpleName() + " in its constructor.";
	}

	private T set(T created, SlotValues values) {
		PersistentPropertyAccessor<T> accessor = this.entity.getPropertyAccessor(created);
		for (PropertySlot slot : this.settable) {
			if (values.isPresent(slot) || slot.isEmptyWhenAbsent()) {
				accessor.setProperty(slot.property(), values.get(slot));
			}
		}
		return accessor.getBean();
	}

	/** The constructor's arguments. */
	private final class Arguments implements ParameterValueProvider<SingleTableProperty> {

		private final SlotValues values;

		Arguments(SlotValues values) {
			this.values = values;
		}

		@Override
		@SuppressWarnings("unchecked")
		public <P> @Nullable P getParameterValue(Parameter<P, SingleTableProperty> parameter) {
			PropertySlot slot = ObjectCreator.this.byName.get(String.valueOf(parameter.getName()));
			if (slot != null) {
				return (P) this.values.get(slot);
			}
			Class<P> type = parameter.getRawType();
			return type.isPrimitive() ? (P) PropertySlot.primitive(type) : null;
		}

	}

}
