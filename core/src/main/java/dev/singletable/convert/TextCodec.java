package dev.singletable.convert;

import java.time.DateTimeException;
import java.util.function.Function;

/**
 * Values stored as one text or one number.
 *
 * @param kind S or N
 * @param format the stored text of a value
 * @param parse the value of a stored text
 */
record TextCodec<T>(Class<?> type, AttributeKind kind, Function<T, String> format,
		Function<String, T> parse) implements ValueCodec<T> {

	@Override
	public T read(AttributeReader in) {
		String text = (this.kind == AttributeKind.N) ? in.readNumber() : in.readString();
		try {
			return this.parse.apply(text);
		}
		catch (IllegalArgumentException | ArithmeticException | DateTimeException ex) {
			throw new UnreadableItemException(in.path(),
					"the stored %s is no %s.".formatted(this.kind, this.type.getSimpleName()), ex);
		}
	}

	@Override
	public void write(T value, AttributeWriter out) {
		String text;
		try {
			text = this.format.apply(value);
		}
		catch (IllegalArgumentException | ArithmeticException | DateTimeException ex) {
			throw new UnwritableItemException(out.path(), String.valueOf(ex.getMessage()), ex);
		}
		if (this.kind == AttributeKind.N) {
			out.writeNumber(text);
		}
		else {
			out.writeString(text);
		}
	}

}
