package dev.singletable.convert;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.CollectionFactory;

/**
 * Collections and arrays, stored as a list or, for sets of text, numbers and bytes, as a
 * set.
 */
final class CollectionCodec implements ValueCodec<Object> {

	private final Class<?> type;

	private final ValueCodec<Object> element;

	private final AttributeKind kind;

	@SuppressWarnings("unchecked")
	CollectionCodec(Class<?> type, ValueCodec<?> element) {
		this.type = type;
		this.element = (ValueCodec<Object>) element;
		this.kind = Set.class.isAssignableFrom(type) ? setKind(element) : AttributeKind.L;
		try {
			collect(List.of());
		}
		catch (RuntimeException ex) {
			throw UnsupportedTypeException.notFillable(type, ex);
		}
	}

	private static AttributeKind setKind(ValueCodec<?> element) {
		if (element.type() == String.class && element.kind() == AttributeKind.S) {
			return AttributeKind.SS;
		}
		if (Number.class.isAssignableFrom(element.type()) && element.kind() == AttributeKind.N) {
			return AttributeKind.NS;
		}
		boolean bytes = element.type() == byte[].class && element.kind() == AttributeKind.B;
		return bytes ? AttributeKind.BS : AttributeKind.L;
	}

	@Override
	public Object read(AttributeReader in) {
		List<@Nullable Object> elements = new ArrayList<>();
		in.beginList();
		while (in.nextElement()) {
			elements.add(readElement(in));
		}
		return collect(elements);
	}

	private @Nullable Object readElement(AttributeReader in) {
		if (in.isNull()) {
			return readNull(in);
		}
		return this.element.read(in);
	}

	private @Nullable Object readNull(AttributeReader in) {
		if (this.type.isArray() && this.type.getComponentType().isPrimitive()) {
			throw new UnreadableItemException(in.path(), "expected a value, found NULL.", null);
		}
		in.readNull();
		return this.element.ofNull();
	}

	private Object collect(List<@Nullable Object> elements) {
		if (this.type.isArray()) {
			Object array = Array.newInstance(this.type.getComponentType(), elements.size());
			for (int index = 0; index < elements.size(); index++) {
				Array.set(array, index, elements.get(index));
			}
			return array;
		}
		if (this.type.isAssignableFrom(List.class)) {
			return elements;
		}
		return fill(CollectionFactory.createCollection(this.type, this.element.type(), elements.size()), elements);
	}

	@SuppressWarnings("NullAway") // a stored list may hold NULL
	private static Collection<Object> fill(Collection<Object> collection, List<@Nullable Object> elements) {
		collection.addAll(elements);
		return collection;
	}

	@Override
	public void write(Object value, AttributeWriter out) {
		Collection<?> elements = elements(value);
		if (this.kind != AttributeKind.L) {
			writeSet(elements, out);
			return;
		}
		out.beginList();
		for (Object element : elements) {
			if (element == null) {
				out.writeNull();
			}
			else {
				this.element.write(element, out);
			}
		}
		out.endList();
	}

	private Collection<?> elements(Object value) {
		if (value instanceof Collection<?> collection) {
			return collection;
		}
		return (value instanceof Object[] array) ? Arrays.asList(array) : boxed(value);
	}

	private static List<Object> boxed(Object array) {
		List<Object> elements = new ArrayList<>();
		for (int index = 0; index < Array.getLength(array); index++) {
			elements.add(Array.get(array, index));
		}
		return elements;
	}

	private void writeSet(Collection<?> elements, AttributeWriter out) {
		if (elements.isEmpty()) {
			writeEmptySet(out);
			return;
		}
		SetCollector collector = new SetCollector(out);
		for (Object element : elements) {
			if (element == null) {
				throw new UnwritableItemException(out.path(), "a DynamoDB set holds no null. Leave it out.", null);
			}
			this.element.write(element, collector);
		}
		out.writeSet(this.kind, collector.elements());
	}

	/**
	 * DynamoDB has no empty set. As a property it is omitted; inside a list or map it
	 * keeps its place.
	 */
	private static void writeEmptySet(AttributeWriter out) {
		out.beginList();
		out.endList();
	}

	@Override
	public Class<?> type() {
		return this.type;
	}

	@Override
	public ValueCodec<?> element() {
		return this.element;
	}

	@Override
	public AttributeKind kind() {
		return this.kind;
	}

	@Override
	public @Nullable Object absent() {
		return Set.class.isAssignableFrom(this.type) ? collect(List.of()) : null;
	}

	@Override
	public boolean isOmitted(Object value) {
		return this.kind != AttributeKind.L && elements(value).isEmpty();
	}

	/**
	 * Distinct as DynamoDB compares: numbers by value, bytes by content.
	 */
	private static final class SetCollector extends ElementWriter {

		private final Set<Object> seen = new LinkedHashSet<>();

		private final List<Object> elements = new ArrayList<>();

		SetCollector(AttributeWriter out) {
			super(out);
		}

		@Override
		void element(Object identity, Object element) {
			if (this.seen.add(identity)) {
				this.elements.add(element);
			}
		}

		List<Object> elements() {
			return this.elements;
		}

	}

}
