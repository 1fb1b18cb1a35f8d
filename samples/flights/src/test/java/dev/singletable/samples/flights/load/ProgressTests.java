package dev.singletable.samples.flights.load;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTests {

	@Test
	void aLineAppearsWithEveryTenth() {
		Progress progress = new Progress(23_376);
		assertThat(progress.add(2_000)).isEmpty();
		assertThat(progress.add(1_000)).hasValueSatisfying((line) -> assertThat(line)
			.matches("\\[#---------]  12 %   3,000 of 23,376 rows, [0-9,]+ rows a second"));
		assertThat(progress.add(20_376)).hasValueSatisfying((line) -> assertThat(line)
			.matches("\\[##########] 100 %  23,376 of 23,376 rows, [0-9,]+ rows a second"));
	}

}
