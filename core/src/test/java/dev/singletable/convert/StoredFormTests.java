package dev.singletable.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.singletable.annotation.SingleTableEntity;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stored form of single values. These forms cannot change.
 */
class StoredFormTests {

	@Test
	void storesMomentsAsUtcTextWithNineDigits() {
		ZonedDateTime berlin = ZonedDateTime.of(2026, 1, 2, 12, 0, 0, 5, ZoneId.of("Europe/Berlin"));
		OffsetDateTime india = OffsetDateTime.of(2026, 1, 2, 12, 0, 0, 0, ZoneOffset.ofHoursMinutes(5, 30));
		Moments moments = new Moments("1", Instant.parse("2026-01-02T03:04:05Z"), berlin, india);
		Entities entities = Entities.of(Moments.class);
		assertThat(Entities.texts(entities.stored(moments))).isEqualTo(Map.of("id", "S 1", "instant",
				"S 2026-01-02T03:04:05.000000000Z", "zoned", "S 2026-01-02T11:00:00.000000005Z", "zoned_zone",
				"S Europe/Berlin", "offset", "S 2026-01-02T06:30:00.000000000Z", "offset_zone", "S +05:30"));
		assertThat(entities.again(moments)).isEqualTo(moments);
	}

	@Test
	void storesLocalTimesInIsoWithNineDigits() {
		Locals locals = new Locals("1", LocalDateTime.of(2026, 1, 2, 3, 4), LocalDate.of(2026, 1, 2),
				LocalTime.of(3, 4, 5, 6), YearMonth.of(2026, 1), Year.of(26));
		Entities entities = Entities.of(Locals.class);
		assertThat(Entities.texts(entities.stored(locals)))
			.isEqualTo(Map.of("id", "S 1", "dateTime", "S 2026-01-02T03:04:00.000000000", "date", "S 2026-01-02",
					"time", "S 03:04:05.000000006", "month", "S 2026-01", "year", "S 0026"));
		assertThat(entities.again(locals)).isEqualTo(locals);
	}

	@Test
	void storesTheSameTextInEveryLocale() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
			storesLocalTimesInIsoWithNineDigits();
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void storesOtherTimesAsTheirText() {
		Spans spans = new Spans("1", Duration.ofMillis(-1500), Period.of(1, 2, 3), MonthDay.of(12, 3),
				OffsetTime.of(3, 4, 0, 0, ZoneOffset.ofHours(-1)), ZoneId.of("Asia/Tokyo"));
		Entities entities = Entities.of(Spans.class);
		assertThat(Entities.texts(entities.stored(spans))).isEqualTo(Map.of("id", "S 1", "duration", "N -1.5", "period",
				"S P1Y2M3D", "day", "S --12-03", "time", "S 03:04:00.000000000-01:00", "zone", "S Asia/Tokyo"));
		assertThat(entities.again(spans)).isEqualTo(spans);
	}

	@Test
	void storesTextsUnderTheirOwnNames() {
		UUID uuid = UUID.fromString("0000000A-0000-0000-0000-00000000000B");
		Texts texts = new Texts("1", "", 'ß', uuid, URI.create("https://example.org/a?b=c#d"), Color.RED);
		Entities entities = Entities.of(Texts.class);
		assertThat(Entities.texts(entities.stored(texts))).isEqualTo(
				Map.of("id", "S 1", "text", "S ", "letter", "S ß", "uuid", "S 0000000a-0000-0000-0000-00000000000b",
						"uri", "S https://example.org/a?b=c#d", "color", "S RED"));
		assertThat(entities.again(texts)).isEqualTo(texts);
	}

	@Test
	void storesBooleansAndBytes() {
		Entities entities = Entities.of(Others.class);
		Others others = new Others("1", true, Boolean.FALSE, "bytes".getBytes(), new byte[0]);
		assertThat(Entities.texts(entities.stored(others)))
			.isEqualTo(Map.of("id", "S 1", "yes", "BOOL true", "no", "BOOL false", "bytes", "B bytes", "none", "B "));
		assertThat(entities.again(others).bytes()).asString().isEqualTo("bytes");
		assertThat(entities.again(others).none()).isEmpty();
	}

