package dev.singletable.benchmarks;

import java.util.ArrayList;
import java.util.List;

import dev.singletable.benchmarks.Results.Figures;
import dev.singletable.benchmarks.startup.StartupReport;

/**
 * What was promised, beside what was measured.
 */
final class Goals {

	private static final String OURS = "template";

	private static final double SHAPE_RATE = 1.5;

	private static final double LOAD_RATE = 0.9;

	private static final double SAVE_RATE = 1.0;

	private static final double STUB_SAVE_RATE = 1.8;

	private static final double COMPANION_BYTES = 2.2;

	private static final double OBSERVATION_RATE = 0.98;

	private final List<Goal> all = new ArrayList<>();

	void addAll(Results results) {
		atMost(results, "Query 100", "raw", new Bounds(0.45, 0.30));
		atMost(results, "Query 1000", "raw", new Bounds(0.38, 0.20));
		atMost(results, "Query 100", "enhanced", new Bounds(0.38, 0.25));
		atMost(results, "Query 100", "decodingAlone", new Bounds(1.5, Double.NaN));
		derived(results);
		atMost(results, "BatchWrite", "raw", new Bounds(0.50, Double.NaN));
		atMost(results, "Get", "raw", new Bounds(1.00, 1.00));
		atMost(results, "Put", "raw", new Bounds(1.00, 1.00));
		results.operations().stream().filter((name) -> name.startsWith("Shape ")).forEach((shape) -> {
			Figures ours = results.find(shape, OURS);
			Figures theirs = results.find(shape, "enhanced");
			if (ours != null && theirs != null) {
				this.all.add(new Goal(shape + " from AttributeValues, rate / enhanced", theirs.time() / ours.time(),
						SHAPE_RATE, true));
			}
		});
	}

	/** What a repository adds to the template. */
	private void derived(Results results) {
		Figures template = results.find("Query 100", OURS);
		Figures method = results.find("Query 100", "derived");
		if (template != null && method != null) {
			this.all.add(new Goal("Query 100 as a derived method, time / template", method.time() / template.time(),
					1.03, false));
			this.all.add(new Goal("Query 100 as a derived method, bytes more",
					Math.max(0, method.bytes() - template.bytes()), 500, false));
		}
	}

	void addReads(ReadsComparison reads) {
		this.all.add(new Goal("Filter that keeps 5 %, calls more than by hand", reads.callsMore(), 1, false));
		this.all.add(new Goal("Stream of 100,000 items in 64 MB, items read", reads.streamed(), 100_000, true));
	}

	private void atMost(Results results, String operation, String peer, Bounds bounds) {
		Figures ours = results.find(operation, OURS);
		Figures theirs = results.find(operation, peer);
		if (ours == null || theirs == null) {
			return;
		}
		this.all.add(new Goal(operation + ", time / " + peer, ours.time() / theirs.time(), bounds.time, false));
		if (!Double.isNaN(bounds.bytes)) {
			this.all.add(
					new Goal(operation + ", allocation / " + peer, ours.bytes() / theirs.bytes(), bounds.bytes, false));
		}
	}

	void addLoad(double rate) {
		this.all.add(new Goal("Load of flights, rate / raw", rate, LOAD_RATE, true));
	}

	void addSaves(double local, double stub) {
		this.all.add(new Goal("Save of 10,000 orders on DynamoDB Local, rate / raw", local, SAVE_RATE, true));
		this.all.add(new Goal("Save of 10,000 orders on the stub, rate / raw", stub, STUB_SAVE_RATE, true));
	}

	void addCompanions(CompanionsComparison.Bytes bytes) {
		this.all.add(new Goal("Save with versions and trail, allocation / plain", bytes.audited() / bytes.plain(),
				COMPANION_BYTES, false));
		this.all.add(new Goal("Save with versions and trail, allocation / the same calls by hand",
				bytes.audited() / bytes.byHand(), 1.0, false));
	}

	void addObservation(double rate) {
		this.all.add(new Goal("Get with a registry nobody listens to, rate / none", rate, OBSERVATION_RATE, true));
	}

	void addStartup(StartupReport report) {
		report.print();
		this.all.add(new Goal("Start-up with 20 repositories / Spring Data MongoDB", report.ratio20(), 1.0, false));
	}

	void print() {
		System.out.printf("%n%-58s %8s %10s%n", "goal", "", "measured");
		this.all.forEach((goal) -> System.out.printf("%-58s %s %.2f %10.2f %s%n", goal.what, goal.atLeast ? "≥" : "≤",
				goal.bound, goal.measured, goal.met() ? "met" : "missed"));
		long met = this.all.stream().filter(Goal::met).count();
		System.out.printf("goals: %d met, %d missed%n", met, this.all.size() - met);
	}

	/**
	 * What two ratios are at most.
	 */
	private record Bounds(double time, double bytes) {

	}

	/**
	 * A ratio and its bound.
	 */
	private record Goal(String what, double measured, double bound, boolean atLeast) {

		boolean met() {
			return this.atLeast ? this.measured >= this.bound : this.measured <= this.bound;
		}

	}

}
