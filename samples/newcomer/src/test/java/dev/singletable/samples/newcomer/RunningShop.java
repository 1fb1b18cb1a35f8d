package dev.singletable.samples.newcomer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.singletable.samples.newcomer.FirstPage.Call;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged application, run as a program of its own on a free port.
 */
final class RunningShop implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private final HttpClient client = HttpClient.newHttpClient();

	private final Process process;

	private final String address;

	private RunningShop(Process process, String port) {
		this.process = process;
		this.address = "http://localhost:" + port;
	}

	static RunningShop start(Path project) throws IOException {
		Command command = Command.jar(project, "target/shop-1.0.0.jar", "--server.port=0");
		Process process = command.start();
		try {
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.until(() -> !process.isAlive() || port(command.output()).find());
			Matcher port = port(command.output());
			assertThat(port.find()).as(Files.readString(command.output())).isTrue();
			return new RunningShop(process, port.group(1));
		}
		catch (IOException | RuntimeException | Error ex) {
			process.destroyForcibly();
			throw ex;
		}
	}

	private static Matcher port(Path output) throws IOException {
		return PORT.matcher(Files.readString(output));
	}

	String get(String path) throws IOException, InterruptedException {
		return ask(Call.get(path));
	}

	String ask(Call call) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.address + call.path()))
			.timeout(Duration.ofSeconds(30))
			.method(call.method(), BodyPublishers.noBody())
			.build();
		HttpResponse<String> response = this.client.send(request, BodyHandlers.ofString());
		assertThat(response.statusCode()).as("%s: %s", call, response.body()).isEqualTo(200);
		return response.body();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
