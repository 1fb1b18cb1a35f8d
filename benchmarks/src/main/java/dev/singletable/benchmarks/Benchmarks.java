package dev.singletable.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks and prints ratios: {@code [--quick] [filter]}.
 */
public final class Benchmarks {

	private static final String OURS = "template";

	private static final double LOAD_GOAL = 0.9;

	private Benchmarks() {
	}

	public static void main(String[] args) throws RunnerException {
		List<String> words = new ArrayList<>(Arrays.asList(args));
		boolean quick = words.remove("--quick");
		String filter = words.isEmpty() ? ".*" : words.get(0);
		if (!filter.equals("load")) {
			print(new Runner(new OptionsBuilder().include(filter)
				.shouldFailOnError(true)
				.addProfiler(GCProfiler.class)
				.resultFormat(ResultFormatType.JSON)
				.result(System.getProperty("results", "results.json"))
				.jvmArgsAppend("-Dflights=" + System.getProperty("flights", ""))
				.build()).run());
		}
		if (filter.equals(".*") || filter.equals("load")) {
			load(quick);
		}
	}

	private static void print(Collection<RunResult> results) {
		Map<String, Map<String, RunResult>> operations = new LinkedHashMap<>();
		for (RunResult result : results) {
			String name = result.getParams().getBenchmark();
			int method = name.lastIndexOf('.');
			String operation = name.substring(name.lastIndexOf('.', method - 1) + 1, method);
			operations.computeIfAbsent(operation, (key) -> new LinkedHashMap<>())
				.put(name.substring(method + 1), result);
		}
		System.out.printf("%n%-18s %-10s %10s %12s %14s%n", "operation", "who", "time", "bytes", "time of ours /");
		operations.forEach((operation, runs) -> runs.forEach((who, run) -> {
			RunResult ours = runs.get(OURS);
			String ratio = (ours == null || ours == run) ? "" : "%.2f".formatted(time(ours) / time(run));
			System.out.printf("%-18s %-10s %10.2f %12.0f %14s%n", operation, who, time(run), bytes(run), ratio);
		}));
	}

	private static double time(RunResult run) {
		return run.getPrimaryResult().getStatistics().getPercentile(50);
	}

	private static double bytes(RunResult run) {
		return run.getSecondaryResults()
			.entrySet()
			.stream()
			.filter((each) -> each.getKey().endsWith("gc.alloc.rate.norm"))
			.mapToDouble((each) -> each.getValue().getScore())
			.findFirst()
			.orElse(Double.NaN);
	}

	private static void load(boolean quick) {
		List<Flight> flights = FlightData.read();
		LoadComparison load = new LoadComparison(quick ? flights.subList(0, 5000) : flights).run(5);
		System.out.printf("%nloading %,d flights: template %,.0f ms, raw SDK %,.0f ms (medians of 5)%n",
				quick ? 5000 : flights.size(), load.templateMedian(), load.rawSdkMedian());
		boolean met = load.ratio() >= LOAD_GOAL;
		System.out.printf("goal: at least %.2f of the raw SDK's rate; measured %.2f: %s%n", LOAD_GOAL, load.ratio(),
				met ? "met" : "missed");
		System.out.printf("goals: %d met, %d missed%n", met ? 1 : 0, met ? 0 : 1);
	}

}
