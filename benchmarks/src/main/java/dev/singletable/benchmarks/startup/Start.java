package dev.singletable.benchmarks.startup;

/**
 * What one start took, in milliseconds.
 *
 * @param refresh of the application context
 * @param total from the start of the JVM to the end of what was measured
 */
record Start(double refresh, double total) {

	/** What a line of output with one begins with. */
	private static final String LINE = "milliseconds: ";

	static boolean isIn(String line) {
		return line.startsWith(LINE);
	}

	static Start parse(String line) {
		String[] values = line.substring(LINE.length()).split(" ");
		return new Start(Double.parseDouble(values[0]), Double.parseDouble(values[1]));
	}

	void print() {
		System.out.println(LINE + this.refresh + " " + this.total);
	}

}
