package dev.singletable.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import org.springframework.core.SpringVersion;

/**
 * The figures of a comparison, as a table and as JSON.
 */
public final class StartupReport {

	private static final int GOAL_SIZE = 20;

	private static final double GOAL = 1.0;

	private final List<Row> rows = new ArrayList<>();

	private double firstQuery = Double.NaN;

	StartupReport() {
	}

	void add(int entities, Map<Store, List<Start>> times) {
		this.rows.add(new Row(entities, medians(times, Store.SINGLETABLE), medians(times, Store.SINGLETABLE_ALONE),
				medians(times, Store.MONGODB)));
	}

	void setFirstQuery(List<Double> times) {
		this.firstQuery = median(times);
	}

	private static Start medians(Map<Store, List<Start>> times, Store store) {
		List<Start> starts = Objects.requireNonNull(times.get(store));
		return new Start(median(starts.stream().map(Start::refresh).toList()),
				median(starts.stream().map(Start::total).toList()));
	}

	private static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	/**
	 * The time of SingleTable with 20 repositories, of MongoDB's time.
	 */
	public double ratio20() {
		return this.rows.stream()
			.filter((row) -> row.entities == GOAL_SIZE)
			.mapToDouble(Row::ratio)
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Prints the table.
	 */
	public void print() {
		print("refresh of the application context", Start::refresh);
		print("from the start of the JVM until the application has started", Start::total);
		System.out.printf("from JVM start to the first answered query, %d entities: SingleTable %.0f ms; "
				+ "MongoDB: not possible without a server%n", GOAL_SIZE, this.firstQuery);
		System.out.printf("goal: at most %.2f of Spring Data MongoDB's time with %d repositories; measured %.2f: %s%n",
				GOAL, GOAL_SIZE, ratio20(), (ratio20() <= GOAL) ? "met" : "missed");
	}

	private void print(String what, ToDoubleFunction<Start> time) {
		System.out.printf("%n%s, Spring %s, medians in ms%n", what, SpringVersion.getVersion());
		System.out.printf("%-10s %12s %16s %10s %8s%n", "entities", "SingleTable", "without client", "MongoDB",
				"ratio");
		this.rows.forEach((row) -> System.out.printf("%-10d %12.0f %16.0f %10.0f %8.2f%n", row.entities,
				time.applyAsDouble(row.singleTable), time.applyAsDouble(row.alone), time.applyAsDouble(row.mongoDb),
				time.applyAsDouble(row.singleTable) / time.applyAsDouble(row.mongoDb)));
	}

	void write(Path file) throws IOException {
		String all = this.rows.stream().map(Row::json).collect(Collectors.joining(",\n    "));
		Path parent = file.toAbsolutePath().getParent();
		if (parent != null) {
			Files.createDirectories(parent);
		}
		Files.writeString(file, String.format(Locale.ROOT, """
				{
				  "spring": "%s",
				  "rows": [
				    %s
				  ],
				  "ratio20": %.3f,
				  "first_query_ms": %.0f
				}
				""", SpringVersion.getVersion(), all, ratio20(), this.firstQuery));
	}

	/**
	 * The medians of one size.
	 *
	 * @param alone ours without a client of the SDK
	 */
	private record Row(int entities, Start singleTable, Start alone, Start mongoDb) {

		double ratio() {
			return this.singleTable.refresh() / this.mongoDb.refresh();
		}

		String json() {
			return String.format(Locale.ROOT,
					"{\"entities\": %d, \"singletable_ms\": %.0f, \"singletable_without_client_ms\": %.0f, "
							+ "\"mongodb_ms\": %.0f, \"ratio\": %.3f, \"singletable_total_ms\": %.0f, "
							+ "\"mongodb_total_ms\": %.0f}",
					this.entities, this.singleTable.refresh(), this.alone.refresh(), this.mongoDb.refresh(), ratio(),
					this.singleTable.total(), this.mongoDb.total());
		}

	}

}
