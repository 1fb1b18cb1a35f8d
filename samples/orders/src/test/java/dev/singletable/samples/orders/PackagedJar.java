package dev.singletable.samples.orders;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The shop as it is delivered, in a process of its own.
 */
record PackagedJar(Process process, int port) implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	static PackagedJar start(String... options) throws Exception {
		List<String> command = Stream.of(
				Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m"),
				Stream.of(options),
				Stream.of("-jar", jar().toString(), "--server.port=0", "--logging.level.org.springframework.boot=info"))
			.flatMap((part) -> part)
			.toList();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try {
			return CompletableFuture.supplyAsync(() -> read(process)).get(5, TimeUnit.MINUTES);
		}
		catch (Exception ex) {
			process.destroyForcibly();
			throw ex;
		}
	}

	private static Path jar() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("target"))) {
			return files.filter((file) -> file.toString().endsWith("SNAPSHOT.jar")).findFirst().orElseThrow();
		}
	}

	private static PackagedJar read(Process process) {
		StringBuilder said = new StringBuilder();
		BufferedReader lines = process.inputReader();
		try {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				said.append(line).append('\n');
				if (line.contains("Started OrdersApplication in")) {
					return new PackagedJar(process, Integer.parseInt(found(PORT, said)));
				}
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(said.toString(), ex);
		}
		throw new IllegalStateException(said.toString());
	}

	private static String found(Pattern pattern, CharSequence text) {
		Matcher matcher = pattern.matcher(text);
		if (!matcher.find()) {
			throw new IllegalStateException(text.toString());
		}
		return matcher.group(1);
	}

	@Override
	public void close() throws InterruptedException {
		this.process.destroy();
		this.process.waitFor(30, TimeUnit.SECONDS);
	}

}
