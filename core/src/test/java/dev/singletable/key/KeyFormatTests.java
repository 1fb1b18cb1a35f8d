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
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class KeyFormatTests {

	private static final BigDecimal LARGEST = new BigDecimal("9.9999999999999999999999999999999999999E+125");

	@ParameterizedTest
	@MethodSource
	void writesOneTextPerValueAndReadsItBack(Object value, String format, String text) {
		KeyFormat keyFormat = KeyFormat.of(classOf(value), format);
		assertThat(keyFormat.write(value)).isEqualTo(text);
		assertThat(keyFormat.read(text)).isEqualTo(value);
	}

	private static Class<?> classOf(Object value) {
		return (value instanceof Enum<?> constant) ? constant.getDeclaringClass() : value.getClass();
	}

	static Stream<Arguments> writesOneTextPerValueAndReadsItBack() {
		return Stream.of(numbers(), decimals(), times(), names()).flatMap((arguments) -> arguments);
	}

	private static Stream<Arguments> numbers() {
		return Stream.of(arguments(42, "", "0000000042"), arguments(0, "", "0000000000"),
				arguments(-1, "", "-2147483647"), arguments(Integer.MIN_VALUE, "", "-0000000000"),
				arguments(Integer.MAX_VALUE, "", "2147483647"), arguments((short) -1, "", "-2147483647"),
				arguments((byte) 7, "", "0000000007"), arguments(42L, "", "0000000000000000042"),
				arguments(-1L, "", "-9223372036854775807"), arguments(Long.MIN_VALUE, "", "-0000000000000000000"),
				arguments(Long.MAX_VALUE, "", "9223372036854775807"), arguments(42, "6", "000042"),
				arguments(999_999L, "6", "999999"), arguments(BigInteger.TEN, "3", "010"), arguments(42, "plain", "42"),
				arguments(-42L, "plain", "-42"), arguments(new BigDecimal("19.99"), "plain", "19.99"),
				arguments(0.5, "plain", "0.5"), arguments(new BigInteger("1000"), "plain", "1000"));
	}

	private static Stream<Arguments> decimals() {
		return Stream.of(arguments(new BigDecimal("19.99"), "", "15011999"),
				arguments(new BigDecimal("-19.99"), "", "-4988000~"), arguments(BigDecimal.ZERO, "", "0"),
				arguments(new BigDecimal("100"), "", "15021"), arguments(new BigInteger("-100"), "", "-4978~"),
				arguments(new BigDecimal("1E-130"), "", "13701"), arguments(0.1, "", "14991"),
				arguments(0.1f, "", "14991"), arguments(-2.5, "", "-49974~"), arguments(1.0e23, "", "15231"),
				arguments(Float.MIN_VALUE, "", "145514"));
	}

	private static Stream<Arguments> times() {
		return Stream.of(arguments(Instant.parse("2026-01-02T03:04:05Z"), "", "2026-01-02T03:04:05.000000000Z"),
				arguments(Instant.parse("0000-01-01T00:00:00.000000001Z"), "", "0000-01-01T00:00:00.000000001Z"),
				arguments(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999), "", "9999-12-31T23:59:59.999999999"),
				arguments(LocalTime.of(3, 4), "", "03:04:00.000000000"),
				arguments(LocalDate.of(987, 6, 5), "", "0987-06-05"), arguments(YearMonth.of(2026, 7), "", "2026-07"),
				arguments(Year.of(42), "", "0042"),
				arguments(ZonedDateTime.parse("2026-01-02T03:04:05Z"), "", "2026-01-02T03:04:05.000000000Z"),
				arguments(OffsetDateTime.parse("2026-01-02T03:04:05.6Z"), "", "2026-01-02T03:04:05.600000000Z"));
	}

	private static Stream<Arguments> names() {
		return Stream.of(arguments("a b", "", "a$20b"), arguments("12 C", "plain", "12 C"), arguments(true, "", "true"),
				arguments(false, "", "false"), arguments(TimeUnit.DAYS, "", "DAYS"), arguments(Odd.A$B, "", "A$24B"),
				arguments(UUID.fromString("0A1B2C3D-0000-0000-0000-00000000000F"), "",
						"0a1b2c3d-0000-0000-0000-00000000000f"));
	}

	enum Odd {

		A$B, WITH_BODY {
			@Override
			public String toString() {
				return "other";
			}
		}

	}

	@Test
	void writesAnEnumConstantByItsName() {
		assertThat(KeyFormat.of(Odd.class, "").write(Odd.WITH_BODY)).isEqualTo("WITH_BODY");
	}

	@Test
	void writesNumbersByTheirNumericValue() {
		KeyFormat decimal = KeyFormat.of(BigDecimal.class, "");
		assertThat(decimal.write(new BigDecimal("1.0"))).isEqualTo(decimal.write(new BigDecimal("1.00")));
		assertThat(decimal.write(new BigDecimal("1E+2"))).isEqualTo(decimal.write(new BigDecimal("100.0")));
		assertThat(KeyFormat.of(double.class, "").write(-0.0)).isEqualTo("0");
		assertThat(KeyFormat.of(BigDecimal.class, "plain").write(new BigDecimal("1E+2"))).isEqualTo("100");
		assertThat(KeyFormat.of(float.class, "plain").write(-0.0f)).isEqualTo("0");
	}

	@Test
	void writesTimesOfAnyZoneInUtc() {
		assertThat(KeyFormat.of(OffsetDateTime.class, "").write(OffsetDateTime.parse("2026-01-01T00:30:00+01:00")))
			.isEqualTo("2025-12-31T23:30:00.000000000Z");
		assertThat(KeyFormat.of(ZonedDateTime.class, "")
			.write(ZonedDateTime.parse("2026-07-01T02:00:00+02:00[Europe/Berlin]")))
			.isEqualTo("2026-07-01T00:00:00.000000000Z");
	}

	@Test
	void writesAnotherKindOfNumberWhenItFits() {
		assertThat(KeyFormat.of(long.class, "").write(7)).isEqualTo("0000000000000000007");
		assertThat(KeyFormat.of(int.class, "").write(new BigDecimal("7.0"))).isEqualTo("0000000007");
		assertThat(KeyFormat.of(float.class, "").write(0.1)).isEqualTo("14991");
		assertThat(KeyFormat.of(BigInteger.class, "").write(7L)).isEqualTo("15007");
	}

	@Test
	void hasOneTypeAsItWasGiven() {
		assertThat(KeyFormat.of(int.class, "").type()).isEqualTo(int.class);
		assertThat(KeyFormat.of(Odd.class, "").type()).isEqualTo(Odd.class);
	}

	@ParameterizedTest
	@MethodSource
	void refusesAValueWithoutShowingIt(Class<?> type, String format, Object value, String message) {
		assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> KeyFormat.of(type, format).write(value))
			.withMessage(message);
	}

	static Stream<Arguments> refusesAValueWithoutShowingIt() {
		return Stream.concat(refusedNumbers(), Stream.of(arguments(Instant.class, "", Instant.MAX,
				"A key part of type java.time.Instant takes the years 0000 to 9999. Pass a value in that range."),
				arguments(Year.class, "", Year.of(-1),
						"A key part of type java.time.Year takes the years 0000 to 9999. Pass a value in that range."),
				arguments(String.class, "", 7,
						"A key part of type java.lang.String takes no java.lang.Integer. Pass a value of its own type."),
				arguments(Instant.class, "", LocalDate.EPOCH,
						"A key part of type java.time.Instant takes no java.time.LocalDate. Pass a value of its own type."),
				arguments(String.class, "plain", "a#b",
						"A plain key part takes no '#' and, but for the blank, no character below U+0025. "
								+ "Pass a value without them, or leave out the format plain."),
				arguments(String.class, "plain", "a\tb",
						"A plain key part takes no '#' and, but for the blank, no character below U+0025. "
								+ "Pass a value without them, or leave out the format plain.")));
	}

	private static Stream<Arguments> refusedNumbers() {
		String inexact = " cannot hold this number exactly. Pass a value of its own type.";
		String digits = "A number in a key has at most 38 significant digits, as in DynamoDB. Round the value first.";
		String magnitude = "The magnitude of a number in a key is 0 or from 1E-130 to 9.99E+125, as in DynamoDB. "
				+ "Scale the value first.";
		String six = "A key part of type int with 6 digits takes whole numbers from 0 to 999999. "
				+ "Pass a number in that range.";
		return Stream.of(arguments(int.class, "6", 1_000_000, six), arguments(int.class, "6", -1, six),
				arguments(int.class, "6", 1.5, six),
				arguments(Byte.class, "", 128,
						"A key part of type java.lang.Byte with 10 digits takes whole numbers from -128 to 127. "
								+ "Pass a number in that range."),
				arguments(int.class, "", "7",
						"A key part of type int takes no java.lang.String. Pass a value of its own type."),
				arguments(BigDecimal.class, "", new BigDecimal("1".repeat(39)), digits),
				arguments(BigDecimal.class, "plain", new BigDecimal("1".repeat(39)), digits),
				arguments(BigDecimal.class, "", new BigDecimal("1E-131"), magnitude),
				arguments(BigInteger.class, "", BigInteger.TEN.pow(126), magnitude),
				arguments(double.class, "plain", Double.MIN_VALUE, magnitude),
				arguments(double.class, "", Double.NaN, "A key holds neither NaN nor infinity. Pass a finite number."),
				arguments(float.class, "", Float.NEGATIVE_INFINITY,
						"A key holds neither NaN nor infinity. Pass a finite number."),
				arguments(double.class, "", (1L << 53) + 1, "A key part of type double" + inexact),
				arguments(BigInteger.class, "", new BigDecimal("0.5"),
						"A key part of type java.math.BigInteger" + inexact),
				arguments(long.class, "plain", new BigDecimal("0.5"), "A key part of type long" + inexact));
	}

	@Test
	void holdsTheLargestAndTheSmallestNumberOfDynamoDb() {
		KeyFormat decimal = KeyFormat.of(BigDecimal.class, "");
		assertThat((BigDecimal) decimal.read(decimal.write(LARGEST))).isEqualByComparingTo(LARGEST);
		assertThat((BigDecimal) decimal.read(decimal.write(LARGEST.negate()))).isEqualByComparingTo(LARGEST.negate());
	}

	@ParameterizedTest
	@MethodSource
	void readsOnlyWhatItWrites(Class<?> type, String format, String text) {
		assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> KeyFormat.of(type, format).read(text))
			.withMessage("The text is not that of a key part of type " + type.getName()
					+ ". Pass one segment of a key written with the same template.");
	}

	static Stream<Arguments> readsOnlyWhatItWrites() {
		return Stream.of(arguments(int.class, "", "42"), arguments(int.class, "", "9999999999"),
				arguments(int.class, "", "-2147483648"), arguments(int.class, "", "-9999999999"),
				arguments(byte.class, "", "0000000128"), arguments(long.class, "", "9999999999999999999"),
				arguments(int.class, "6", "-00001"), arguments(int.class, "plain", "042"),
				arguments(int.class, "plain", "-0"), arguments(int.class, "plain", ""),
				arguments(BigDecimal.class, "plain", "1.0"), arguments(BigDecimal.class, "plain", "1E5"),
				arguments(BigDecimal.class, "plain", "1.2.3"), arguments(BigDecimal.class, "", "150110"),
				arguments(BigDecimal.class, "", "15010"), arguments(BigDecimal.class, "", "1501"),
				arguments(BigDecimal.class, "", "17001"), arguments(BigDecimal.class, "", "-4988000"),
				arguments(BigDecimal.class, "", "-49879~"), arguments(BigDecimal.class, "", "1501x"),
				arguments(BigDecimal.class, "", ""), arguments(BigInteger.class, "", "14995"),
				arguments(double.class, "", "15001000000000000000001"), arguments(String.class, "", ""),
				arguments(String.class, "", "a b"), arguments(String.class, "plain", ""),
				arguments(Instant.class, "", "2026-02-30T00:00:00.000000000Z"),
				arguments(Instant.class, "", "2026-02-01T00:00:00Z"), arguments(LocalDate.class, "", "2026-13-01"),
				arguments(boolean.class, "", "TRUE"), arguments(Odd.class, "", "OTHER"),
				arguments(UUID.class, "", "0A1B2C3D-0000-0000-0000-00000000000F"));
	}

	@Test
	void tellsWhichTypesCanBeInATemplate() {
		assertThat(Stream.of(String.class, int.class, Long.class, UUID.class, Odd.class, Year.class))
			.allMatch(KeyFormat::supports);
		assertThat(Stream.of(Date.class, Object.class, Enum.class, char.class, byte[].class, Number.class))
			.noneMatch(KeyFormat::supports);
	}

	@ParameterizedTest
	@MethodSource
	void refusesATypeOrAFormatThatCannotBeInATemplate(Class<?> type, String format, String message) {
		assertThatExceptionOfType(InvalidTemplateException.class).isThrownBy(() -> KeyFormat.of(type, format))
			.withMessage(message);
	}

	static Stream<Arguments> refusesATypeOrAFormatThatCannotBeInATemplate() {
		return Stream.of(arguments(Date.class, "",
				"java.util.Date cannot be part of a key. Use a property of type String, a number type, Boolean, "
						+ "UUID, an enum, Instant, OffsetDateTime, ZonedDateTime, LocalDateTime, LocalTime, "
						+ "LocalDate, YearMonth or Year."),
				arguments(Instant.class, "plain", "java.time.Instant takes no format \"plain\". Leave the format out."),
				arguments(String.class, "6", "java.lang.String takes no format \"6\". Leave the format out."),
				arguments(BigDecimal.class, "6",
						"java.math.BigDecimal takes no format \"6\". Leave the format out, or write plain."),
				arguments(int.class, "19",
						"int takes no format \"19\". Leave the format out, or write plain or 1 to 18 digits."));
	}

	@Test
	void ordersAllButEnumsBooleansAndPlainTexts() {
		assertThat(Stream.of(Odd.class, Boolean.class).map((type) -> KeyFormat.of(type, "")))
			.noneMatch(KeyFormat::ordered);
		assertThat(Stream.of(String.class, int.class, BigDecimal.class).map((type) -> KeyFormat.of(type, "plain")))
			.noneMatch(KeyFormat::ordered);
		assertThat(Stream.of(String.class, int.class, double.class, UUID.class, Instant.class, Year.class)
			.map((type) -> KeyFormat.of(type, ""))).allMatch(KeyFormat::ordered);
	}

	@Test
	void takesPrefixesOfStringsThatAreNotPlain() {
		assertThat(KeyFormat.of(String.class, "").prefixes()).isTrue();
		assertThat(KeyFormat.of(String.class, "plain").prefixes()).isFalse();
		assertThat(KeyFormat.of(int.class, "").prefixes()).isFalse();
		assertThat(KeyFormat.of(UUID.class, "").prefixes()).isFalse();
	}

	@ParameterizedTest
	@MethodSource
	void knowsTheValueBeforeWhenTheWidthIsFixed(Class<?> type, String format, String text, String before) {
		KeyFormat keyFormat = KeyFormat.of(type, format);
		assertThat(keyFormat.fixedWidth()).isTrue();
		assertThat(keyFormat.predecessor(text).orElse("none")).isEqualTo(before);
	}

	static Stream<Arguments> knowsTheValueBeforeWhenTheWidthIsFixed() {
		return Stream.of(arguments(int.class, "", "0000000000", "-2147483647"),
				arguments(int.class, "", "-0000000000", "none"), arguments(int.class, "6", "000000", "none"),
				arguments(int.class, "6", "000100", "000099"),
				arguments(Instant.class, "", "2026-01-01T00:00:00.000000000Z", "2025-12-31T23:59:59.999999999Z"),
				arguments(Instant.class, "", "0000-01-01T00:00:00.000000000Z", "none"),
				arguments(LocalTime.class, "", "00:00:00.000000000", "none"),
				arguments(LocalTime.class, "", "00:00:01.000000000", "00:00:00.999999999"),
				arguments(LocalDate.class, "", "2024-03-01", "2024-02-29"),
				arguments(YearMonth.class, "", "2026-01", "2025-12"), arguments(Year.class, "", "0000", "none"),
				arguments(UUID.class, "", "00000000-0000-0001-0000-000000000000",
						"00000000-0000-0000-ffff-ffffffffffff"),
				arguments(UUID.class, "", "00000000-0000-0000-0000-000000000000", "none"));
	}

	@Test
	void hasNoValueBeforeWhenTheWidthVaries() {
		for (Class<?> type : new Class<?>[] { String.class, BigDecimal.class, double.class, BigInteger.class }) {
			assertThat(KeyFormat.of(type, "").fixedWidth()).isFalse();
			assertThat(KeyFormat.of(type, "").predecessor("15011")).isEmpty();
		}
	}

}
