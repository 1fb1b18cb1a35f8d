package dev.singletable.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks and prints ratios: {@code [--quick] [filter]}.
 */
public final class Benchmarks {

	private static final String OURS = "template";

	private Benchmarks() {
	}

	public static void main(String[] args) throws RunnerException {
		List<String> words = new ArrayList<>(Arrays.asList(args));
		boolean quick = words.remove("--quick");
		ChainedOptionsBuilder options = new OptionsBuilder().include(words.isEmpty() ? ".*" : words.get(0))
			.shouldFailOnError(true)
			.resultFormat(ResultFormatType.JSON)
			.result(System.getProperty("results", "results.json"))
			.jvmArgsAppend("-Dflights=" + System.getProperty("flights", ""));
		if (quick) {
			options.param("flights", "5000");
		}
		print(new Runner(options.build()).run());
	}

	private static void print(Collection<RunResult> results) {
		Map<String, Map<String, Double>> operations = new LinkedHashMap<>();
		for (RunResult result : results) {
			String name = result.getParams().getBenchmark();
			int method = name.lastIndexOf('.');
			String operation = name.substring(name.lastIndexOf('.', method - 1) + 1, method);
			operations.computeIfAbsent(operation, (key) -> new LinkedHashMap<>())
				.put(name.substring(method + 1), result.getPrimaryResult().getStatistics().getPercentile(50));
		}
		System.out.printf("%n%-20s %-12s %12s %16s%n", "operation", "who", "median ms", "rate of template");
		operations.forEach((operation, medians) -> medians.forEach((who, median) -> {
			double ours = medians.getOrDefault(OURS, Double.NaN);
			String ratio = who.equals(OURS) ? "" : "%.2f x".formatted(median / ours);
			System.out.printf("%-20s %-12s %12.0f %16s%n", operation, who, median, ratio);
		}));
		goals(operations);
	}

	private static void goals(Map<String, Map<String, Double>> operations) {
		Map<String, Double> load = operations.getOrDefault("LoadBenchmark", Map.of());
		if (load.containsKey(OURS) && load.containsKey("rawSdk")) {
			double ratio = load.get("rawSdk") / load.get(OURS);
			boolean met = ratio >= 0.9;
			System.out.printf("%ngoal: loading at 0.90 of the rate of the raw SDK or more; measured %.2f: %s%n", ratio,
					met ? "met" : "missed");
			System.out.printf("goals: %d met, %d missed%n", met ? 1 : 0, met ? 0 : 1);
		}
	}

}
