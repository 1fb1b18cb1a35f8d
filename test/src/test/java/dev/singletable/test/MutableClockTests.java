package dev.singletable.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import dev.singletable.write.WriteContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * TS-2: time stands still until it is moved, and ids count.
 */
class MutableClockTests {

	@Test
	void theClockStandsUntilItIsMovedInEveryZone() {
		MutableClock clock = MutableClock.at(Instant.EPOCH);
		Clock inParis = clock.withZone(ZoneId.of("Europe/Paris"));
		clock.advance(Duration.ofHours(2));
		assertThat(inParis.instant()).isEqualTo("1970-01-01T02:00:00Z").isEqualTo(clock.instant());
		assertThat(inParis.getZone()).isEqualTo(ZoneId.of("Europe/Paris"));
		clock.set(Instant.EPOCH);
		assertThat(inParis.instant()).isEqualTo(Instant.EPOCH);
	}

	@Test
	void idsCountFromOneInEveryForm() {
		WriteContext.Ids ids = new CountedIds();
		assertThat(ids.ulid()).isEqualTo("00000000000000000000000001");
		assertThat(ids.uuid()).hasToString("00000000-0000-4000-8000-000000000002");
		assertThat(ids.ulidAsUuid()).hasToString("00000000-0000-0000-0000-000000000003");
	}

	@Test
	void aTimeThatIsNoneIsRefused() {
		assertThatIllegalStateException().isThrownBy(() -> FixedValuesContextCustomizer.start(Noon.class))
			.withMessage("@FixedClock(\"noon\") on Noon is not a time. Write it as 2100-01-01T00:00:00Z.");
	}

	@FixedClock("noon")
	static class Noon {

	}

}
