package dev.singletable.samples.flights.load;

import java.time.Duration;

import dev.singletable.template.BatchProgress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTests {

	private static BatchProgress stored(long rows) {
		return new BatchProgress(rows, 23_376, rows / 25, 0, Duration.ofSeconds(2));
	}

	@Test
	void aLineAppearsWithEveryTenth() {
		Progress progress = new Progress();
		assertThat(progress.at(stored(2_000))).isEmpty();
		assertThat(progress.at(stored(3_000)))
			.contains("[#---------]  12 %   3,000 of 23,376 rows, 1,500 rows a second");
		assertThat(progress.at(stored(3_025))).isEmpty();
		assertThat(progress.at(stored(23_376)))
			.contains("[##########] 100 %  23,376 of 23,376 rows, 11,688 rows a second");
	}

}
