package dev.singletable.query;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

/**
 * A page that knows what it cost.
 *
 * @param <T> what the page holds
 */
public interface ItemWindow<T> extends Window<T> {

	/**
	 * A page of results.
	 * @param positions the position to continue from after each result, by its place; -1
	 * asks for the one after an empty page
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
	 * The same page of other objects, at the same cost.
	 */
	@Override
	<U> ItemWindow<U> map(Function<? super T, ? extends U> converter);

	/**
	 * What a page cost. Read units are those DynamoDB reported; scanned counts items
	 * before filters.
	 *
	 * @param calls how often DynamoDB was asked
	 * @param scanned how many items it read
	 * @param returned how many results the page holds
	 * @param readUnits what the service charged
	 */
	record Statistics(int calls, int scanned, int returned, double readUnits) {
	}

}
