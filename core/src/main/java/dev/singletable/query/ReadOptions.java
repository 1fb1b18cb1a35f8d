package dev.singletable.query;

/**
 * How a single read is done; every step returns a copy.
 */
public sealed interface ReadOptions permits ReadOptions.Choices {

	/**
	 * What the configuration says.
	 */
	static Choices defaults() {
		return SpecifiedRead.DEFAULTS;
	}

	static Choices consistent() {
		return defaults().consistent();
	}

	/**
	 * Whether a consistent read was asked for.
	 */
	boolean isConsistent();

	/**
	 * Options to which more can be added.
	 */
	sealed interface Choices extends ReadOptions permits SpecifiedRead {

		Choices consistent();

	}

}
