package dev.singletable.template;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The results of several key conditions, read while they are taken.
 */
interface FoundResults<R> extends Iterator<R>, AutoCloseable {

	/**
	 * Whether the next result is there and taking it reads nothing.
	 */
	boolean isAtHand();

	/**
	 * Ends what is read ahead.
	 */
	@Override
	void close();

	default Stream<R> stream() {
		return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
			.onClose(this::close);
	}

}