	@Test
	void storesNumbersExactly() {
		Numbers numbers = new Numbers("1", Byte.MIN_VALUE, Short.MAX_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE, 1.1f,
				0.1, new BigInteger("123456789012345678901234567890"), new BigDecimal("-0.00012300"));
		Entities entities = Entities.of(Numbers.class);
		assertThat(Entities.texts(entities.stored(numbers))).isEqualTo(Map.of("id", "S 1", "tiny", "N -128", "small",
				"N 32767", "whole", "N -2147483648", "large", "N -9223372036854775808", "single", "N 1.1", "broken",
				"N 0.1", "huge", "N 1.2345678901234567890123456789E+29", "exact", "N -0.000123"));
		Numbers again = entities.again(numbers);
		assertThat(again.exact()).isEqualByComparingTo(numbers.exact());
		assertThat(again.huge()).isEqualTo(numbers.huge());
		assertThat(again.large()).isEqualTo(Long.MIN_VALUE);
	}

	@Test
	void storesTheShortestTextOfFloatingPointNumbersWhateverTheJavaVersion() {
		assertThat(double1(2.0E-3)).isEqualTo("N 0.002");
		assertThat(new BigDecimal(double1(1.0E23).substring(2))).isEqualByComparingTo("1E+23");
		assertThat(double1(1.2e-100)).isEqualTo("N 1.2E-100");
		assertThat(double1(9.9e125)).isEqualTo("N 9.9E+125");
		assertThat(double1(-0.0)).isEqualTo("N 0");
		assertThat(float1(Float.MIN_VALUE)).isEqualTo("N 1.4E-45");
		assertThat(float1(3.3554432E7f)).isEqualTo("N 33554432");
		assertThat(float1(8.41E21f)).isEqualTo("N 8.41E+21");
	}

	@Test
	void storesFloatingPointNumbersAsKeysDo() {
		java.util.Random random = new java.util.Random(7);
		for (int i = 0; i < 20_000; i++) {
			double value = Double.longBitsToDouble(random.nextLong());
			if (Math.abs(value) < 1e125 && Math.abs(value) > 1e-129) {
				assertThat(new BigDecimal(dev.singletable.convert.Numbers.format(value)))
					.isEqualByComparingTo(dev.singletable.key.ShortestDecimal.of(value));
			}
			float small = Float.intBitsToFloat(random.nextInt());
			if (Float.isFinite(small)) {
				assertThat(new BigDecimal(dev.singletable.convert.Numbers.format(small)))
					.isEqualByComparingTo(dev.singletable.key.ShortestDecimal.of(small));
			}
		}
	}

	private static String double1(double value) {
		return Entities.text(Entities.of(Doubles.class).stored(new Doubles("1", value, 0)).get("value"));
	}

	private static String float1(float value) {
		return Entities.text(Entities.of(Doubles.class).stored(new Doubles("1", 0, value)).get("small"));
	}

	enum Color {

		RED {
			@Override
			boolean warm() {
				return true;
			}
		},
		BLUE;

		boolean warm() {
			return false;
		}

	}

	@SingleTableEntity
	record Moments(@Id String id, Instant instant, ZonedDateTime zoned, OffsetDateTime offset) {
	}

	@SingleTableEntity
	record Locals(@Id String id, LocalDateTime dateTime, LocalDate date, LocalTime time, YearMonth month, Year year) {
	}

	@SingleTableEntity
	record Spans(@Id String id, Duration duration, Period period, MonthDay day, OffsetTime time, ZoneId zone) {
	}

	@SingleTableEntity
	record Texts(@Id String id, String text, char letter, UUID uuid, URI uri, Color color) {
	}

	@SingleTableEntity
	record Others(@Id String id, boolean yes, Boolean no, byte[] bytes, byte[] none) {
	}

	@SingleTableEntity
	record Numbers(@Id String id, byte tiny, short small, int whole, long large, float single, double broken,
			BigInteger huge, BigDecimal exact) {
	}

	@SingleTableEntity
	record Doubles(@Id String id, double value, float small) {
	}

}
