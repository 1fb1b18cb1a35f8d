package dev.singletable.convert;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;

/**
 * Values that the application's own converters turn into another type.
 */
record ConvertedCodec(Class<?> type, ValueCodec<Object> stored,
		ConversionService conversions) implements ValueCodec<Object> {

	@Override
	public Object read(AttributeReader in) {
		Object value = this.stored.read(in);
		try {
			Object converted = this.conversions.convert(value, this.type);
			if (converted != null) {
				return converted;
			}
		}
		catch (ConversionException ex) {
			throw new UnreadableItemException(in.path(),
					"the converter to %s failed.".formatted(this.type.getSimpleName()), ex);
		}
		throw new UnreadableItemException(in.path(),
				"the converter to %s returned null.".formatted(this.type.getSimpleName()), null);
	}

	@Override
	public void write(Object value, AttributeWriter out) {
		Object converted = convert(value, out);
		if (converted == null) {
			out.writeNull();
		}
		else {
			this.stored.write(converted, out);
		}
	}

	private @Nullable Object convert(Object value, AttributeWriter out) {
		try {
			return this.conversions.convert(value, this.stored.type());
		}
		catch (ConversionException ex) {
			throw new UnwritableItemException(out.path(),
					"the converter from %s failed.".formatted(this.type.getSimpleName()), ex);
		}
	}

	@Override
	public AttributeKind kind() {
		return this.stored.kind();
	}

}
