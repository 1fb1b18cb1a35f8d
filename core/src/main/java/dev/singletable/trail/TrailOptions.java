package dev.singletable.trail;

import java.time.DateTimeException;
import java.util.function.Consumer;

import dev.singletable.mapping.Retention;
import org.jspecify.annotations.Nullable;

/**
 * How the audit trail of a table is kept.
 *
 * @param onFailure null when rows are written in the transaction of their write; else
 * they follow it, and this is what happens when that fails
 * @param shards over how many index partitions the rows of a type and day are spread
 * @param retention how long rows are kept whose type does not say, or null for ever
 * @param listener told of each row after its write
 */
public record TrailOptions(@Nullable OnFailure onFailure, int shards, @Nullable Retention retention,
		Consumer<AuditedWrite> listener) {

	private static final Consumer<AuditedWrite> NOBODY = (written) -> {
	};

	private static final int MOST_SHARDS = 100;

	public TrailOptions {
		if (shards < 1 || shards > MOST_SHARDS) {
			throw new IllegalArgumentException("The rows of a type and day are spread over 1 to %d partitions, not %d."
				.formatted(MOST_SHARDS, shards));
		}
	}

	/**
	 * In the transaction of the write, in one partition a day, for ever.
	 */
	public static TrailOptions defaults() {
		return new TrailOptions(null, 1, null, NOBODY);
	}

	/**
	 * Rows follow their write.
	 */
	public TrailOptions afterwards(OnFailure wanted) {
		return new TrailOptions(wanted, this.shards, this.retention, this.listener);
	}

	/**
	 * Spreads the rows of each type and day. It may grow, not shrink.
	 */
	public TrailOptions shards(int wanted) {
		return new TrailOptions(this.onFailure, wanted, this.retention, this.listener);
	}

	/**
	 * For types that do not say, such as {@code P7Y}.
	 * @throws IllegalArgumentException if that is no period
	 */
	public TrailOptions retention(String wanted) {
		try {
			return new TrailOptions(this.onFailure, this.shards, Retention.parse(wanted), this.listener);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(
					"'%s' is no time that rows can be kept. Write it as P90D, P7Y or PT12H.".formatted(wanted), ex);
		}
	}

	public TrailOptions listener(Consumer<AuditedWrite> wanted) {
		return new TrailOptions(this.onFailure, this.shards, this.retention, wanted);
	}

	/**
	 * Whether rows are part of the transaction of their write.
	 */
	public boolean isTogether() {
		return this.onFailure == null;
	}

}
