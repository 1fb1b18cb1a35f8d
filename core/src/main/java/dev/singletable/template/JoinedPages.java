package dev.singletable.template;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rows of several key conditions, one after the other. Not a flat map of streams,
 * whose iterator would read all pages of a condition before it gives the first row.
 */
final class JoinedPages<R> implements Iterator<Row<R>> {

	private final Iterator<Pages<R>> pages;

	private Iterator<Row<R>> rows = Collections.emptyIterator();

	JoinedPages(List<Pages<R>> pages) {
		this.pages = pages.iterator();
	}

	Stream<Row<R>> stream() {
		return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
	}

	@Override
	public boolean hasNext() {
		while (!this.rows.hasNext()) {
			if (!this.pages.hasNext()) {
				return false;
			}
			this.rows = this.pages.next().iterator();
		}
		return true;
	}

	@Override
	public Row<R> next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return this.rows.next();
	}

}
