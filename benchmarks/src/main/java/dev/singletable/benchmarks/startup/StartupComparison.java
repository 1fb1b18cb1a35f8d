package dev.singletable.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.singletable.local.EmbeddedDynamoDb;

import org.springframework.util.FileSystemUtils;

/**
 * Compares the time an application context takes to start: {@code [--quick]}.
 * <p>
 * Each start has a JVM of its own. The stores take turns, whose order changes from round
 * to round; the first start of each store does not count.
 */
public final class StartupComparison {

	private static final int[] SIZES = { 1, 20, 100 };

	private static final int QUERY_SIZE = 20;

	private static final int QUICK_ROUNDS = 3;

	private static final int ROUNDS = 9;

	private final int rounds;

	private final Path folder;

	private final StartupReport report = new StartupReport();

	private StartupComparison(int rounds, Path folder) {
		this.rounds = rounds;
		this.folder = folder;
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		run(Arrays.asList(args).contains("--quick")).print();
	}

	/**
	 * Measures, and writes the figures down as JSON.
	 * @param quick whether three rounds are enough, instead of nine
	 */
	public static StartupReport run(boolean quick) throws IOException, InterruptedException {
		Path folder = Files.createTempDirectory("startup");
		try {
			StartupComparison comparison = new StartupComparison(quick ? QUICK_ROUNDS : ROUNDS, folder);
			comparison.warmUp();
			for (int size : SIZES) {
				comparison.measure(size);
			}
			comparison.measureFirstQuery();
			comparison.report.write(Path.of(System.getProperty("startup", "benchmarks/target/startup.json")));
			return comparison.report;
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	/** Brings what the stores load into the cache of the disk. */
	private void warmUp() throws IOException, InterruptedException {
		Path classes = GeneratedClasses.compile(this.folder, QUERY_SIZE);
		for (Store store : Store.values()) {
			new Fork(store, QUERY_SIZE, classes).time();
		}
	}

	private void measure(int size) throws IOException, InterruptedException {
		Path classes = GeneratedClasses.compile(this.folder, size);
		Map<Store, List<Start>> times = new EnumMap<>(Store.class);
		List<Store> order = new ArrayList<>(List.of(Store.values()));
		for (int round = 0; round < this.rounds; round++) {
			for (Store store : order) {
				Start time = new Fork(store, size, classes).time();
				times.computeIfAbsent(store, (key) -> new ArrayList<>()).add(time);
			}
			Collections.rotate(order, 1);
		}
		this.report.add(size, times);
	}

	private void measureFirstQuery() throws IOException, InterruptedException {
		Path classes = GeneratedClasses.compile(this.folder, QUERY_SIZE);
		try (EmbeddedDynamoDb engine = EmbeddedDynamoDb.inMemory()) {
			Fork fork = new Fork(Store.SINGLETABLE, QUERY_SIZE, classes).with("-Dendpoint=" + engine.endpoint());
			fork.with("-Dcreate=true").run();
			List<Double> times = new ArrayList<>();
			for (int round = 0; round < this.rounds; round++) {
				times.add(fork.with("-Dquery=true").time().total());
			}
			this.report.setFirstQuery(times);
		}
	}

}
