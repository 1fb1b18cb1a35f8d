package dev.singletable.key;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One type of key part, its random values, and how they compare without our code.
 */
record ValueKind(Class<?> type, String format, Function<Random, Object> values, Comparator<Object> order,
		List<Object> beyond) {

	static final Comparator<Object> BY_CODE_POINT = (left, right) -> byCodePoint((String) left, (String) right);

	private static final long FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();

	private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

	static Stream<ValueKind> all() {
		return Stream.of(names(), wholeNumbers(), decimals(), times()).flatMap((kinds) -> kinds);
	}

	private static Stream<ValueKind> names() {
		Comparator<Object> byText = Comparator.comparing(Object::toString);
		return Stream.of(kind(String.class, "", ValueKind::text, BY_CODE_POINT),
				kind(String.class, "plain", ValueKind::plainText, BY_CODE_POINT),
				kind(UUID.class, "", ValueKind::uuid, byText), kind(Boolean.class, "", Random::nextBoolean, byText),
				kind(TimeUnit.class, "", (random) -> TimeUnit.values()[random.nextInt(7)], byText));
	}

	private static Stream<ValueKind> wholeNumbers() {
		return Stream.of(kind(byte.class, "", (random) -> (byte) random.nextInt(), natural()),
				kind(short.class, "", (random) -> (short) random.nextInt(), natural()),
				kind(Integer.class, "", (random) -> (int) whole(random), natural()),
				kind(long.class, "", ValueKind::whole, natural()),
				kind(int.class, "6", ValueKind::sixDigits, natural())
					.with(List.of(-1, 1_000_000, 2_000_000, Integer.MIN_VALUE, Integer.MAX_VALUE)),
				kind(BigInteger.class, "18", (random) -> BigInteger.valueOf(Math.abs(whole(random) / 10)), natural())
					.with(List.of(BigInteger.ONE.negate(), BigInteger.TEN.pow(18), BigInteger.TEN.pow(40))),
				kind(long.class, "plain", ValueKind::whole, natural()));
	}

	private static Stream<ValueKind> decimals() {
		return Stream.of(
				kind(BigDecimal.class, "", ValueKind::decimal, natural())
					.with(List.of(new BigDecimal("1E126"), new BigDecimal("-1E200"))),
				kind(BigDecimal.class, "plain", ValueKind::decimal, natural()),
				kind(BigInteger.class, "", ValueKind::integer, natural()),
				kind(Double.class, "", ValueKind::binary, numeric()).with(List.of(Double.MAX_VALUE, -Double.MAX_VALUE)),
				kind(float.class, "", ValueKind::shortBinary, numeric()));
	}

	private static Stream<ValueKind> times() {
		return Stream.of(kind(Instant.class, "", ValueKind::instant, natural()).with(List.of(Instant.MIN, Instant.MAX)),
				kind(OffsetDateTime.class, "",
						(random) -> instant(random)
							.atOffset(ZoneOffset.ofHours((int) instant(random).getEpochSecond() % 3)),
						Comparator.comparing((value) -> ((OffsetDateTime) value).toInstant()))
					.with(List.of(OffsetDateTime.MIN, OffsetDateTime.MAX)),
				kind(ZonedDateTime.class, "", (random) -> instant(random).atZone(ZoneId.of("Europe/Berlin")),
						Comparator.comparing((value) -> ((ZonedDateTime) value).toInstant())),
				kind(LocalDateTime.class, "", ValueKind::dateTime,
						Comparator.comparing((value) -> (LocalDateTime) value))
					.with(List.of(LocalDateTime.MIN, LocalDateTime.MAX)),
				kind(LocalTime.class, "", (random) -> dateTime(random).toLocalTime(), natural()),
				kind(LocalDate.class, "", (random) -> dateTime(random).toLocalDate(),
						Comparator.comparing((value) -> (LocalDate) value))
					.with(List.of(LocalDate.MIN, LocalDate.MAX)),
				kind(YearMonth.class, "", (random) -> YearMonth.from(dateTime(random)), natural()),
				kind(Year.class, "", (random) -> Year.from(dateTime(random)), natural()));
	}

	private static ValueKind kind(Class<?> type, String format, Function<Random, Object> values,
			Comparator<Object> order) {
		return new ValueKind(type, format, values, order, List.of());
	}

	private ValueKind with(List<Object> beyondWidth) {
		return new ValueKind(this.type, this.format, this.values, this.order, beyondWidth);
	}

	@SuppressWarnings("unchecked")
	private static Comparator<Object> natural() {
		return (left, right) -> ((Comparable<Object>) left).compareTo(right);
	}

	/** Double and Float tell -0 from 0; numbers do not. */
	private static Comparator<Object> numeric() {
		return Comparator.comparingDouble((value) -> ((Number) value).doubleValue() + 0.0);
	}

	Object next(Random random) {
		return this.values.apply(random);
	}

	String part(String path) {
		return "{" + (this.format.isEmpty() ? path : path + ":" + this.format) + "}";
	}

	@Override
	public String toString() {
		return this.type.getSimpleName() + this.format;
	}

	private static int byCodePoint(String left, String right) {
		if (left.equals(right)) {
			return 0;
		}
		int i = 0;
		while (i < left.length() && i < right.length()) {
			int a = left.codePointAt(i);
			int b = right.codePointAt(i);
			if (a != b) {
				return Integer.compare(a, b);
			}
			i += Character.charCount(a);
		}
		return Integer.compare(left.length(), right.length());
	}

	static String text(Random random) {
		String[] units = { "#", "$", " ", "\u0000", "\u001F", "!", "\"", "%", "-", "0", "2", "9", "A", "a", "~",
				"\u007F", "é", "\uD7FF", "\uE000", "\uFF5E", "\uD83D\uDE00", "\uDBFF\uDFFF" };
		int reach = random.nextBoolean() ? units.length : 8;
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(5); i >= 0; i--) {
			text.append(units[random.nextInt(reach)]);
		}
		return text.toString();
	}

	private static String plainText(Random random) {
		String[] units = { " ", "%", "-", "0", "A", "a", "~", "\uFF5E", "\uD83D\uDE00" };
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(6); i >= 0; i--) {
			text.append(units[random.nextInt(units.length)]);
		}
		return text.toString();
	}

	private static UUID uuid(Random random) {
		return new UUID(whole(random), whole(random));
	}

	private static long whole(Random random) {
		return switch (random.nextInt(4)) {
			case 0 -> random.nextInt(41) - 20;
			case 1 -> (long) Math.pow(10, random.nextInt(18)) * (random.nextInt(3) - 1) + random.nextInt(3) - 1;
			case 2 -> (random.nextBoolean() ? Long.MAX_VALUE : Integer.MAX_VALUE) + random.nextInt(3) - 1;
			default -> random.nextLong() >> random.nextInt(64);
		};
	}

	private static int sixDigits(Random random) {
		return random.nextBoolean() ? random.nextInt(1_000_000)
				: (random.nextBoolean() ? random.nextInt(3) : 999_999 - random.nextInt(3));
	}

	private static BigDecimal decimal(Random random) {
		if (random.nextInt(20) == 0) {
			return BigDecimal.ZERO.setScale(random.nextInt(3));
		}
		int exponent = random.nextBoolean() ? random.nextInt(5) - 2 : random.nextInt(256) - 130;
		BigInteger digits = digits(random);
		BigDecimal number = new BigDecimal(digits, digits.abs().toString().length() - 1 - exponent);
		return number.setScale(number.scale() + random.nextInt(3));
	}

	private static BigInteger digits(Random random) {
		StringBuilder digits = new StringBuilder(random.nextBoolean() ? "-" : "");
		digits.append(random.nextInt(9) + 1);
		for (int i = random.nextInt(random.nextBoolean() ? 3 : 38); i > 0; i--) {
			digits.append(random.nextInt(3) * 9 / 2);
		}
		return new BigInteger(digits.toString());
	}

	private static BigInteger integer(Random random) {
		BigInteger digits = digits(random);
		return (random.nextInt(10) == 0) ? BigInteger.ZERO
				: digits.multiply(BigInteger.TEN.pow(random.nextInt(random.nextBoolean() ? 3 : 88)));
	}

	private static Double binary(Random random) {
		double value = switch (random.nextInt(4)) {
			case 0 -> (random.nextInt(2001) - 1000) / 100.0;
			case 1 -> Math.scalb(random.nextBoolean() ? 1.0 : -1.0, random.nextInt(700) - 350);
			case 2 -> Math.nextUp((random.nextInt(21) - 10) / 10.0);
			default -> Double.longBitsToDouble(random.nextLong());
		};
		boolean held = value == 0 || Math.abs(value) >= 1e-130 && Math.abs(value) < 1e126;
		return held ? value : random.nextBoolean() ? 0.0 : -0.0;
	}

	private static Float shortBinary(Random random) {
		float value = random.nextBoolean() ? Float.intBitsToFloat(random.nextInt()) : (random.nextInt(201) - 100) / 10f;
		return Float.isFinite(value) ? value : -0.0f;
	}

	private static LocalDateTime dateTime(Random random) {
		return LocalDateTime.ofInstant(instant(random), ZoneOffset.UTC);
	}

	private static Instant instant(Random random) {
		long second = switch (random.nextInt(4)) {
			case 0 -> FIRST_SECOND + random.nextInt(3);
			case 1 -> LAST_SECOND - random.nextInt(3);
			case 2 -> random.nextInt(200_000_000);
			default -> FIRST_SECOND + (long) (random.nextDouble() * (LAST_SECOND - FIRST_SECOND));
		};
		int[] nanos = { 0, 1, 999_999_999, 500_000_000, random.nextInt(1_000_000_000) };
		return Instant.ofEpochSecond(second, nanos[random.nextInt(nanos.length)]);
	}

}
