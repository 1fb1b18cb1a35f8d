package dev.singletable.template;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import org.jspecify.annotations.Nullable;

/**
 * The windows of a query, one after the other, each read when it is asked for.
 */
final class Windows<T> implements Iterator<ItemWindow<T>> {

	private final Function<ItemQuery<T>, ItemWindow<T>> scroll;

	private @Nullable ItemQuery<T> next;

	Windows(ItemQuery<T> query, Function<ItemQuery<T>, ItemWindow<T>> scroll) {
		this.next = query;
		this.scroll = scroll;
	}

	Stream<ItemWindow<T>> stream() {
		return StreamSupport
			.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL), false);
	}

	@Override
	public boolean hasNext() {
		return this.next != null;
	}

	@Override
	public ItemWindow<T> next() {
		ItemQuery<T> query = this.next;
		if (query == null) {
			throw new NoSuchElementException();
		}
		ItemWindow<T> window = this.scroll.apply(query);
		this.next = window.hasNext() ? query.from(window.nextPosition()) : null;
		return window;
	}

}
