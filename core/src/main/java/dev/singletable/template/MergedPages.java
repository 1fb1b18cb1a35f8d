package dev.singletable.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The results of several key conditions in one order, which each of them has: the next
 * one is the first of what they have left. Holds a page of each.
 */
final class MergedPages<R> implements FoundResults<R> {

	private final List<Pages<R>> pages;

	private final Comparator<Row<R>> order;

	private final boolean whole;

	private long missing;

	private @Nullable Queue<Place> places;

	private MergedPages(List<Pages<R>> pages, Comparator<Row<R>> order, long wanted, boolean whole) {
		this.pages = pages;
		this.order = order;
		this.missing = wanted;
		this.whole = whole;
	}

	/**
	 * As many results as are wanted.
	 * @param order that of each of the pages
	 */
	static <R> MergedPages<R> some(List<Pages<R>> pages, Comparator<Row<R>> order, long wanted) {
		return new MergedPages<>(pages, order, wanted, false);
	}

	/**
	 * All results, for those who take them all: no page waits until it is asked for.
	 * @param order that of each of the pages
	 */
	static <R> MergedPages<R> all(List<Pages<R>> pages, Comparator<Row<R>> order) {
		return new MergedPages<>(pages, order, PageSizes.ALL, true);
	}

	@Override
	public boolean isAtHand() {
		Place first = (this.missing > 0 && this.places != null) ? this.places.peek() : null;
		return first != null && first.rows.size() > 1;
	}

	@Override
	public boolean hasNext() {
		return this.missing > 0 && !places().isEmpty();
	}

	@Override
	public R next() {
		Place place = hasNext() ? places().poll() : null;
		if (place == null) {
			throw new NoSuchElementException();
		}
		this.missing--;
		R result = place.first().result();
		if (this.missing > 0 && place.moveOn(this.missing)) {
			places().add(place);
		}
		return result;
	}

	@Override
	public void close() {
		this.missing = 0;
	}

	private Queue<Place> places() {
		Queue<Place> known = this.places;
		if (known == null) {
			known = begin();
			this.places = known;
		}
		return known;
	}

	private Queue<Place> begin() {
		Comparator<Place> byFirst = (one, other) -> this.order.compare(one.first(), other.first());
		Queue<Place> begun = new PriorityQueue<>(byFirst.thenComparingInt((place) -> place.number));
		List<Function<BooleanSupplier, Pages<R>>> reads = new ArrayList<>(this.pages.size());
		this.pages.forEach((each) -> reads
			.add((ended) -> each.readAhead(this.missing, () -> !this.whole || ended.getAsBoolean())));
		try (ReadAhead<Pages<R>> ahead = ReadAhead.eager(reads)) {
			for (int number = 0; ahead.hasNext(); number++) {
				Place place = new Place(ahead.next(), number);
				if (place.hasRows(this.missing)) {
					begun.add(place);
				}
			}
		}
		return begun;
	}

	/** Where it is in the pages of one condition. */
	private final class Place {

		private final Pages<R> pages;

		private final int number;

		private final Deque<Row<R>> rows = new ArrayDeque<>();

		Place(Pages<R> pages, int number) {
			this.pages = pages;
			this.number = number;
		}

		Row<R> first() {
			return this.rows.element();
		}

		boolean moveOn(long wanted) {
			this.rows.remove();
			return hasRows(wanted);
		}

		boolean hasRows(long wanted) {
			boolean more = true;
			while (more && this.rows.isEmpty()) {
				more = this.pages.next(wanted);
				this.rows.addAll(this.pages.take());
			}
			return !this.rows.isEmpty();
		}

	}

}
