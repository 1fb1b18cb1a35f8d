package dev.singletable.local;

import java.nio.file.Path;

import dev.singletable.local.EmbeddedDynamoDb.Options;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ServerArgumentsTests {

	@Test
	void withoutArgumentsTheDataIsInMemoryAndThePortFree() {
		assertThat(ServerArguments.parse()).isEqualTo(Options.inMemory());
	}

	@Test
	void takesPortAndFolderInAnyOrder() {
		Options expected = new Options(Path.of("data"), 8000);
		assertThat(ServerArguments.parse("--port", "8000", "--folder", "data")).isEqualTo(expected);
		assertThat(ServerArguments.parse("--folder", "data", "--port", "8000")).isEqualTo(expected);
	}

	@Test
	void namesAnUnknownOption() {
		assertThatIllegalArgumentException().isThrownBy(() -> ServerArguments.parse("--memory", "yes"))
			.withMessage("Option --memory does not exist. Usage: [--port N] [--folder F]");
	}

	@Test
	void namesAnOptionWithoutValue() {
		assertThatIllegalArgumentException().isThrownBy(() -> ServerArguments.parse("--port"))
			.withMessage("Option --port has no value. Usage: [--port N] [--folder F]");
	}

	@Test
	void refusesAPortThatIsNoNumber() {
		assertThatIllegalArgumentException().isThrownBy(() -> ServerArguments.parse("--port", "http"))
			.withMessage("Option --port is no number. Usage: [--port N] [--folder F]");
	}

	@Test
	void refusesAPortOutsideTheRange() {
		assertThatIllegalArgumentException().isThrownBy(() -> ServerArguments.parse("--port", "65536"))
			.withMessage("Port 65536 of DynamoDB Local is outside 0 to 65535. "
					+ "Choose a port inside, or 0 for a free one.");
	}

}
