package dev.singletable.convert;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads an item that the SDK has parsed.
 */
public final class AttributeValueReader implements AttributeReader {

	private static final int DEPTH = 4;

	private static final Object[] NONE = {};

	private static final @Nullable AttributeKind[] KINDS = new @Nullable AttributeKind[AttributeValue.Type
		.values().length];

	static {
		for (AttributeKind kind : AttributeKind.values()) {
			KINDS[((kind != AttributeKind.NULL) ? AttributeValue.Type.valueOf(kind.name()) : AttributeValue.Type.NUL)
				.ordinal()] = kind;
		}
	}

	/**
	 * What is open around the container at hand, from the outside in: of each its parts
	 * and the attribute at hand.
	 */
	private @Nullable Object[] outer = NONE;

	private int depth;

	/** The parts of the container at hand: a map that is looked into, entries, a list. */
	private @Nullable Object open;

	/** The attribute at hand, in a map. */
	private @Nullable Object place;

	private @Nullable Object current;

	private AttributeKind elementKind = AttributeKind.S;

	private AttributeValueReader(Object value) {
		this.current = value;
	}

	public static AttributeValueReader of(Map<String, AttributeValue> item) {
		return new AttributeValueReader(item);
	}

	/**
	 * Reads a single value; its path is empty.
	 */
	public static AttributeValueReader of(AttributeValue value) {
		return new AttributeValueReader(value);
	}

	@Override
	public AttributeKind peek() {
		Object value = this.current;
		if (value instanceof AttributeValue attribute) {
			return kind(attribute);
		}
		if (value instanceof Map) {
			return AttributeKind.M;
		}
		return (value instanceof SdkBytes) ? AttributeKind.B : this.elementKind;
	}

	private AttributeKind kind(AttributeValue value) {
		AttributeValue.Type type = value.type();
		if (type == null) {
			throw new UnreadableItemException(path(), "the value has more than one kind.", null);
		}
		AttributeKind kind = KINDS[type.ordinal()];
		if (kind == null) {
			throw new UnreadableItemException(path(),
					"the value is of a kind this version of the AWS SDK does not know.", null);
		}
		return kind;
	}

	@Override
	public boolean isNull() {
		return this.current instanceof AttributeValue value && value.type() == AttributeValue.Type.NUL;
	}

	/** Compares what the value holds anyway: a kind is looked up only for a message. */
	private AttributeValue expect(AttributeKind kind, AttributeValue.Type type) {
		if (this.current instanceof AttributeValue value && value.type() == type) {
			return value;
		}
		throw new UnreadableItemException(path(), "expected %s, found %s.".formatted(kind, peek()), null);
	}

	@Override
	public String readString() {
		return (this.current instanceof String element && this.elementKind == AttributeKind.S) ? element
				: expect(AttributeKind.S, AttributeValue.Type.S).s();
	}

	@Override
	public String readNumber() {
		return (this.current instanceof String element && this.elementKind == AttributeKind.N) ? element
				: expect(AttributeKind.N, AttributeValue.Type.N).n();
	}

	@Override
	public byte[] readBinary() {
		SdkBytes bytes = (this.current instanceof SdkBytes element) ? element
				: expect(AttributeKind.B, AttributeValue.Type.B).b();
		return bytes.asByteArray();
	}

	@Override
	public boolean readBoolean() {
		return expect(AttributeKind.BOOL, AttributeValue.Type.BOOL).bool();
	}

	@Override
	public void readNull() {
		expect(AttributeKind.NULL, AttributeValue.Type.NUL);
	}

	@Override
	public void beginMap() {
		enter(map());
	}

	/** The item itself, which needs no value around it, or a map in it. */
	@SuppressWarnings("unchecked")
	private Map<String, AttributeValue> map() {
		return (this.current instanceof Map<?, ?> item) ? (Map<String, AttributeValue>) item
				: expect(AttributeKind.M, AttributeValue.Type.M).m();
	}

	private void enter(Object parts) {
		if (this.open != null) {
			int top = this.depth * 2;
			if (top == this.outer.length) {
				this.outer = Arrays.copyOf(this.outer, Math.max(2 * top, 2 * DEPTH));
			}
			this.outer[top] = this.open;
			this.outer[top + 1] = this.place;
			this.depth++;
		}
		this.open = parts;
		this.place = null;
	}

	private void leave() {
		if (this.depth == 0) {
			this.open = null;
			this.place = null;
			return;
		}
		this.depth--;
		this.open = this.outer[this.depth * 2];
		this.place = this.outer[this.depth * 2 + 1];
	}

	/**
	 * Moves to an attribute of the map entered last, or stays when it has none of that
	 * name. Who seeks does not walk the same map, and ends the map itself.
	 */
	boolean seek(String attribute) {
		Object value = ((Map<?, ?>) parts()).get(attribute);
		if (value == null) {
			return false;
		}
		this.place = attribute;
		this.current = value;
		return true;
	}

	void endMap() {
		leave();
	}

	private Object parts() {
		return Objects.requireNonNull(this.open);
	}

	@Override
	public boolean nextAttribute() {
		if (parts() instanceof Map<?, ?> map) {
			this.open = map.entrySet().iterator();
		}
		Iterator<?> entries = (Iterator<?>) parts();
		if (!entries.hasNext()) {
			leave();
			return false;
		}
		Map.Entry<?, ?> entry = (Map.Entry<?, ?>) entries.next();
		this.place = entry.getKey();
		this.current = entry.getValue();
		return true;
	}

	@Override
	public String name() {
		return (this.place instanceof String name) ? name : "";
	}

	@Override
	public void beginList() {
		enter(elements().listIterator());
	}

	private List<?> elements() {
		if (this.current instanceof AttributeValue value) {
			if (value.hasSs()) {
				this.elementKind = AttributeKind.S;
				return value.ss();
			}
			if (value.hasNs()) {
				this.elementKind = AttributeKind.N;
				return value.ns();
			}
			if (value.hasBs()) {
				return value.bs();
			}
		}
		return expect(AttributeKind.L, AttributeValue.Type.L).l();
	}

	@Override
	public boolean nextElement() {
		ListIterator<?> elements = (ListIterator<?>) parts();
		if (!elements.hasNext()) {
			leave();
			return false;
		}
		this.current = elements.next();
		return true;
	}

	@Override
	public void skip() {
		// the whole value is at hand, and the next move goes past it
	}

	@Override
	public @Nullable String lookAhead(String attribute) {
		AttributeValue value = map().get(attribute);
		return (value != null) ? value.s() : null;
	}

	@Override
	public @Nullable AttributeValue lookAheadKey(String attribute) {
		return map().get(attribute);
	}

	@Override
	public Map<String, AttributeValue> readItem() {
		return map();
	}

	@Override
	public String path() {
		StringBuilder path = new StringBuilder();
		for (int level = 0; level < this.depth; level++) {
			append(path, this.outer[level * 2], this.outer[level * 2 + 1]);
		}
		append(path, this.open, this.place);
		return path.toString();
	}

	private static void append(StringBuilder path, @Nullable Object open, @Nullable Object place) {
		if (open instanceof ListIterator<?> elements) {
			if (elements.hasPrevious()) {
				path.append('[').append(elements.previousIndex()).append(']');
			}
		}
		else if (place instanceof String name && !name.isEmpty()) {
			path.append(path.isEmpty() ? "" : ".").append(name);
		}
	}

}
