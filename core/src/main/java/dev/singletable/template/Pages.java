package dev.singletable.template;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.singletable.convert.AttributeReader;
import dev.singletable.query.ItemScrollPosition;
import dev.singletable.query.ItemWindow;
import dev.singletable.request.ReadCall;
import dev.singletable.wire.Gateway;
import dev.singletable.wire.PageAnswer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The pages of one key condition, read one after the other.
 */
final class Pages<R> {

	private final Gateway gateway;

	private final SelectionReader<R> reader;

	private final @Nullable FollowUp<R> followUp;

	private final String fingerprint;

	private final UnaryOperator<R> afterReading;

	private final List<Row<R>> rows = new ArrayList<>();

	private ReadCall.Page call;

	private boolean exhausted;

	private int calls;

	private int scanned;

	private double readUnits;

	Pages(Gateway gateway, ReadCall.Page call, SelectionReader<R> reader, @Nullable FollowUp<R> followUp,
			String fingerprint, UnaryOperator<R> afterReading) {
		this.afterReading = afterReading;
		this.gateway = gateway;
		this.call = call;
		this.reader = reader;
		this.followUp = followUp;
		this.fingerprint = fingerprint;
	}

	/**
	 * Reads the next page into the rows, unless there is none.
	 */
	boolean next() {
		if (this.exhausted) {
			return false;
		}
		FollowUp<R> fetch = this.followUp;
		if (fetch == null) {
			Function<AttributeReader, @Nullable Row<R>> rows = this.reader::read;
			add(turn(this.gateway.<Row<R>>page(this.call, rows)).rows());
		}
		else {
			Function<AttributeReader, @Nullable Map<String, AttributeValue>> keys = fetch::keys;
			add(fetch.fetch(turn(this.gateway.<Map<String, AttributeValue>>page(this.call, keys)).rows()));
		}
		return true;
	}

	/**
	 * The application is called when the answer is read, not while the connection is
	 * held.
	 */
	private void add(List<Row<R>> read) {
		for (Row<R> row : read) {
			R result = this.afterReading.apply(row.result());
			this.rows.add((result == row.result()) ? row : new Row<>(result, row.keys()));
		}
	}

	private <A> PageAnswer<A> turn(PageAnswer<A> answer) {
		this.calls++;
		this.scanned += answer.scanned();
		this.readUnits += answer.readUnits();
		Map<String, AttributeValue> last = answer.lastKey();
		this.exhausted = last == null;
		this.call = this.call.from(last, this.call.paging().size());
		return answer;
	}

	List<Row<R>> rows() {
		return this.rows;
	}

	int calls() {
		return this.calls;
	}

	/**
	 * How many items DynamoDB counts.
	 */
	long count() {
		ReadCall.Page counting = new ReadCall.Page(this.call.table(), this.call.entityType(), this.call.index(),
				this.call.expressions(), this.call.paging(), true);
		long count = 0;
		Map<String, AttributeValue> start = this.call.paging().start();
		do {
			PageAnswer<Object> answer = this.gateway.page(counting.from(start, null), (in) -> null);
			count += answer.count();
			start = answer.lastKey();
		}
		while (start != null);
		return count;
	}

	/**
	 * How many rows there are, reading them.
	 */
	long countRows() {
		long count = 0;
		while (next()) {
			count += this.rows.size();
			this.rows.clear();
		}
		return count;
	}

	/**
	 * The rows as they are consumed, reading a page when one is needed.
	 */
	Iterator<Row<R>> iterator() {
		return new Rows();
	}

	/**
	 * The rows up to the limit, with a position after each.
	 */
	ItemWindow<R> window(int limit) {
		boolean trimmed = this.rows.size() > limit;
		List<Row<R>> kept = List.copyOf(trimmed ? this.rows.subList(0, limit) : this.rows);
		Map<String, AttributeValue> end = trimmed ? null : this.call.paging().start();
		boolean more = trimmed || !this.exhausted;
		return ItemWindow.of(kept.stream().map(Row::result).toList(),
				(index) -> position(kept, index, more ? end : null), more,
				new ItemWindow.Statistics(this.calls, this.scanned, kept.size(), this.readUnits));
	}

	private ItemScrollPosition position(List<Row<R>> kept, int index, @Nullable Map<String, AttributeValue> end) {
		boolean last = index == kept.size() - 1;
		return ItemScrollPosition.of((last && end != null) ? end : kept.get(index).keys(), this.fingerprint);
	}

	/** Row by row. */
	private final class Rows implements Iterator<Row<R>> {

		private int position;

		@Override
		public boolean hasNext() {
			while (this.position >= Pages.this.rows.size()) {
				Pages.this.rows.clear();
				this.position = 0;
				if (!Pages.this.next()) {
					return false;
				}
			}
			return true;
		}

		@Override
		public Row<R> next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			return Pages.this.rows.get(this.position++);
		}

	}

}
