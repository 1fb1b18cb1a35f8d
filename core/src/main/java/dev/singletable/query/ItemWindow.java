package dev.singletable.query;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

/**
 * A page that knows what it cost.
 * <p>
 * Its results come in the query's order, also when it was read back from a position; then
 * {@code hasNext} tells of more before it, and {@code positionAt} reads further back.
 *
 * @param <T> what the page holds
 */
public interface ItemWindow<T> extends Window<T> {

	/**
	 * A page of results.
	 * @param positions the position to continue from at each result, by its place; -1
	 * asks where to continue after the whole page
	 * @param hasNext whether there may be more
	 */
	static <T> ItemWindow<T> of(List<T> items, IntFunction<? extends ScrollPosition> positions, boolean hasNext,
			Statistics statistics) {
		return new CountedWindow<>(Window.from(List.copyOf(items), positions, hasNext), positions, statistics);
	}

	Statistics statistics();

	/**
	 * Where to continue after this page, also after an empty one: a call budget may end a
	 * page before a result was found.
	 * @throws IllegalStateException if there is nothing after it
	 */
	ScrollPosition nextPosition();

	/**
	 * Where a window ends that comes before a result, whichever way this one was read.
	 * Before the first, it is the previous page.
	 * @param index the place of the result in this window
	 */
	ScrollPosition positionBefore(int index);

	/**
	 * Where a window begins that comes after a result, whichever way this one was read.
	 * @param index the place of the result in this window
	 */
	ScrollPosition positionAfter(int index);

	/**
	 * The same page of other objects, at the same cost.
	 */
	@Override
	<U> ItemWindow<U> map(Function<? super T, ? extends U> converter);

	/**
	 * What a page cost. Read units are those DynamoDB reported; scanned counts items
	 * before filters. Fetching what an index does not carry is part of calls and units.
	 *
	 * @param calls how often DynamoDB was asked
	 * @param scanned how many items it read
	 * @param returned how many results the page holds
	 * @param readUnits what the service charged
	 * @param skipped how many items were passed over because they could not be read
	 */
	record Statistics(int calls, int scanned, int returned, double readUnits, int skipped) {

		public Statistics(int calls, int scanned, int returned, double readUnits) {
			this(calls, scanned, returned, readUnits, 0);
		}

	}

}
