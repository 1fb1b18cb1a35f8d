package dev.singletable.convert;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.CollectionFactory;

/**
 * Maps whose keys are texts, or have one.
 */
final class MapCodec implements ValueCodec<Object> {

	private final Class<?> type;

	private final TextCodec<Object> key;

	private final ValueCodec<Object> value;

	@SuppressWarnings("unchecked")
	MapCodec(Class<?> type, TextCodec<?> key, ValueCodec<?> value) {
		this.type = type;
		this.key = (TextCodec<Object>) key;
		this.value = (ValueCodec<Object>) value;
	}

	@Override
	@SuppressWarnings("NullAway") // a stored map may hold NULL
	public Object read(AttributeReader in) {
		Map<Object, Object> map = CollectionFactory.createMap(this.type, this.key.type(), 16);
		in.beginMap();
		while (in.nextAttribute()) {
			map.put(readKey(in), readValue(in));
		}
		return map;
	}

	private Object readKey(AttributeReader in) {
		try {
			return this.key.parse().apply(in.name());
		}
		catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException ex) {
			throw new UnreadableItemException(in.path(), "the key is no %s.".formatted(this.key.type().getSimpleName()),
					ex);
		}
	}

	private @Nullable Object readValue(AttributeReader in) {
		if (in.peek() == AttributeKind.NULL) {
			in.readNull();
			return null;
		}
		return this.value.read(in);
	}

	@Override
	public void write(Object value, AttributeWriter out) {
		out.beginMap();
		for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
			Object entryKey = entry.getKey();
			if (entryKey == null) {
				throw new UnwritableItemException(out.path(), "a map in DynamoDB has no null key.", null);
			}
			out.name(WellFormed.require(this.key.format().apply(entryKey), out));
			writeValue(entry.getValue(), out);
		}
		out.endMap();
	}

	private void writeValue(@Nullable Object value, AttributeWriter out) {
		if (value == null) {
			out.writeNull();
		}
		else {
			this.value.write(value, out);
		}
	}

	@Override
	public Class<?> type() {
		return this.type;
	}

	@Override
	public AttributePart part(String name) {
		return new AttributePart(name, this.value);
	}

	@Override
	public AttributeKind kind() {
		return AttributeKind.M;
	}

}
