package dev.singletable.convert;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Collection;

/**
 * Takes the elements of a set one by one; anything but text, numbers and bytes is no
 * element.
 */
abstract class ElementWriter implements AttributeWriter {

	private final AttributeWriter out;

	ElementWriter(AttributeWriter out) {
		this.out = out;
	}

	abstract void element(Object identity, Object element);

	@Override
	public void writeString(String value) {
		element(value, value);
	}

	@Override
	public void writeNumber(String value) {
		element(new BigDecimal(value).stripTrailingZeros(), value);
	}

	@Override
	public void writeBinary(byte[] value) {
		element(ByteBuffer.wrap(value.clone()), value);
	}

	@Override
	public String path() {
		return this.out.path();
	}

	private UnwritableItemException refused() {
		return new UnwritableItemException(path(), "a DynamoDB set holds text, numbers or bytes.", null);
	}

	@Override
	public void name(String attribute) {
		throw refused();
	}

	@Override
	public void writeBoolean(boolean value) {
		throw refused();
	}

	@Override
	public void writeNull() {
		throw refused();
	}

	@Override
	public void beginMap() {
		throw refused();
	}

	@Override
	public void endMap() {
		throw refused();
	}

	@Override
	public void beginList() {
		throw refused();
	}

	@Override
	public void endList() {
		throw refused();
	}

	@Override
	public void writeSet(AttributeKind kind, Collection<?> elements) {
		throw refused();
	}

}
