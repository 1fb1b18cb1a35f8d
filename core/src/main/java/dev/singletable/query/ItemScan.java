package dev.singletable.query;

import dev.singletable.expression.Condition;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * A scan of the whole table for items of one type; every step returns a copy.
 * <p>
 * It reads, and pays for, every item of every type. Where a type has an index over all
 * its items, a query of that is cheaper.
 *
 * @param type the type asked for, or a supertype of several
 * @param filter what is left out after reading
 * @param segments into how many parts the table is cut that are read at the same time
 * @param pageSize items one call reads at most, or null for a megabyte
 * @param isConsistent whether the reads are strongly consistent
 * @param <T> what is returned
 */
public record ItemScan<T>(Class<T> type, @Nullable Condition filter, int segments, @Nullable Integer pageSize,
		boolean isConsistent) {

	private static final int SEGMENTS = 4;

	/** More would only wait for each other in one application. */
	private static final int MOST = 256;

	public ItemScan {
		if (segments < 1 || segments > MOST) {
			throw new InvalidDataAccessApiUsageException(
					"segments(%d) is not between 1 and %d. Four are the default.".formatted(segments, MOST));
		}
		if (pageSize != null && pageSize < 1) {
			throw new InvalidDataAccessApiUsageException(
					"pageSize(%d) is below 1; leave it out for pages of a megabyte.".formatted(pageSize));
		}
	}

	/**
	 * A scan in four segments.
	 */
	public static <T> ItemScan<T> of(Class<T> type) {
		return new ItemScan<>(type, null, SEGMENTS, null, false);
	}

	/**
	 * What is left out after reading; a second one is added.
	 */
	public ItemScan<T> filter(Condition wanted) {
		Condition before = this.filter;
		return new ItemScan<>(this.type, (before != null) ? before.and(wanted) : wanted, this.segments, this.pageSize,
				this.isConsistent);
	}

	/**
	 * Reads so many parts of the table at the same time, each on a thread of its own.
	 * @param count from 1 to 256
	 */
	public ItemScan<T> segments(int count) {
		return new ItemScan<>(this.type, this.filter, count, this.pageSize, this.isConsistent);
	}

	/**
	 * Reads at most so many items with one call, to be gentle to a table with little
	 * capacity.
	 */
	public ItemScan<T> pageSize(int items) {
		return new ItemScan<>(this.type, this.filter, this.segments, items, this.isConsistent);
	}

	/**
	 * Reads what was written last, at twice the price.
	 */
	public ItemScan<T> consistent() {
		return new ItemScan<>(this.type, this.filter, this.segments, this.pageSize, true);
	}

}
