package dev.singletable.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.singletable.observe.SingleTableObservation.Key;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The manual names every observation, key, code and meter (OB-1, OB-3).
 */
class MetricsPageTests {

	private static List<String> rows(String title) throws IOException {
		String page = Files.readString(Path.of("../docs/metrics.md"));
		String section = page.substring(page.indexOf("## " + title));
		return section.substring(0, section.indexOf("\n## ", 1))
			.lines()
			.filter((line) -> line.startsWith("| `"))
			.map((line) -> line.substring(3, line.indexOf('`', 3)))
			.toList();
	}

	@Test
	void everyKeyHasALine() throws IOException {
		assertThat(rows("One observation"))
			.containsExactlyElementsOf(Stream.of(Key.values()).map(Key::asString).toList());
	}

	@Test
	void everyMeterHasALine() throws IOException {
		assertThat(rows("Meters")).containsExactlyElementsOf(
				Stream
					.concat(Stream.of(SingleTableObservation.NAME),
							Stream.of(OperationMeters.Meter.values()).map(OperationMeters.Meter::fullName))
					.toList());
	}

	@Test
	void everyCodeIsNamed() throws IOException {
		String page = Files.readString(Path.of("../docs/metrics.md"));
		assertThat(ErrorCode.values()).filteredOn((code) -> code != ErrorCode.NONE)
			.allSatisfy((code) -> assertThat(page).contains("`" + code + "`"));
	}

	@Test
	void theDocumentationAndTheConventionAgree() {
		assertThat(SingleTableObservation.OPERATION.getDefaultConvention())
			.isEqualTo(DefaultSingleTableObservationConvention.class);
		assertThat(DefaultSingleTableObservationConvention.INSTANCE.getName()).isEqualTo(SingleTableObservation.NAME);
		assertThat(SingleTableObservation.OPERATION.getLowCardinalityKeyNames()).isEqualTo(Key.values());
	}

}
