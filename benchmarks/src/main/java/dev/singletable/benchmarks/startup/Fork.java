package dev.singletable.benchmarks.startup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A JVM of its own for one start, with the class path an application of its store has.
 *
 * @param classes where the compiled entities and repositories are
 */
record Fork(Store store, int entities, Path classes, List<String> options) {

	Fork(Store store, int entities, Path classes) {
		this(store, entities, classes, List.of());
	}

	Fork with(String... more) {
		List<String> all = new ArrayList<>(this.options);
		all.addAll(List.of(more));
		return new Fork(this.store, this.entities, this.classes, all);
	}

	/**
	 * Starts the application and ends it.
	 * @return what it printed
	 */
	List<String> run() throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-Dentities=" + this.entities, "-cp", classPath()));
		command.addAll(this.store.options());
		command.addAll(this.options);
		command.add("-Dstarted=" + System.currentTimeMillis());
		command.addAll(List.of(StartupRun.class.getName(), this.store.name()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		List<String> lines = process.inputReader().lines().toList();
		if (process.waitFor() != 0) {
			throw new IllegalStateException(String.join("\n", lines));
		}
		return lines;
	}

	/**
	 * Starts the application and ends it.
	 * @return how long it took
	 */
	Start time() throws IOException, InterruptedException {
		return run().stream().filter(Start::isIn).map(Start::parse).findFirst().orElseThrow();
	}

	private String classPath() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter(this.store::needs)
			.collect(Collectors.joining(File.pathSeparator, this.classes + File.pathSeparator, ""));
	}

}
