package dev.singletable.convert;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
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

	private static final @Nullable AttributeKind[] KINDS = new @Nullable AttributeKind[AttributeValue.Type
		.values().length];

	static {
		for (AttributeKind kind : AttributeKind.values()) {
			KINDS[((kind != AttributeKind.NULL) ? AttributeValue.Type.valueOf(kind.name()) : AttributeValue.Type.NUL)
				.ordinal()] = kind;
		}
	}

	/** What is open: the parts of a map or list to come, or a map that is looked into. */
	private @Nullable Object[] open = new @Nullable Object[DEPTH];

	/** Of each open map the attribute at hand, of each open list null. */
	private @Nullable String[] names = new @Nullable String[DEPTH];

	/** Of each open list the element at hand. */
	private int[] indexes = new int[DEPTH];

	private int depth;

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

	private AttributeValue expect(AttributeKind kind) {
		if (this.current instanceof AttributeValue value && kind(value) == kind) {
			return value;
		}
		throw new UnreadableItemException(path(), "expected %s, found %s.".formatted(kind, peek()), null);
	}

	@Override
	public String readString() {
		return (this.current instanceof String element && this.elementKind == AttributeKind.S) ? element
				: expect(AttributeKind.S).s();
	}

	@Override
	public String readNumber() {
		return (this.current instanceof String element && this.elementKind == AttributeKind.N) ? element
				: expect(AttributeKind.N).n();
	}

	@Override
	public byte[] readBinary() {
		SdkBytes bytes = (this.current instanceof SdkBytes element) ? element : expect(AttributeKind.B).b();
		return bytes.asByteArray();
	}

	@Override
	public boolean readBoolean() {
		return expect(AttributeKind.BOOL).bool();
	}

	@Override
	public void readNull() {
		expect(AttributeKind.NULL);
	}

	@Override
	public void beginMap() {
		enter(map(), "");
	}

	/** The item itself, which needs no value around it, or a map in it. */
	@SuppressWarnings("unchecked")
	private Map<String, AttributeValue> map() {
		return (this.current instanceof Map<?, ?> item) ? (Map<String, AttributeValue>) item
				: expect(AttributeKind.M).m();
	}

	private void enter(Object parts, @Nullable String name) {
		if (this.depth == this.open.length) {
			this.open = Arrays.copyOf(this.open, this.depth * 2);
			this.names = Arrays.copyOf(this.names, this.depth * 2);
			this.indexes = Arrays.copyOf(this.indexes, this.depth * 2);
		}
		this.open[this.depth] = parts;
		this.names[this.depth] = name;
		this.indexes[this.depth] = -1;
		this.depth++;
	}

	/**
	 * Moves to an attribute of the map entered last, or stays when it has none of that
	 * name. Who seeks does not walk the same map, and leaves it.
	 */
	boolean seek(String attribute) {
		Object value = ((Map<?, ?>) parts()).get(attribute);
		if (value == null) {
			return false;
		}
		this.names[this.depth - 1] = attribute;
		this.current = value;
		return true;
	}

	private Object parts() {
		return Objects.requireNonNull(this.open[this.depth - 1]);
	}

	void leave() {
		this.depth--;
		this.open[this.depth] = null;
	}

	@Override
	public boolean nextAttribute() {
		if (parts() instanceof Map<?, ?> map) {
			this.open[this.depth - 1] = map.entrySet().iterator();
		}
		Iterator<?> entries = (Iterator<?>) parts();
		if (!entries.hasNext()) {
			leave();
			return false;
		}
		Map.Entry<?, ?> entry = (Map.Entry<?, ?>) entries.next();
		this.names[this.depth - 1] = (String) entry.getKey();
		this.current = entry.getValue();
		return true;
	}

	@Override
	public String name() {
		String name = this.names[this.depth - 1];
		return (name != null) ? name : "";
	}

	@Override
	public void beginList() {
		enter(elements(), null);
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
		return expect(AttributeKind.L).l();
	}

	@Override
	public boolean nextElement() {
		List<?> elements = (List<?>) parts();
		int next = this.indexes[this.depth - 1] + 1;
		if (next == elements.size()) {
			leave();
			return false;
		}
		this.indexes[this.depth - 1] = next;
		this.current = elements.get(next);
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
			String name = this.names[level];
			if (name == null && this.indexes[level] >= 0) {
				path.append('[').append(this.indexes[level]).append(']');
			}
			else if (name != null && !name.isEmpty()) {
				path.append(path.isEmpty() ? "" : ".").append(name);
			}
		}
		return path.toString();
	}

}
