package dev.singletable.template;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Which objects a sweep looks at.
 *
 * @param type the items' class, or a supertype of several
 * @param grace how old an object must be
 * @param isCheck whether it only counts
 * @param position where another sweep was, or null
 */
public record BlobSweep(Class<?> type, Duration grace, boolean isCheck, @Nullable String position) {

	private static final Duration SHORTEST = Duration.ofMinutes(1);

	public BlobSweep {
		if (grace.compareTo(SHORTEST) < 0) {
			throw new IllegalArgumentException(
					"A grace of %s may be shorter than a write takes between the object and the item. Give at least %s."
						.formatted(grace, SHORTEST));
		}
	}

	/**
	 * All objects of a type that are older than a day.
	 */
	public static BlobSweep of(Class<?> type) {
		return new BlobSweep(type, Duration.ofDays(1), false, null);
	}

	/**
	 * Passes over objects that are not as old: the item that is to refer to one may be on
	 * its way.
	 * @param age at least a minute
	 */
	public BlobSweep grace(Duration age) {
		return new BlobSweep(this.type, age, this.isCheck, this.position);
	}

	/**
	 * Only counts; deletes nothing.
	 */
	public BlobSweep check() {
		return new BlobSweep(this.type, this.grace, true, this.position);
	}

	/**
	 * Goes on where another sweep was.
	 * @param reached the {@link BlobSweepProgress#position()} of that sweep
	 */
	public BlobSweep from(String reached) {
		return new BlobSweep(this.type, this.grace, this.isCheck, reached);
	}

	/** Never a position, which holds keys. */
	@Override
	public String toString() {
		return "BlobSweep[%s, grace=%s, check=%s]".formatted(this.type.getSimpleName(), this.grace, this.isCheck);
	}

}
