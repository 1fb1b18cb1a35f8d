package dev.singletable.convert;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Values that may be absent.
 */
record OptionalCodec(ValueCodec<Object> content) implements ValueCodec<Optional<?>> {

	@Override
	public Optional<?> read(AttributeReader in) {
		return Optional.of(this.content.read(in));
	}

	@Override
	public void write(Optional<?> value, AttributeWriter out) {
		if (value.isPresent()) {
			this.content.write(value.get(), out);
		}
		else {
			out.writeNull();
		}
	}

	@Override
	public Class<?> type() {
		return Optional.class;
	}

	@Override
	public AttributeKind kind() {
		return this.content.kind();
	}

	@Override
	public @Nullable AttributePart part(String name) {
		return this.content.part(name);
	}

	@Override
	public @Nullable ValueCodec<?> element() {
		return this.content.element();
	}

	@Override
	public Optional<?> absent() {
		return Optional.empty();
	}

	@Override
	public Optional<?> ofNull() {
		return Optional.empty();
	}

	@Override
	public boolean isOmitted(Optional<?> value) {
		return value.isEmpty() || this.content.isOmitted(value.get());
	}

}
