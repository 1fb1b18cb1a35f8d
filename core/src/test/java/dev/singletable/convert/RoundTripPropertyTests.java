package dev.singletable.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.SingleTableEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random entities come back as they were, and attributes sort as values do.
 */
class RoundTripPropertyTests extends RandomValues {

	private static final int ENTITIES = 100_000;

	private static final List<ZoneId> ZONES = List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("UTC"), ZoneOffset.UTC,
			ZoneId.of("America/St_Johns"), ZoneOffset.ofHoursMinutes(-3, -30), ZoneId.of("Pacific/Apia"));

	private static final long FIRST = LocalDateTime.of(0, 1, 2, 0, 0).toEpochSecond(ZoneOffset.UTC);

	private static final long LAST = LocalDateTime.of(9999, 12, 30, 0, 0).toEpochSecond(ZoneOffset.UTC);

	@Test
	void everyEntityComesBackAsItWas() {
		Entities entities = Entities.of(Rich.class);
		ItemCodec codec = entities.codec(Rich.class);
		for (int i = 0; i < ENTITIES; i++) {
			Rich rich = rich();
			Map<String, AttributeValue> item = entities.item(rich);
			Object again = codec.read(AttributeValueReader.of(item));
			if (!again.equals(rich)) {
				assertThat(again).isEqualTo(rich);
			}
			if (i % 20 == 0) {
				assertThat(entities.item(again)).isEqualTo(item);
			}
		}
	}

	@Test
	void attributesSortAsMomentsDo() {
		Entities entities = Entities.of(Moments.class);
		Moments before = moments();
		Map<String, AttributeValue> stored = entities.item(before);
		for (int i = 0; i < 20_000; i++) {
			Moments next = moments();
			Map<String, AttributeValue> item = entities.item(next);
			sortsAlike(before.instant(), next.instant(), stored.get("instant"), item.get("instant"));
			sortsAlike(before.local(), next.local(), stored.get("local"), item.get("local"));
			sortsAlike(before.time(), next.time(), stored.get("time"), item.get("time"));
			sortsAlike(before.date(), next.date(), stored.get("date"), item.get("date"));
			sortsAlike(before.zoned().toInstant(), next.zoned().toInstant(), stored.get("zoned"), item.get("zoned"));
			before = next;
			stored = item;
		}
	}

	private Moments moments() {
		return new Moments("m", moment(), local(), local().toLocalDate(), local().toLocalTime(), zoned());
	}

	private static <T extends Comparable<? super T>> void sortsAlike(T one, T other, AttributeValue stored,
			AttributeValue item) {
		if (Integer.signum(one.compareTo(other)) != Integer.signum(stored.s().compareTo(item.s()))) {
			throw new AssertionError(one + " and " + other + ": " + stored.s() + " and " + item.s());
		}
	}

	private Rich rich() {
		return new Rich(text(), rarely(this::numbers), maybe(this::text), maybe(this::moment), rarely(this::local),
				rarely(() -> zoned().toOffsetDateTime()),
				rarely(() -> Duration.ofSeconds(this.random.nextInt(), this.random.nextInt(1_000_000_000))),
				maybe(() -> new UUID(this.random.nextLong(), this.random.nextLong())), set(this::text),
				set(this.random::nextLong), maybe(() -> list(() -> maybe(this::text))), rarely(() -> map(this::line)),
				maybe(() -> list(this::shape)), Optional.ofNullable(rarely(this::decimal)), rarely(this::line),
				rarely(this::shape));
	}

	private Numbers numbers() {
		return new Numbers((byte) this.random.nextInt(), (short) this.random.nextInt(), this.random.nextInt(),
				this.random.nextLong(), (float) this.random.nextGaussian(),
				this.random.nextGaussian() * Math.pow(10, this.random.nextInt(60) - 30), decimal(),
				new BigInteger(120, this.random), this.random.nextBoolean());
	}

	private Instant moment() {
		long second = FIRST + Math.floorMod(this.random.nextLong(), LAST - FIRST);
		boolean whole = this.random.nextInt(4) == 0;
		return Instant.ofEpochSecond(second, whole ? 0 : this.random.nextInt(1_000_000_000));
	}

	private LocalDateTime local() {
		return LocalDateTime.ofInstant(moment(), ZoneOffset.UTC);
	}

	private ZonedDateTime zoned() {
		return moment().atZone(ZONES.get(this.random.nextInt(ZONES.size())));
	}

	private Line line() {
		return new Line(text(), this.random.nextInt(), zoned());
	}

	private Shape shape() {
		return this.random.nextBoolean() ? new Circle(this.random.nextInt()) : new Named(text(), list(this::text));
	}

	sealed interface Shape permits Circle, Named {

	}

	record Circle(int radius) implements Shape {
	}

	record Named(String name, List<String> aliases) implements Shape {
	}

	record Line(String product, int quantity, ZonedDateTime at) {
	}

	record Numbers(byte tiny, short small, int whole, long large, float single, double broken, BigDecimal exact,
			BigInteger huge, boolean yes) {
	}

	@SingleTableEntity
	record Rich(@Id String id, @Nullable Numbers numbers, @Nullable String text, @Nullable Instant instant,
			@Nullable LocalDateTime local, @Nullable OffsetDateTime offset, @Nullable Duration duration,
			@Nullable UUID uuid, Set<String> tags, Set<Long> counts, @Nullable List<@Nullable String> list,
			@Nullable Map<String, Line> lines, @Nullable List<Shape> shapes, Optional<BigDecimal> maybe,
			@Attribute(json = true) @Nullable Line json, @Attribute(json = true) @Nullable Shape shape) {
	}

	@SingleTableEntity
	record Moments(@Id String id, Instant instant, LocalDateTime local, LocalDate date, LocalTime time,
			ZonedDateTime zoned) {
	}

}
