package dev.singletable.key;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Dates and times in ISO form, times with nine fraction digits, instants in UTC.
 */
final class TimeFormat extends KeyFormat {

	private static final String OUTLINE = "0000-00-00T00:00:00.000000000Z";

	private static final String EPOCH = "1970-01-01T00:00:00.000000000Z";

	private final TimeKind kind;

	private final TextShape shape;

	TimeFormat(TimeKind kind) {
		super(kind.type());
		this.kind = kind;
		this.shape = new TextShape(OUTLINE.substring(kind.start(), kind.end()));
	}

	@Override
	public String write(Object value) {
		TimeKind.Point point = point(value);
		if (point.outside() != 0) {
			throw new InvalidKeyException("A key part of type " + type().getName()
					+ " takes the years 0000 to 9999. Pass a value in that range.");
		}
		return text(point.dateTime());
	}

	private TimeKind.Point point(Object value) {
		if (!type().isInstance(value)) {
			throw wrongType(value);
		}
		return this.kind.point(value);
	}

	private String text(LocalDateTime at) {
		byte[] text = EPOCH.getBytes(StandardCharsets.ISO_8859_1);
		digits(text, 0, 4, at.getYear());
		digits(text, 5, 7, at.getMonthValue());
		digits(text, 8, 10, at.getDayOfMonth());
		digits(text, 11, 13, at.getHour());
		digits(text, 14, 16, at.getMinute());
		digits(text, 17, 19, at.getSecond());
		digits(text, 20, 29, at.getNano());
		return new String(text, this.kind.start(), this.kind.end() - this.kind.start(), StandardCharsets.ISO_8859_1);
	}

	private static void digits(byte[] text, int start, int end, int value) {
		int rest = value;
		for (int i = end - 1; i >= start; i--) {
			text[i] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
	}

	@Override
	@Nullable Object parse(String text) {
		LocalDateTime at = dateTime(text);
		return (at == null) ? null : this.kind.value(at);
	}

	private @Nullable LocalDateTime dateTime(String text) {
		if (!this.shape.matches(text)) {
			return null;
		}
		String whole = (text.length() == EPOCH.length()) ? text
				: EPOCH.substring(0, this.kind.start()) + text + EPOCH.substring(this.kind.end());
		try {
			return LocalDateTime.of(number(whole, 0, 4), number(whole, 5, 7), number(whole, 8, 10),
					number(whole, 11, 13), number(whole, 14, 16), number(whole, 17, 19), number(whole, 20, 29));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static int number(String text, int start, int end) {
		return Integer.parseInt(text, start, end, 10);
	}

	@Override
	public boolean fixedWidth() {
		return true;
	}

	@Override
	public Optional<String> predecessor(String text) {
		TimeKind.Point point = this.kind.point(read(text));
		LocalDateTime before = point.dateTime().minus(1, this.kind.step());
		boolean smallest = before.getYear() < 0 || this.kind == TimeKind.LOCAL_TIME && before.getYear() < 1970;
		return smallest ? Optional.empty() : Optional.of(text(before));
	}

	@Override
	public int outside(Object bound) {
		return type().isInstance(bound) ? this.kind.point(bound).outside() : 0;
	}

	@Override
	List<TextShape> shapes() {
		return List.of(this.shape);
	}

}
