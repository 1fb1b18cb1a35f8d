package dev.singletable.convert;

import java.util.LinkedHashMap;
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
		try {
			CollectionFactory.createMap(type, key.type(), 1);
		}
		catch (RuntimeException ex) {
			throw UnsupportedTypeException.notFillable(type, ex);
		}
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
		if (in.isNull()) {
			in.readNull();
			return this.value.ofNull();
		}
		return this.value.read(in);
	}

	@Override
	public void write(Object value, AttributeWriter out) {
		Map<String, @Nullable Object> byName = byName((Map<?, ?>) value, out);
		out.beginMap();
		byName.forEach((name, entryValue) -> {
			out.name(name);
			writeValue(entryValue, out);
		});
		out.endMap();
	}

	/**
	 * All keys are checked before the first is written, while the path is that of the
	 * map.
	 */
	@SuppressWarnings("unchecked")
	private Map<String, @Nullable Object> byName(Map<?, ?> map, AttributeWriter out) {
		if (this.key.type() == String.class) {
			map.keySet().forEach((entryKey) -> name(entryKey, out));
			return (Map<String, @Nullable Object>) map;
		}
		Map<String, @Nullable Object> byName = new LinkedHashMap<>();
		map.forEach((entryKey, entryValue) -> byName.put(name(entryKey, out), entryValue));
		if (byName.size() < map.size()) {
			throw new UnwritableItemException(out.path(),
					"two keys of the map have one text, so one value would be lost. Keep one of them.", null);
		}
		return byName;
	}

	private String name(@Nullable Object entryKey, AttributeWriter out) {
		if (entryKey == null) {
			throw new UnwritableItemException(out.path(), "a map in DynamoDB has no null key. Leave it out.", null);
		}
		if (!this.key.type().isInstance(entryKey)) {
			throw new UnwritableItemException(out.path(), "the keys of this map are %s, not %s."
				.formatted(this.key.type().getSimpleName(), entryKey.getClass().getSimpleName()), null);
		}
		try {
			return WellFormed.require(this.key.format().apply(entryKey), out);
		}
		catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException ex) {
			throw new UnwritableItemException(out.path(), String.valueOf(ex.getMessage()), ex);
		}
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
	public @Nullable AttributePart part(String name) {
		try {
			return new AttributePart(this.key.format().apply(this.key.parse().apply(name)), this.value, null, true);
		}
		catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException ex) {
			return null;
		}
	}

	@Override
	public AttributeKind kind() {
		return AttributeKind.M;
	}

}
