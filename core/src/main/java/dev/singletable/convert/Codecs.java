package dev.singletable.convert;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.singletable.mapping.SingleTableEntityModel;
import dev.singletable.mapping.SingleTableMappingContext;
import dev.singletable.mapping.SingleTableProperty;
import org.jspecify.annotations.Nullable;

import org.springframework.data.core.TypeInformation;
import org.springframework.util.ClassUtils;

/**
 * Finds or makes the codec of a Java type, in this order: the application's converters,
 * single values, collections, maps, nested objects.
 */
final class Codecs {

	private final SingleTableMappingContext context;

	private final Conversions conversions;

	private final String discriminator;

	private final Map<Class<?>, ValueCodec<?>> objects = new HashMap<>();

	Codecs(SingleTableMappingContext context, Conversions conversions, String discriminator) {
		this.context = context;
		this.conversions = conversions;
		this.discriminator = discriminator;
	}

	ValueCodec<?> of(SingleTableProperty property) {
		ValueCodec<?> codec = of(property.getTypeInformation());
		return property.isJson() ? new JsonTextCodec(cast(codec)) : codec;
	}

	ValueCodec<?> of(TypeInformation<?> type) {
		Class<?> raw = ClassUtils.resolvePrimitiveIfNecessary(type.getType());
		ValueCodec<?> converted = converted(raw);
		if (converted != null) {
			return converted;
		}
		if (raw == Optional.class) {
			return new OptionalCodec(cast(of(type.getRequiredActualType())));
		}
		ValueCodec<?> scalar = ZonedCodec.handles(raw) ? new ZonedCodec(raw) : Scalars.find(raw);
		return (scalar != null) ? scalar : composite(type, raw);
	}

	private ValueCodec<?> composite(TypeInformation<?> type, Class<?> raw) {
		if (raw.isArray() || Collection.class.isAssignableFrom(raw)) {
			return new CollectionCodec(raw, of(elementOf(type)));
		}
		if (Map.class.isAssignableFrom(raw)) {
			return map(type, raw);
		}
		return (raw == Object.class) ? new DynamicCodec((each) -> of(TypeInformation.of(each))) : object(raw);
	}

	private static TypeInformation<?> elementOf(TypeInformation<?> type) {
		TypeInformation<?> element = type.getComponentType();
		return (element != null) ? element : TypeInformation.OBJECT;
	}

	private ValueCodec<?> map(TypeInformation<?> type, Class<?> raw) {
		TypeInformation<?> keyType = type.getComponentType();
		TypeInformation<?> valueType = type.getMapValueType();
		Class<?> key = (keyType != null) ? keyType.getType() : String.class;
		if (!(Scalars.find(key == Object.class ? String.class : key) instanceof TextCodec<?> keyCodec)) {
			throw new UnsupportedTypeException(raw, "its keys are " + key.getName() + ", which have no text");
		}
		return new MapCodec(raw, keyCodec, of((valueType != null) ? valueType : TypeInformation.OBJECT));
	}

	private ValueCodec<?> object(Class<?> type) {
		ValueCodec<?> known = this.objects.get(type);
		if (known != null) {
			return known;
		}
		this.objects.put(type, new LazyCodec(type, () -> this.objects.get(type)));
		ValueCodec<?> made = type.isSealed() ? sealed(type) : plain(type);
		this.objects.put(type, made);
		return made;
	}

	private ValueCodec<?> sealed(Class<?> type) {
		Map<Class<?>, ValueCodec<?>> concrete = new LinkedHashMap<>();
		addConcrete(type, concrete);
		return new SealedCodec(type, this.discriminator, concrete);
	}

	private void addConcrete(Class<?> type, Map<Class<?>, ValueCodec<?>> found) {
		if (type.isSealed()) {
			Arrays.stream(type.getPermittedSubclasses()).forEach((each) -> addConcrete(each, found));
		}
		else {
			found.put(type, plain(type));
		}
	}

	private ObjectCodec<?> plain(Class<?> type) {
		SingleTableEntityModel<?> entity = storable(type) ? this.context.getPersistentEntity(type) : null;
		if (entity == null || !entity.iterator().hasNext()) {
			throw new UnsupportedTypeException(type, "it has no properties");
		}
		return ObjectCodec.of(entity, (property) -> PropertySlot.of(property, of(property)));
	}

	private static boolean storable(Class<?> type) {
		return !type.isInterface() && !type.getName().startsWith("java.");
	}

	private @Nullable ValueCodec<?> converted(Class<?> type) {
		Class<?> target = this.conversions.targetOf(type);
		if (target == null || target == type) {
			return null;
		}
		return new ConvertedCodec(type, cast(of(TypeInformation.of(target))), this.conversions.service());
	}

	@SuppressWarnings("unchecked")
	static ValueCodec<Object> cast(ValueCodec<?> codec) {
		return (ValueCodec<Object>) codec;
	}

}
