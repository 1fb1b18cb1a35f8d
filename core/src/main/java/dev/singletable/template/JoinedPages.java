package dev.singletable.template;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * The results of several key conditions, one after the other, each page read when it is
 * needed. Not a flat map of streams, whose iterator would read all pages of a condition
 * before it gives the first row.
 */
final class JoinedPages<R> implements FoundResults<R> {

	private final Iterator<Pages<R>> pages;

	private final Runnable end;

	private @Nullable Pages<R> open;

	private Iterator<Row<R>> rows = Collections.emptyIterator();

	private long missing;

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

	@Override
	public boolean isAtHand() {
		return this.missing > 0 && this.rows.hasNext();
	}

	@Override
	public boolean hasNext() {
		boolean more = this.missing > 0;
		while (more && !this.rows.hasNext()) {
			more = readOn();
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
			close();
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

	@Override
	public void close() {
		this.end.run();
	}

}
