package dev.singletable.convert;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
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
final class DynamicCodec implements ValueCodec<Object> {

	private final Function<Class<?>, ValueCodec<?>> codecs;

	private final ValueCodec<Object> map;

	private final ValueCodec<Object> list;

	DynamicCodec(Function<Class<?>, ValueCodec<?>> codecs) {
		this.codecs = codecs;
		this.map = new MapCodec(Map.class, Scalars.NAMES, this);
		this.list = new CollectionCodec(List.class, this);
	}

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
	public void write(Object value, AttributeWriter out) {
		if (value instanceof Set<?> set && set.isEmpty()) {
			throw new UnwritableItemException(out.path(), "a DynamoDB set is never empty. Leave it out.", null);
		}
		codecFor(value, out).write(value, out);
	}

	private ValueCodec<Object> codecFor(Object value, AttributeWriter out) {
		if (value instanceof Map) {
			return this.map;
		}
		if (value instanceof Set<?> set) {
			return setCodec(set, out);
		}
		return (value instanceof Collection) ? this.list : single(value, out);
	}

	/** A set whose elements are not all of one class is stored as a list. */
	private ValueCodec<Object> setCodec(Set<?> set, AttributeWriter out) {
		Object first = set.iterator().next();
		boolean alike = first != null
				&& set.stream().allMatch((each) -> each != null && each.getClass() == first.getClass());
		return alike ? new CollectionCodec(Set.class, codecFor(first, out)) : this.list;
	}

	private ValueCodec<Object> single(Object value, AttributeWriter out) {
		Class<?> type = (value instanceof Enum<?> constant) ? constant.getDeclaringClass() : value.getClass();
		try {
			return Codecs.cast(this.codecs.apply(type));
		}
		catch (UnsupportedTypeException ex) {
			throw new UnwritableItemException(out.path(), ex.getMessage() + ". Leave it out, or register a converter.",
					ex);
		}
	}

	@Override
	public Class<?> type() {
		return Object.class;
	}

	@Override
	public AttributePart part(String name) {
		return new AttributePart(name, this, null, true);
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
