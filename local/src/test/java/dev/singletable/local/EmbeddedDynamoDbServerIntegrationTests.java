package dev.singletable.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedDynamoDbServerIntegrationTests {

	@TempDir
	private Path temporary;

	@Test
	void printsItsAddressServesUntilInterruptedAndLeavesNothingBehind() throws Exception {
		Process process = launch("--folder", this.temporary.resolve("data").toString());
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			String line = output.readLine();
			assertThat(line).startsWith("DynamoDB Local listens on http://127.0.0.1:");
			assertThat(tablesAt(line.substring(line.indexOf("http")))).isEmpty();
			process.toHandle().destroy();
			assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
			assertThat(output.lines()).isEmpty();
		}
		assertThat(filesIn(this.temporary)).containsExactly("data");
	}

	@Test
	void anUnknownOptionEndsItWithOneLine() throws Exception {
		Process process = launch("--memory", "yes");
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			assertThat(output.lines())
				.containsExactly("Option --memory does not exist. Usage: [--port N] [--folder F]");
		}
		assertThat(process.waitFor()).isEqualTo(2);
	}

	private Process launch(String... arguments) throws IOException {
		List<String> command = Stream
			.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m",
					"-Djava.io.tmpdir=" + this.temporary, "-cp", System.getProperty("java.class.path"),
					EmbeddedDynamoDbServer.class.getName()), Stream.of(arguments))
			.toList();
		return new ProcessBuilder(command).redirectErrorStream(true).start();
	}

	private static List<String> tablesAt(String endpoint) {
		try (DynamoDbClient client = DynamoDbClient.builder()
			.endpointOverride(URI.create(endpoint))
			.region(Region.US_EAST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.build()) {
			return client.listTables().tableNames();
		}
	}

	private static List<String> filesIn(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> !name.startsWith("hsperfdata"))
				.toList();
		}
	}

}
