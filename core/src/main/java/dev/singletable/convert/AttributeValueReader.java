package dev.singletable.convert;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads an item that the SDK has parsed.
 */
public final class AttributeValueReader implements AttributeReader {

	private final Deque<Iterator<?>> open = new ArrayDeque<>();

	private final AttributePosition position = new AttributePosition();

	private @Nullable Object current;

	private String name = "";

	private AttributeKind elementKind = AttributeKind.S;

	private AttributeValueReader(AttributeValue value) {
		this.current = value;
	}

	public static AttributeValueReader of(Map<String, AttributeValue> item) {
		return new AttributeValueReader(AttributeValue.fromM(item));
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
		return (value instanceof SdkBytes) ? AttributeKind.B : this.elementKind;
	}

	private AttributeKind kind(AttributeValue value) {
		return switch (value.type()) {
			case S -> AttributeKind.S;
			case N -> AttributeKind.N;
			case B -> AttributeKind.B;
			case BOOL -> AttributeKind.BOOL;
			case NUL -> AttributeKind.NULL;
			case M -> AttributeKind.M;
			case L -> AttributeKind.L;
			case SS -> AttributeKind.SS;
			case NS -> AttributeKind.NS;
			case BS -> AttributeKind.BS;
			case UNKNOWN_TO_SDK_VERSION -> throw new UnreadableItemException(path(),
					"the value is of a kind this version of the AWS SDK does not know.", null);
		};
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
		this.open.push(expect(AttributeKind.M).m().entrySet().iterator());
		this.position.enter();
	}

	@Override
	public boolean nextAttribute() {
		Iterator<?> entries = this.open.getFirst();
		if (!entries.hasNext()) {
			return leave();
		}
		Map.Entry<?, ?> entry = (Map.Entry<?, ?>) entries.next();
		this.name = (String) entry.getKey();
		this.current = entry.getValue();
		this.position.name(this.name);
		return true;
	}

	private boolean leave() {
		this.open.pop();
		this.position.leave();
		return false;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public void beginList() {
		this.open.push(elements().iterator());
		this.position.enter();
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
		Iterator<?> elements = this.open.getFirst();
		if (!elements.hasNext()) {
			return leave();
		}
		this.current = elements.next();
		this.position.element();
		return true;
	}

	@Override
	public void skip() {
		// the whole value is at hand, and the next move goes past it
	}

	@Override
	public @Nullable String lookAhead(String attribute) {
		AttributeValue value = expect(AttributeKind.M).m().get(attribute);
		return (value != null) ? value.s() : null;
	}

	@Override
	public @Nullable AttributeValue lookAheadKey(String attribute) {
		return expect(AttributeKind.M).m().get(attribute);
	}

	@Override
	public Map<String, AttributeValue> readItem() {
		return expect(AttributeKind.M).m();
	}

	@Override
	public String path() {
		return this.position.path();
	}

}
