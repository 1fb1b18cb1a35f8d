package dev.singletable.benchmarks;

/**
 * Who could not run, and why.
 */
final class Peers {

	private static final int JAVA = Runtime.version().feature();

	private static final int SPRING_DATA_DYNAMODB = 21;

	private Peers() {
	}

	static void print() {
		System.out.printf(
				"%nio.github.prasanna0586:spring-data-dynamodb 7.0.0 does not run here: its classes are of "
						+ "Java %d, and the others are measured on the Java of this run, %d.%n",
				SPRING_DATA_DYNAMODB, JAVA);
	}

}
