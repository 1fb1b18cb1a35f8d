package dev.singletable.convert;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Properties declared as {@code Object}: read as String, BigDecimal, byte[], Boolean,
 * List, Set or Map, written by the class of the value.
 */
record DynamicCodec(Function<Class<?>, ValueCodec<?>> codecs) implements ValueCodec<Object> {

	@Override
	public Object read(AttributeReader in) {
		return switch (in.peek()) {
			case S -> in.readString();
			case N -> new BigDecimal(in.readNumber());
			case B -> in.readBinary();
			case BOOL -> in.readBoolean();
			case NULL -> throw new UnreadableItemException(in.path(), "expected a value, found NULL.", null);
			case M -> readMap(in);
			case L -> readList(in);
			case SS -> readSet(in, in::readString);
			case NS -> readSet(in, () -> new BigDecimal(in.readNumber()));
			case BS -> readSet(in, in::readBinary);
		};
	}

	private @Nullable Object readOrNull(AttributeReader in) {
		if (in.peek() == AttributeKind.NULL) {
			in.readNull();
			return null;
		}
		return read(in);
	}

	private Map<String, @Nullable Object> readMap(AttributeReader in) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		in.beginMap();
		while (in.nextAttribute()) {
			map.put(in.name(), readOrNull(in));
		}
		return map;
	}

	private List<@Nullable Object> readList(AttributeReader in) {
		List<@Nullable Object> list = new ArrayList<>();
		in.beginList();
		while (in.nextElement()) {
			list.add(readOrNull(in));
		}
		return list;
	}

	private Set<Object> readSet(AttributeReader in, Supplier<Object> element) {
		Set<Object> set = new LinkedHashSet<>();
		in.beginList();
		while (in.nextElement()) {
			set.add(element.get());
		}
		return set;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void write(Object value, AttributeWriter out) {
		ValueCodec<Object> codec = (ValueCodec<Object>) codecFor(value);
		if (codec.isOmitted(value)) {
			throw new UnwritableItemException(out.path(), "a DynamoDB set is never empty. Leave it out.", null);
		}
		codec.write(value, out);
	}

	private ValueCodec<?> codecFor(Object value) {
		if (value instanceof Map) {
			return new MapCodec(Map.class, (TextCodec<?>) this.codecs.apply(String.class), this);
		}
		if (value instanceof Set<?> set) {
			Object first = set.isEmpty() ? "" : set.iterator().next();
			return new CollectionCodec(Set.class, this.codecs.apply(first.getClass()));
		}
		return (value instanceof List) ? new CollectionCodec(List.class, this) : this.codecs.apply(value.getClass());
	}

	@Override
	public Class<?> type() {
		return Object.class;
	}

	@Override
	public AttributePart part(String name) {
		return new AttributePart(name, this);
	}

	@Override
	public ValueCodec<?> element() {
		return this;
	}

	@Override
	public AttributeKind kind() {
		return AttributeKind.M;
	}

}
