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

	private final Map<String, ValueCodec<Object>> byName = new LinkedHashMap<>();

	SealedCodec(Class<?> type, String discriminator, Map<Class<?>, ? extends ValueCodec<?>> concrete) {
		this.type = type;
		this.discriminator = discriminator;
		concrete.forEach((each, codec) -> this.byName.put(each.getSimpleName(), cast(codec)));
	}

	@SuppressWarnings("unchecked")
	private static ValueCodec<Object> cast(ValueCodec<?> codec) {
		return (ValueCodec<Object>) codec;
	}

	@Override
	public Object read(AttributeReader in) {
		String name = in.lookAhead(this.discriminator);
		ValueCodec<Object> codec = (name != null) ? this.byName.get(name) : null;
		if (codec == null) {
			throw new UnreadableItemException(in.path(), "'%s' names none of %s.".formatted(this.discriminator,
					this.byName.keySet().stream().sorted().collect(Collectors.joining(", "))), null);
		}
		return codec.read(in);
	}

	@Override
	public void write(Object value, AttributeWriter out) {
		ValueCodec<Object> codec = this.byName.get(value.getClass().getSimpleName());
		if (!(codec instanceof ObjectCodec<Object> object)) {
			throw new UnwritableItemException(out.path(),
					"%s is no permitted %s.".formatted(value.getClass().getName(), this.type.getSimpleName()), null);
		}
		out.beginMap();
		out.name(this.discriminator);
		out.writeString(value.getClass().getSimpleName());
		object.writeProperties(value, out);
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
