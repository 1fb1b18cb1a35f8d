package dev.singletable.template;

import java.beans.PropertyDescriptor;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.convert.AttributeReader;
import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.UnreadableItemException;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableEntityModel;
import dev.singletable.mapping.SingleTableProperty;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.model.EntityInstantiators;
import org.springframework.data.mapping.model.MappingInstantiationException;
import org.springframework.data.mapping.model.ParameterValueProvider;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.projection.SpelAwareProxyProjectionFactory;

/**
 * What an item becomes: its entity, or a projection of it.
 */
final class ResultShape<R> {

	private static final EntityInstantiators INSTANTIATORS = new EntityInstantiators();

	private static final ProjectionFactory PROXIES = new SpelAwareProxyProjectionFactory();

	private final ItemCodecs codecs;

	private final Class<R> type;

	private final List<String> properties;

	private final boolean entity;

	private final boolean whole;

	private ResultShape(ItemCodecs codecs, Class<R> type, List<String> properties, boolean whole) {
		this.entity = properties.isEmpty() && whole;
		this.whole = whole;
		this.codecs = codecs;
		this.type = type;
		this.properties = properties;
	}

	/**
	 * The shape of a result type for items of these types.
	 * @throws InvalidDataAccessApiUsageException if a projection names a property that no
	 * type has
	 */
	static <R> ResultShape<R> of(ItemCodecs codecs, Class<R> type, List<ItemType> types) {
		if (types.stream().allMatch((each) -> type.isAssignableFrom(each.javaType()))) {
			return new ResultShape<>(codecs, type, List.of(), true);
		}
		List<String> properties = type.isInterface() ? inputs(type, types) : parameters(codecs, type);
		for (String property : properties) {
			if (types.stream().noneMatch((each) -> each.isStored(property))) {
				throw new InvalidDataAccessApiUsageException("%s asks for '%s', which %s does not have; it has %s."
					.formatted(type.getSimpleName(), property, types.get(0), types.get(0).propertyNames()));
			}
		}
		boolean versioned = types.stream().anyMatch((each) -> each.schemaVersion() > 0);
		return new ResultShape<>(codecs, type, properties, versioned && !properties.isEmpty());
	}

	/** An open projection may ask its target for anything. */
	private static List<String> inputs(Class<?> type, List<ItemType> types) {
		if (!PROXIES.getProjectionInformation(type).isClosed()) {
			return types.stream()
				.flatMap((each) -> each.propertyNames().stream().filter(each::isStored))
				.distinct()
				.toList();
		}
		return PROXIES.getProjectionInformation(type)
			.getInputProperties()
			.stream()
			.map(PropertyDescriptor::getName)
			.toList();
	}

	private static List<String> parameters(ItemCodecs codecs, Class<?> type) {
		InstanceCreatorMetadata<SingleTableProperty> creator = codecs.model()
			.context()
			.getRequiredPersistentEntity(type)
			.getInstanceCreatorMetadata();
		List<String> names = new ArrayList<>();
		if (creator != null) {
			creator.getParameters().forEach((parameter) -> names.add(String.valueOf(parameter.getName())));
		}
		return names;
	}

	/**
	 * Whether the whole entity is wanted, which an index may not carry.
	 */
	boolean isEntity() {
		return this.entity;
	}

	/**
	 * Whether it takes the whole item: an older one is upgraded before anything is read
	 * of it.
	 */
	boolean isWhole() {
		return this.whole;
	}

	/**
	 * The properties it is made of, or null where that is not known before.
	 */
	@Nullable Set<String> wanted() {
		boolean open = this.type.isInterface() && !PROXIES.getProjectionInformation(this.type).isClosed();
		return (this.whole || open || this.properties.isEmpty()) ? null : Set.copyOf(this.properties);
	}

	/**
	 * The attributes it is made of; empty for all.
	 */
	Set<String> attributes(List<ItemType> types) {
		Set<String> names = new LinkedHashSet<>();
		if (this.whole) {
			return names;
		}
		for (String property : this.properties) {
			types.forEach((each) -> names.addAll(this.codecs.of(each).attributesOf(property)));
		}
		return names;
	}

	/**
	 * The result of the item at hand.
	 */
	R read(ItemType itemType, AttributeReader in) {
		ItemCodec codec = this.codecs.of(itemType);
		if (this.type.isAssignableFrom(itemType.javaType())) {
			return this.type.cast(codec.read(in));
		}
		Map<String, @Nullable Object> values = codec.readProperties(in);
		return this.type.isInterface() ? PROXIES.createProjection(this.type, values) : create(values, in);
	}

	@SuppressWarnings("unchecked")
	private R create(Map<String, @Nullable Object> values, AttributeReader in) {
		SingleTableEntityModel<R> model = (SingleTableEntityModel<R>) this.codecs.model()
			.context()
			.getRequiredPersistentEntity(this.type);
		try {
			return INSTANTIATORS.getInstantiatorFor(model).createInstance(model, new Values(values));
		}
		catch (MappingInstantiationException ex) {
			// its own message shows the values
			Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
			throw new UnreadableItemException(in.path(),
					"%s cannot be created from what is stored: %s in its constructor."
						.formatted(this.type.getSimpleName(), cause.getClass().getSimpleName()),
					cause);
		}
	}

	/** The constructor's arguments by name. */
	private record Values(Map<String, @Nullable Object> values) implements ParameterValueProvider<SingleTableProperty> {

		@Override
		@SuppressWarnings("unchecked")
		public <T> @Nullable T getParameterValue(Parameter<T, SingleTableProperty> parameter) {
			Object value = this.values.get(String.valueOf(parameter.getName()));
			return (T) ((value == null && parameter.getRawType().isPrimitive()) ? zero(parameter.getRawType()) : value);
		}

		private static Object zero(Class<?> primitive) {
			return Array.get(Array.newInstance(primitive, 1), 0);
		}

	}

}
