package dev.singletable.convert;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes an item as the SDK's values.
 */
public final class AttributeValueWriter implements AttributeWriter {

	private final Deque<Object> open = new ArrayDeque<>();

	private final Deque<String> names = new ArrayDeque<>();

	private final AttributePosition position = new AttributePosition();

	private @Nullable AttributeValue result;

	private final String base;

	private String name = "";

	/**
	 * Writes a whole item.
	 */
	public AttributeValueWriter() {
		this("");
	}

	/**
	 * Writes one value.
	 * @param base where the value belongs
	 */
	AttributeValueWriter(String base) {
		this.base = base;
	}

	/**
	 * What was written, once it is complete.
	 */
	public AttributeValue result() {
		AttributeValue written = this.result;
		if (written == null) {
			throw new IllegalStateException("Nothing was written, or a map or list is still open.");
		}
		return written;
	}

	@Override
	public void name(String attribute) {
		this.name = attribute;
		this.position.name(attribute);
	}

	@Override
	public void writeString(String value) {
		store(AttributeValue.fromS(WellFormed.require(value, this)));
	}

	@Override
	public void writeNumber(String value) {
		store(AttributeValue.fromN(value));
	}

	@Override
	public void writeBinary(byte[] value) {
		store(AttributeValue.fromB(SdkBytes.fromByteArray(value)));
	}

	@Override
	public void writeBoolean(boolean value) {
		store(AttributeValue.fromBool(value));
	}

	@Override
	public void writeNull() {
		store(AttributeValue.fromNul(true));
	}

	@Override
	public void beginMap() {
		begin(new LinkedHashMap<String, AttributeValue>());
	}

	@Override
	public void beginList() {
		begin(new ArrayList<AttributeValue>());
	}

	/** In a list, the position is that of the element to come. */
	private void begin(Object container) {
		this.names.push(this.name);
		this.open.push(container);
		this.position.enter();
		if (container instanceof List<?>) {
			this.position.element();
		}
	}

	@Override
	@SuppressWarnings("unchecked")
	public void endMap() {
		Map<String, AttributeValue> map = (Map<String, AttributeValue>) this.open.pop();
		end(AttributeValue.fromM(Collections.unmodifiableMap(map)));
	}

	@Override
	@SuppressWarnings("unchecked")
	public void endList() {
		List<AttributeValue> list = (List<AttributeValue>) this.open.pop();
		end(AttributeValue.fromL(list));
	}

	private void end(AttributeValue value) {
		this.name = this.names.pop();
		this.position.leave();
		store(value);
	}

	@Override
	public void writeSet(AttributeKind kind, Collection<?> elements) {
		switch (kind) {
			case SS -> store(AttributeValue.fromSs(texts(elements)));
			case NS -> store(AttributeValue.fromNs(texts(elements)));
			case BS -> store(AttributeValue
				.fromBs(elements.stream().map((element) -> SdkBytes.fromByteArray((byte[]) element)).toList()));
			default -> throw new IllegalArgumentException(kind + " is not a set.");
		}
	}

	private List<String> texts(Collection<?> elements) {
		return elements.stream().map((element) -> WellFormed.require((String) element, this)).toList();
	}

	@SuppressWarnings("unchecked")
	private void store(AttributeValue value) {
		Object container = this.open.peek();
		if (container == null) {
			this.result = value;
		}
		else if (container instanceof Map<?, ?> map) {
			((Map<String, AttributeValue>) map).put(this.name, value);
		}
		else {
			((List<AttributeValue>) container).add(value);
			this.position.element();
		}
	}

	@Override
	public String path() {
		String path = this.position.path();
		return (this.base.isEmpty() || path.isEmpty() || path.startsWith("[")) ? this.base + path
				: this.base + "." + path;
	}

}
