package dev.singletable.samples.newcomer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A program with this Java in a folder; its output goes to a file beside.
 */
record Command(Path folder, Path output, List<String> words) {

	static Command maven(Path project, Path repository, String goal) {
		boolean windows = File.separatorChar == '\\';
		Path maven = Path.of(System.getProperty("newcomer.maven"), "bin", windows ? "mvn.cmd" : "mvn");
		List<String> words = new ArrayList<>(List.of(maven.toString(), "--batch-mode", "--no-transfer-progress",
				"-Dmaven.repo.local=" + repository, goal));
		Map.of("--settings", "newcomer.settings", "--global-settings", "newcomer.global-settings")
			.forEach((option, property) -> addFile(words, option, System.getProperty(property, "")));
		return new Command(project, project.resolve("maven.txt"), words);
	}

	private static void addFile(List<String> words, String option, String file) {
		if (Files.isRegularFile(Path.of(file))) {
			words.addAll(List.of(option, file));
		}
	}

	static Command jar(Path project, String jar, String... arguments) {
		List<String> words = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar));
		words.addAll(List.of(arguments));
		return new Command(project, project.resolve("run.txt"), words);
	}

	Process start() throws IOException {
		ProcessBuilder builder = new ProcessBuilder(this.words).directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.output.toFile());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"); // starts
																									// faster
		return builder.start();
	}

	void run() throws IOException, InterruptedException {
		Process process = start();
		try {
			assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("ended in time").isTrue();
			assertThat(process.exitValue()).as(Files.readString(this.output)).isZero();
		}
		finally {
			process.destroyForcibly();
		}
	}

}
