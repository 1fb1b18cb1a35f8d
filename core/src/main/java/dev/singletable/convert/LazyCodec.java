package dev.singletable.convert;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A codec that is still being made: a type may contain itself.
 */
final class LazyCodec implements ValueCodec<Object> {

	private final Class<?> type;

	private final Supplier<ValueCodec<?>> supplier;

	private @Nullable ValueCodec<Object> made;

	LazyCodec(Class<?> type, Supplier<ValueCodec<?>> supplier) {
		this.type = type;
		this.supplier = supplier;
	}

	@SuppressWarnings("unchecked")
	private ValueCodec<Object> codec() {
		ValueCodec<Object> codec = this.made;
		if (codec == null) {
			codec = (ValueCodec<Object>) this.supplier.get();
			this.made = codec;
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
