package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What the application says to each result. It is called on the thread that asked, and
 * when the answer is read, not while the connection is held.
 */
record ResultCallouts<R>(UnaryOperator<R> afterReading, @Nullable Predicate<? super R> predicate) {

	/**
	 * The rows that are wanted, as they are wanted.
	 */
	List<Row<R>> wanted(List<Row<R>> read) {
		List<Row<R>> wanted = new ArrayList<>(read.size());
		for (Row<R> row : read) {
			R result = this.afterReading.apply(row.result());
			if (this.predicate == null || this.predicate.test(result)) {
				wanted.add((result == row.result()) ? row : new Row<>(result, row.keys()));
			}
		}
		return wanted;
	}

}
