package dev.singletable.convert;

import org.jspecify.annotations.Nullable;

/**
 * A codec that is still being made: a type may contain itself.
 */
final class LazyCodec implements ValueCodec<Object> {

	private final Class<?> type;

	private volatile @Nullable ValueCodec<Object> made;

	LazyCodec(Class<?> type) {
		this.type = type;
	}

	void resolve(ValueCodec<?> codec) {
		this.made = Codecs.cast(codec);
	}

	private ValueCodec<Object> codec() {
		ValueCodec<Object> codec = this.made;
		if (codec == null) {
			throw new IllegalStateException("The codec of " + this.type.getName() + " is still being made.");
		}
		return codec;
	}

	@Override
	public Object read(AttributeReader in) {
		return codec().read(in);
	}

	@Override
	public void write(Object value, AttributeWriter out) {
		codec().write(value, out);
	}

	@Override
	public Class<?> type() {
		return this.type;
	}

	@Override
	public @Nullable AttributePart part(String name) {
		return codec().part(name);
	}

	@Override
	public @Nullable ValueCodec<?> element() {
		return codec().element();
	}

	@Override
	public AttributeKind kind() {
		return AttributeKind.M;
	}

}
