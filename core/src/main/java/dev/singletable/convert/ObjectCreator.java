package dev.singletable.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.singletable.mapping.SingleTableEntityModel;
import dev.singletable.mapping.SingleTableProperty;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.mapping.model.EntityInstantiator;
import org.springframework.data.mapping.model.EntityInstantiators;
import org.springframework.data.mapping.model.MappingInstantiationException;
import org.springframework.data.mapping.model.ParameterValueProvider;

/**
 * Makes an object of the values read: the constructor's first, the others set after.
 */
final class ObjectCreator<T> {

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
			if (values.isPresent(slot)) {
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
			return (slot != null) ? (P) this.values.get(slot) : null;
		}

	}

}
