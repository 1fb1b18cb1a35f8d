package dev.singletable.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * What the benchmarks measured, by operation, size and contestant.
 */
final class Results {

	private static final String OURS = "template";

	private final Map<String, Map<String, Figures>> operations = new LinkedHashMap<>();

	Results(Collection<RunResult> results) {
		for (RunResult result : results) {
			BenchmarkParams params = result.getParams();
			String name = params.getBenchmark();
			int method = name.lastIndexOf('.');
			String operation = name.substring(name.lastIndexOf('.', method - 1) + 1, method).replace("Benchmark", "");
			this.operations.computeIfAbsent(operation + size(params), (key) -> new LinkedHashMap<>())
				.put(name.substring(method + 1), Figures.of(result));
		}
	}

	private static String size(BenchmarkParams params) {
		StringBuilder size = new StringBuilder();
		new TreeSet<>(params.getParamsKeys()).forEach((key) -> size.append(' ').append(params.getParam(key)));
		return size.toString();
	}

	Set<String> operations() {
		return this.operations.keySet();
	}

	@Nullable Figures find(String operation, String contestant) {
		return this.operations.getOrDefault(operation, Map.of()).get(contestant);
	}

	/**
	 * One table per operation: a row per size and figure, a column per contestant with
	 * ours divided by theirs.
	 */
	void print() {
		Map<String, Set<String>> tables = new LinkedHashMap<>();
		this.operations.keySet()
			.forEach((name) -> tables.computeIfAbsent(name.split(" ")[0], (key) -> new LinkedHashSet<>()).add(name));
		tables.forEach(this::print);
	}

	private void print(String table, Set<String> rows) {
		Set<String> contestants = new LinkedHashSet<>(Set.of(OURS));
		rows.forEach((row) -> contestants.addAll(this.operations.getOrDefault(row, Map.of()).keySet()));
		System.out.printf("%n%s (in brackets: template / this one)%n%-22s", table, "");
		contestants.forEach((contestant) -> System.out.printf(" %21s", contestant));
		System.out.println();
		for (String row : rows) {
			Map<String, Figures> figures = this.operations.getOrDefault(row, Map.of());
			System.out.printf("%-22s", row + ", µs");
			contestants.forEach((each) -> printCell(figures, each, false));
			System.out.printf("%n%-22s", row + ", bytes");
			contestants.forEach((each) -> printCell(figures, each, true));
			System.out.println();
		}
	}

	private static void printCell(Map<String, Figures> row, String contestant, boolean bytes) {
		Figures ours = row.get(OURS);
		Figures theirs = row.get(contestant);
		if (theirs == null) {
			System.out.printf(" %21s", "-");
			return;
		}
		double figure = bytes ? theirs.bytes() : theirs.time();
		String ratio = (ours == null || contestant.equals(OURS)) ? ""
				: " (%.2f)".formatted((bytes ? ours.bytes() : ours.time()) / figure);
		System.out.printf(" %21s", (bytes ? "%,.0f" : "%,.2f").formatted(figure) + ratio);
	}

	/**
	 * The medians of one contestant.
	 *
	 * @param time microseconds an operation
	 * @param bytes allocated an operation
	 */
	record Figures(double time, double bytes) {

		private static Figures of(RunResult run) {
			double bytes = run.getSecondaryResults()
				.entrySet()
				.stream()
				.filter((each) -> each.getKey().endsWith("gc.alloc.rate.norm"))
				.mapToDouble((each) -> each.getValue().getStatistics().getPercentile(50))
				.findFirst()
				.orElse(Double.NaN);
			return new Figures(run.getPrimaryResult().getStatistics().getPercentile(50), bytes);
		}

	}

}
