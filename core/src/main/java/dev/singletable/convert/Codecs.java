package dev.singletable.convert;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.singletable.annotation.Compressed;
import dev.singletable.blob.BlobContent;
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

	private final NestedRules rules;

	private final Map<String, ValueCodec<?>> objects = new ConcurrentHashMap<>();

	private final Map<Class<?>, ValueCodec<?>> dynamic = new ConcurrentHashMap<>();

	Codecs(SingleTableMappingContext context, Conversions conversions, NestedRules rules) {
		this.context = context;
		this.conversions = conversions;
		this.rules = rules;
	}

	ValueCodec<?> of(SingleTableProperty property) {
		ValueCodec<?> codec = of(property.getTypeInformation());
		ValueCodec<?> stored = property.isJson() ? new JsonTextCodec(cast(codec)) : codec;
		Compressed compressed = property.findAnnotation(Compressed.class);
		return (compressed != null) ? CompressedCodec.of(stored, compressed.threshold()) : stored;
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
		return (raw == Object.class) ? new DynamicCodec(this::ofValue) : object(type);
	}

	/**
	 * The codec of a value's own class, while items are written by many threads.
	 */
	private ValueCodec<?> ofValue(Class<?> type) {
		ValueCodec<?> known = this.dynamic.get(type);
		return (known != null) ? known : makeDynamic(type);
	}

	private synchronized ValueCodec<?> makeDynamic(Class<?> type) {
		ValueCodec<?> made = of(TypeInformation.of(type));
		this.dynamic.put(type, made);
		return made;
	}

	private static TypeInformation<?> elementOf(TypeInformation<?> type) {
		TypeInformation<?> element = type.getComponentType();
		return (element != null) ? element : TypeInformation.OBJECT;
	}

	private ValueCodec<?> map(TypeInformation<?> type, Class<?> raw) {
		TypeInformation<?> keyType = type.getComponentType();
		TypeInformation<?> valueType = type.getMapValueType();
		Class<?> key = (keyType != null) ? keyType.getType() : String.class;
		TextCodec<?> keyCodec = Scalars.findKey((key != Object.class) ? key : String.class);
		if (keyCodec == null) {
			throw UnsupportedTypeException.of(raw, "its keys are " + key.getName() + ", which have no text",
					"Use keys of a type that is stored as one text or number.");
		}
		return new MapCodec(raw, keyCodec, of((valueType != null) ? valueType : TypeInformation.OBJECT));
	}

	private ValueCodec<?> object(TypeInformation<?> type) {
		if (type.getType() == BlobContent.class) {
			throw UnsupportedTypeException.of(BlobContent.class, "it is inside another value",
					"Make it a property of the entity itself, with @Blob.");
		}
		String name = type.toTypeDescriptor().getResolvableType().toString();
		ValueCodec<?> known = this.objects.get(name);
		if (known != null) {
			return known;
		}
		LazyCodec lazy = new LazyCodec(type.getType());
		this.objects.put(name, lazy);
		try {
			ValueCodec<?> made = type.getType().isSealed() ? sealed(type.getType()) : plain(type);
			lazy.resolve(made);
			this.objects.put(name, made);
			return made;
		}
		catch (UnsupportedTypeException ex) {
			this.objects.remove(name);
			throw ex;
		}
	}

	private ValueCodec<?> sealed(Class<?> type) {
		Map<Class<?>, ObjectCodec<?>> concrete = new LinkedHashMap<>();
		addConcrete(type, concrete);
		return new SealedCodec(type, this.rules.discriminator(), concrete);
	}

	private void addConcrete(Class<?> type, Map<Class<?>, ObjectCodec<?>> found) {
		if (!type.isSealed() || !isAbstract(type)) {
			found.put(type, plain(TypeInformation.of(type)));
		}
		if (type.isSealed()) {
			Arrays.stream(type.getPermittedSubclasses()).forEach((each) -> addConcrete(each, found));
		}
	}

	private static boolean isAbstract(Class<?> type) {
		return type.isInterface() || Modifier.isAbstract(type.getModifiers());
	}

	private ObjectCodec<?> plain(TypeInformation<?> type) {
		Class<?> raw = type.getType();
		if (raw.getName().startsWith("java.")) {
			throw UnsupportedTypeException.of(raw, "it is a class of Java's own with no form in DynamoDB");
		}
		if (isAbstract(raw)) {
			throw UnsupportedTypeException.unsealed(raw, raw.isInterface() ? "it is an interface" : "it is abstract");
		}
		SingleTableEntityModel<?> entity = this.context.getPersistentEntity(type);
		if (entity == null || !(raw.isRecord() || entity.iterator().hasNext())) {
			throw UnsupportedTypeException.of(raw, "it has no properties");
		}
		return ObjectCodec.nested(entity, (property) -> slot(raw, property), this.rules);
	}

	private PropertySlot slot(Class<?> owner, SingleTableProperty property) {
		try {
			return PropertySlot.of(property, of(property));
		}
		catch (UnsupportedTypeException ex) {
			throw ex.at(owner, property.getName());
		}
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
