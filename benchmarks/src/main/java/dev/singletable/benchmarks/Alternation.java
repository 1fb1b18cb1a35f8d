package dev.singletable.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * Two ways to do the same, in turn, each first in every other round.
 * <p>
 * One run takes long, and the machine is not ours alone: the figure is the median of the
 * ratios of neighbours.
 */
final class Alternation {

	private final DoubleSupplier template;

	private final DoubleSupplier rawSdk;

	private final List<Double> templateTimes = new ArrayList<>();

	private final List<Double> rawSdkTimes = new ArrayList<>();

	/**
	 * Two ways, each of which says how many milliseconds it took.
	 */
	Alternation(DoubleSupplier template, DoubleSupplier rawSdk) {
		this.template = template;
		this.rawSdk = rawSdk;
	}

	/**
	 * Warms up, then measures.
	 */
	Alternation run(int warmups, int rounds) {
		for (int round = 0; round < warmups + rounds; round++) {
			boolean oursFirst = round % 2 == 0;
			double first = (oursFirst ? this.template : this.rawSdk).getAsDouble();
			double second = (oursFirst ? this.rawSdk : this.template).getAsDouble();
			if (round >= warmups) {
				this.templateTimes.add(oursFirst ? first : second);
				this.rawSdkTimes.add(oursFirst ? second : first);
			}
		}
		return this;
	}

	double templateMedian() {
		return median(this.templateTimes);
	}

	double rawSdkMedian() {
		return median(this.rawSdkTimes);
	}

	/**
	 * The rate of the template as a part of the raw SDK's.
	 */
	double ratio() {
		return median(IntStream.range(0, this.templateTimes.size())
			.mapToObj((round) -> this.rawSdkTimes.get(round) / this.templateTimes.get(round))
			.toList());
	}

	private static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

}
