package dev.singletable.convert;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Nested objects of a sealed type: a map with the simple class name in the type
 * attribute.
 */
final class SealedCodec implements ValueCodec<Object> {

	private final Class<?> type;

	private final String discriminator;

	private final Map<String, ObjectCodec<Object>> byName = new LinkedHashMap<>();

	private final Map<Class<?>, ObjectCodec<Object>> byClass = new LinkedHashMap<>();

	SealedCodec(Class<?> type, String discriminator, Map<Class<?>, ObjectCodec<?>> concrete) {
		this.type = type;
		this.discriminator = discriminator;
		concrete.forEach((each, codec) -> add(each, cast(codec)));
	}

	private void add(Class<?> each, ObjectCodec<Object> codec) {
		this.byClass.put(each, codec);
		if (this.byName.put(each.getSimpleName(), codec) != null) {
			throw UnsupportedTypeException.of(this.type, "two of its classes are named '" + each.getSimpleName() + "'",
					"Rename one of them.");
		}
	}

	@SuppressWarnings("unchecked")
	private static ObjectCodec<Object> cast(ObjectCodec<?> codec) {
		return (ObjectCodec<Object>) codec;
	}

	@Override
	public Object read(AttributeReader in) {
		String name = in.lookAhead(this.discriminator);
		ObjectCodec<Object> codec = (name != null) ? this.byName.get(name) : null;
		if (codec == null) {
			throw new UnreadableItemException(in.path(), "'%s' names none of %s.".formatted(this.discriminator,
					this.byName.keySet().stream().sorted().collect(Collectors.joining(", "))), null);
		}
		return codec.read(in);
	}

	@Override
	public void write(Object value, AttributeWriter out) {
		ObjectCodec<Object> codec = this.byClass.get(value.getClass());
		if (codec == null) {
			throw new UnwritableItemException(out.path(),
					"%s is no permitted %s.".formatted(value.getClass().getName(), this.type.getSimpleName()), null);
		}
		out.beginMap();
		out.name(this.discriminator);
		out.writeString(value.getClass().getSimpleName());
		codec.writeProperties(value, out);
		out.endMap();
	}

	@Override
	public Class<?> type() {
		return this.type;
	}

	@Override
	public @Nullable AttributePart part(String name) {
		return this.byName.values()
			.stream()
			.map((codec) -> codec.part(name))
			.filter((part) -> part != null)
			.findFirst()
			.orElse(null);
	}

	@Override
	public AttributeKind kind() {
		return AttributeKind.M;
	}

}
