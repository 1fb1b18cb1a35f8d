package dev.singletable.template;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.singletable.observe.ObservedOperation;
import org.jspecify.annotations.Nullable;

/**
 * The results of several key conditions, one after the other, each page read when it is
 * needed. Not a flat map of streams, whose iterator would read all pages of a condition
 * before it gives the first row.
 */
final class JoinedPages<R> implements Iterator<R>, AutoCloseable {

	private final Iterator<Pages<R>> pages;

	private final Runnable end;

	private @Nullable Pages<R> open;

	private Iterator<Row<R>> rows = Collections.emptyIterator();

	private long missing;

	private @Nullable ObservedOperation operation;

	/**
	 * Results of these pages.
	 * @param wanted how many at most
	 */
	JoinedPages(List<Pages<R>> pages, long wanted) {
		this(pages.iterator(), () -> {
		}, wanted);
	}

	private JoinedPages(Iterator<Pages<R>> pages, Runnable end, long wanted) {
		this.pages = pages;
		this.end = end;
		this.missing = wanted;
	}

	/**
	 * All results of pages that are read ahead.
	 */
	static <R> JoinedPages<R> ahead(ReadAhead<Pages<R>> pages) {
		return new JoinedPages<>(pages, pages::close, PageSizes.ALL);
	}

	/**
	 * The same, as what is read by an operation that ends with them.
	 */
	JoinedPages<R> observedAs(ObservedOperation started) {
		this.operation = started;
		return this;
	}

	Stream<R> stream() {
		return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
			.onClose(this::close);
	}

	@Override
	public boolean hasNext() {
		ObservedOperation reading = this.operation;
		boolean more = this.missing > 0;
		while (more && !this.rows.hasNext()) {
			more = (reading != null) ? reading.part(this::readOn) : readOn();
		}
		if (!more && reading != null) {
			reading.end(null);
		}
		return more;
	}

	/** False after the last page of the last condition. */
	private boolean readOn() {
		Pages<R> current = this.open;
		if (current != null && current.next(this.missing)) {
			this.rows = current.take().iterator();
			return true;
		}
		if (!this.pages.hasNext()) {
			this.end.run();
			return false;
		}
		this.open = this.pages.next();
		return true;
	}

	@Override
	public R next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		this.missing--;
		return this.rows.next().result();
	}

	/**
	 * Ends what is read ahead.
	 */
	@Override
	public void close() {
		this.end.run();
		if (this.operation != null) {
			this.operation.end(null);
		}
	}

}
