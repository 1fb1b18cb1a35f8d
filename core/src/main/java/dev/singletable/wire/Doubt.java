package dev.singletable.wire;

import java.util.function.Supplier;
import java.util.stream.Stream;

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
			this.raised |= Retries.isAmbiguous(ex) || hides(ex);
			throw ex;
		}
	}

	boolean isRaised() {
		return this.raised;
	}

	/**
	 * Whether an attempt may have taken effect that the client repeated by itself.
	 */
	private static boolean hides(SdkException failure) {
		Integer attempts = failure.numAttempts();
		return attempts != null && attempts > 1 && !wereRefused(failure, attempts - 1);
	}

	/**
	 * Whether all attempts before the last were refused, which the client tells only in
	 * words.
	 */
	private static boolean wereRefused(SdkException failure, int attempts) {
		return Stream.of(failure.getSuppressed())
			.map((earlier) -> String.valueOf(earlier.getMessage()))
			.filter((message) -> message.startsWith("Request attempt ") && message.contains("Status Code: 4"))
			.count() == attempts;
	}

}
