package dev.singletable.cursor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import dev.singletable.query.ItemScrollPosition;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ExpiringCursorsTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private static final Duration HOUR = Duration.ofHours(1);

	private final SealedCursors lasting = SealedCursors.random();

	private final ItemScrollPosition position = ItemScrollPosition
		.of(Map.of("pk", AttributeValue.fromS("CUSTOMER#c-42")), "f");

	private SealedCursors at(Instant time) {
		return this.lasting.expiringAfter(HOUR, Clock.fixed(time, ZoneOffset.UTC));
	}

	@Test
	void aCursorOpensUntilItsTimeIsOver() {
		for (ItemScrollPosition each : List.of(this.position, this.position.backward())) {
			String cursor = at(NOON).seal(each);
			assertThat(at(NOON).open(cursor)).isEqualTo(each);
			assertThat(at(NOON.plus(HOUR)).open(cursor)).isEqualTo(each);
			assertThat(at(NOON.minusSeconds(5)).open(cursor)).as("another process is behind").isEqualTo(each);
		}
	}

	@Test
	void anOlderOneIsRefusedWithoutItsKey() {
		String cursor = at(NOON).seal(this.position);
		assertThatExceptionOfType(InvalidCursorException.class)
			.isThrownBy(() -> at(NOON.plus(HOUR).plusMillis(1)).open(cursor))
			.withMessage("The cursor has expired: it was sealed longer ago than singletable.cursor.time-to-live, PT1H. "
					+ "Start again at the first page.");
	}

	@Test
	void oneWithoutATimeIsOfUnknownAge() {
		String cursor = this.lasting.seal(this.position);
		assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> at(NOON).open(cursor))
			.withMessage("The cursor does not say when it was sealed, and singletable.cursor.time-to-live is set. "
					+ "Start again at the first page.");
	}

	@Test
	void withoutAnEndAllOfThemOpen() {
		assertThat(this.lasting.open(this.lasting.seal(this.position))).isEqualTo(this.position);
		assertThat(this.lasting.open(at(Instant.EPOCH).seal(this.position))).isEqualTo(this.position);
	}

	@Test
	void theTimeCannotBeChanged() {
		byte[] sealed = Base64.getUrlDecoder().decode(at(NOON).seal(this.position));
		for (int index = 0; index < sealed.length; index++) {
			byte[] changed = sealed.clone();
			changed[index] ^= 1;
			String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
			assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> at(NOON).open(forged))
				.withMessageStartingWith("The cursor was not sealed by this application");
		}
	}

	@Test
	void noTimeAtAllIsRefused() {
		for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.lasting.expiringAfter(none))
				.withMessage("singletable.cursor.time-to-live is " + none + ", and no cursor could be opened; "
						+ "give a time above zero, or leave it out for cursors that do not expire");
		}
	}

}
