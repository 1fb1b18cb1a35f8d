package dev.singletable.cursor;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * When a position was sealed, in front of the position: a mark no position begins with,
 * and the milliseconds since 1970.
 */
final class SealedAt {

	private static final byte[] MARK = { -1, -1, 'T' };

	private static final int LENGTH = MARK.length + Long.BYTES;

	private SealedAt() {
	}

	static byte[] write(Instant time, byte[] position) {
		return ByteBuffer.allocate(LENGTH + position.length)
			.put(MARK)
			.putLong(time.toEpochMilli())
			.put(position)
			.array();
	}

	/**
	 * The time; empty when none was sealed with the position.
	 */
	static Optional<Instant> time(byte[] sealed) {
		return isMarked(sealed) ? Optional.of(Instant.ofEpochMilli(ByteBuffer.wrap(sealed).getLong(MARK.length)))
				: Optional.empty();
	}

	/**
	 * The position alone.
	 */
	static byte[] position(byte[] sealed) {
		return isMarked(sealed) ? Arrays.copyOfRange(sealed, LENGTH, sealed.length) : sealed;
	}

	private static boolean isMarked(byte[] sealed) {
		return sealed.length >= LENGTH && Arrays.equals(sealed, 0, MARK.length, MARK, 0, MARK.length);
	}

}
