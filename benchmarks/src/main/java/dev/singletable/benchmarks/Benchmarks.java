package dev.singletable.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import dev.singletable.benchmarks.startup.StartupComparison;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks and prints ratios: {@code [--quick] [filter]}.
 * <p>
 * The SDK alone needs some twelve seconds to be compiled, which is what the warm-up is
 * for. A quick run measures only what has a goal, and whom it is compared with; a full
 * one everybody and everything.
 * <p>
 * The filter is a regular expression over the names of the benchmarks, among which
 * {@code load}, {@code saves}, {@code reads}, {@code observation} and {@code startup}
 * stand for comparisons of whole programs.
 */
public final class Benchmarks {

	/** What a quick run leaves out unless it is asked for. */
	private static final String WITHOUT_GOAL = "EndToEnd|Encode|Update|BatchGet|awspring|tempest"
			+ "|(Get|Put|BatchWrite)Benchmark.enhanced|(Get|Put|Query|BatchWrite)Benchmark.attributeValues";

	private static final int QUICK_FLIGHTS = 5000;

	private static final int LOAD_ROUNDS = 5;

	private final boolean quick;

	private final String filter;

	private final Goals goals = new Goals();

	private Benchmarks(boolean quick, String filter) {
		this.quick = quick;
		this.filter = filter;
	}

	public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
		List<String> words = new ArrayList<>(Arrays.asList(args));
		boolean quick = words.remove("--quick");
		new Benchmarks(quick, words.isEmpty() ? "" : words.get(0)).run();
	}

	private void run() throws RunnerException, IOException, InterruptedException {
		Results results = new Results(measure());
		results.print();
		this.goals.addAll(results);
		if (wanted("load")) {
			load();
		}
		if (wanted("saves")) {
			saves();
		}
		if (wanted("reads")) {
			this.goals.addReads(ReadsComparison.run());
		}
		if (wanted("observation")) {
			this.goals.addObservation(ObservationComparison.run().ratio());
		}
		if (wanted("companions")) {
			CompanionsComparison.Bytes bytes = CompanionsComparison.run();
			bytes.print();
			this.goals.addCompanions(bytes);
		}
		if (wanted("startup")) {
			this.goals.addStartup(StartupComparison.run(this.quick));
		}
		Peers.print();
		this.goals.print();
	}

	private boolean wanted(String name) {
		return Pattern.compile(this.filter).matcher(name).find();
	}

	/** How long to warm up is said by each benchmark. */
	private Collection<RunResult> measure() throws RunnerException {
		ChainedOptionsBuilder options = new OptionsBuilder().include(this.filter.isEmpty() ? ".*" : this.filter)
			.shouldFailOnError(true)
			.addProfiler(GCProfiler.class)
			.resultFormat(ResultFormatType.JSON)
			.result(System.getProperty("results", "results.json"))
			.jvmArgsAppend("-Xms1g", "-Xmx1g", "-Dflights=" + System.getProperty("flights", ""))
			.forks(1)
			.measurementIterations(this.quick ? 3 : 7)
			.measurementTime(TimeValue.seconds(1));
		if (this.quick) {
			options.param("orders", "100", "1000");
		}
		if (this.quick && this.filter.isEmpty()) {
			options.exclude(WITHOUT_GOAL);
		}
		try {
			return new Runner(options.build()).run();
		}
		catch (NoBenchmarksException ex) {
			return List.of();
		}
	}

	private void load() {
		List<Flight> flights = FlightData.read();
		List<Flight> some = this.quick ? flights.subList(0, QUICK_FLIGHTS) : flights;
		Alternation load = new LoadComparison(some).run(LOAD_ROUNDS);
		System.out.printf("%nloading %,d flights: template %,.0f ms, raw SDK %,.0f ms (medians of %d)%n", some.size(),
				load.templateMedian(), load.rawSdkMedian(), LOAD_ROUNDS);
		this.goals.addLoad(load.ratio());
	}

	private void saves() {
		SaveComparison saves = new SaveComparison();
		Alternation stub = saves.stub();
		Alternation local = saves.local(LOAD_ROUNDS);
		System.out.printf("%nsaving %,d orders, medians of alternating rounds%n", SaveComparison.ORDERS);
		System.out.printf("on DynamoDB Local: template %,.0f ms, raw SDK %,.0f ms%n", local.templateMedian(),
				local.rawSdkMedian());
		System.out.printf("on the stub: template %,.1f ms, raw SDK %,.1f ms%n", stub.templateMedian(),
				stub.rawSdkMedian());
		this.goals.addSaves(local.ratio(), stub.ratio());
	}

}
