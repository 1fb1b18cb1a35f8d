package dev.singletable.key;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The texts of one Java type inside keys: one text per value.
 */
public abstract sealed class KeyFormat permits StringFormat, PlainStringFormat, RawFormat, WholeFormat, NumericFormat,
		PlainNumberFormat, TimeFormat, NamedFormat, UuidFormat, ShardFormat {

	static final String PLAIN = "plain";

	private static final String ALLOWED = "String, a number type, Boolean, UUID, an enum, Instant, OffsetDateTime, "
			+ "ZonedDateTime, LocalDateTime, LocalTime, LocalDate, YearMonth or Year";

	private final Class<?> type;

	KeyFormat(Class<?> type) {
		this.type = type;
	}

	/**
	 * The format of a type.
	 * @param type the type of a property, primitive or not
	 * @param format empty for the ordered text, {@code plain}, or a number of digits
	 * @return the format
	 * @throws InvalidTemplateException when the type cannot be in a template, or not in
	 * this format
	 */
	public static KeyFormat of(Class<?> type, String format) {
		NumberType number = NumberType.of(type);
		if (number != null) {
			return number(number, type, format);
		}
		if (type == String.class && format.equals(PLAIN)) {
			return new PlainStringFormat();
		}
		KeyFormat found = ordered(type);
		if (found == null) {
			throw new InvalidTemplateException(
					type.getName() + " cannot be part of a key. Use a property of type " + ALLOWED + ".");
		}
		if (!format.isEmpty()) {
			throw new InvalidTemplateException(
					type.getName() + " takes no format \"" + format + "\". Leave the format out.");
		}
		return found;
	}

	private static KeyFormat number(NumberType number, Class<?> type, String format) {
		if (format.equals(PLAIN)) {
			return new PlainNumberFormat(number, type);
		}
		if (format.isEmpty()) {
			return number.hasFixedWidth() ? WholeFormat.of(number, type) : new NumericFormat(number, type);
		}
		if (!number.isWhole() || !WholeFormat.isWidth(format)) {
			throw new InvalidTemplateException(type.getName() + " takes no format \"" + format + "\". "
					+ "Leave the format out, or write plain" + (number.isWhole() ? " or 1 to 18 digits." : "."));
		}
		return WholeFormat.ofWidth(number, type, Integer.parseInt(format));
	}

	private static @Nullable KeyFormat ordered(Class<?> type) {
		if (type == String.class) {
			return new StringFormat();
		}
		if (type == UUID.class) {
			return new UuidFormat();
		}
		if (type == Boolean.class || type == boolean.class || type.isEnum()) {
			return NamedFormat.of(type);
		}
		TimeKind kind = TimeKind.of(type);
		return (kind != null) ? new TimeFormat(kind) : null;
	}

	/**
	 * Whether a type can be in a template at all.
	 * @param type the type of a property
	 * @return true when {@code of(type, "")} gives a format
	 */
	public static boolean supports(Class<?> type) {
		return NumberType.of(type) != null || ordered(type) != null;
	}

	public final Class<?> type() {
		return this.type;
	}

	/**
	 * The text of a value, escaped.
	 * @param value a value of the type; numbers of another number type too when they fit
	 * @return the text, empty for an empty string
	 * @throws InvalidKeyException when the value cannot be part of a key
	 */
	public abstract String write(Object value);

	/**
	 * The value of a text.
	 * @param text a text that {@link #write} returned
	 * @return the value
	 * @throws InvalidKeyException when no value has this text
	 */
	public final Object read(String text) {
		Object value = parse(text);
		if (value == null) {
			throw new InvalidKeyException("The text is not that of a key part of type " + this.type.getName()
					+ ". Pass one segment of a key written with the same template.");
		}
		return value;
	}

	/**
	 * Reads a text without an exception.
	 * @param text any text
	 * @return the value whose one text this is, or null
	 */
	abstract @Nullable Object parse(String text);

	/**
	 * Whether texts sort as the values do, so that ranges and ordering are allowed.
	 * @return true unless the type is an enum or boolean, or the format is plain
	 */
	public boolean ordered() {
		return true;
	}

	/**
	 * Whether the prefix of a value is the prefix of its text.
	 * @return true for strings that are not plain
	 */
	public boolean prefixes() {
		return false;
	}

	/**
	 * Whether no text continues another one, and each has a predecessor.
	 * @return true for numbers of fixed width, date and time types and UUID
	 */
	public boolean fixedWidth() {
		return false;
	}

	/**
	 * The text of the value just before the one with this text.
	 * @param text a text of a format with {@link #fixedWidth()}
	 * @return the text before, empty when there is none or the width is not fixed
	 */
	public Optional<String> predecessor(String text) {
		return Optional.empty();
	}

	/**
	 * Where the bound of a range lies against all values that this format can write.
	 * @param bound the bound of a range
	 * @return -1 below all of them, 1 above all of them, 0 when {@link #write} decides
	 */
	public int outside(Object bound) {
		return 0;
	}

	/**
	 * The outlines that cover every text.
	 * @return the outlines, none when texts have no fixed outline
	 */
	List<TextShape> shapes() {
		return List.of();
	}

	/**
	 * All texts.
	 * @return the texts, or null when they cannot be listed
	 */
	@Nullable List<String> texts() {
		return null;
	}

	/**
	 * Whether a text may start with this; true when unsure.
	 * @param start the start of a text
	 * @return false when no text starts so
	 */
	boolean couldStartWith(String start) {
		return shapes().isEmpty() || shapes().stream().anyMatch((shape) -> shape.couldStartWith(start));
	}

	/**
	 * Whether both formats may write the same text; true when unsure.
	 * @param other another format
	 * @return false when they have no text in common
	 */
	boolean meets(KeyFormat other) {
		List<String> texts = texts();
		if (texts != null) {
			return texts.stream().anyMatch((text) -> other.parse(text) != null);
		}
		List<String> others = other.texts();
		if (others != null) {
			return others.stream().anyMatch((text) -> parse(text) != null);
		}
		return shapes().isEmpty() || other.shapes().isEmpty()
				|| shapes().stream().anyMatch((shape) -> other.shapes().stream().anyMatch(shape::meets));
	}

	final InvalidKeyException wrongType(Object value) {
		return new InvalidKeyException("A key part of type " + this.type.getName() + " takes no "
				+ value.getClass().getName() + ". Pass a value of its own type.");
	}

}
