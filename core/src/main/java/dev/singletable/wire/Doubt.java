package dev.singletable.wire;

import java.util.function.Supplier;

import software.amazon.awssdk.core.exception.SdkException;

/**
 * Whether an earlier attempt of one call may have taken effect.
 */
final class Doubt {

	private boolean raised;

	/**
	 * Sends, and remembers a failure that leaves it open whether the write was done.
	 */
	<R> R whether(Supplier<R> send) {
		try {
			return send.get();
		}
		catch (SdkException ex) {
			this.raised |= Retries.isAmbiguous(ex);
			throw ex;
		}
	}

	boolean isRaised() {
		return this.raised;
	}

	/**
	 * Whether this failure may be about our own earlier attempt: one of ours, or one the
	 * client made by itself.
	 */
	boolean of(SdkException failure) {
		Integer attempts = failure.numAttempts();
		return this.raised || (attempts != null && attempts > 1);
	}

}
