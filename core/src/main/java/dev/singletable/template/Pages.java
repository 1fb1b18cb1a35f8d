package dev.singletable.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import dev.singletable.query.ItemScrollPosition;
import dev.singletable.query.ItemWindow;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The pages of one key condition, or of some keys, read one after the other.
 */
final class Pages<R> {

	private final PageSource<R> source;

	private final ResultCallouts<R> callouts;

	private final PageSizes sizes;

	private final List<Row<R>> rows = new ArrayList<>();

	private final Deque<PageResult<R>> ahead = new ArrayDeque<>();

	private @Nullable Map<String, AttributeValue> start;

	private boolean exhausted;

	private ItemWindow.Statistics cost = new ItemWindow.Statistics(0, 0, 0, 0);

	/**
	 * The pages from a key on.
	 * @param exhausted whether there are none
	 */
	Pages(PageSource<R> source, ResultCallouts<R> callouts, PageSizes sizes,
			@Nullable Map<String, AttributeValue> start, boolean exhausted) {
		this.source = source;
		this.callouts = callouts;
		this.sizes = sizes;
		this.start = start;
		this.exhausted = exhausted;
	}

	/**
	 * Reads pages that are taken later, at least one. May run on another thread, before
	 * anything else is asked.
	 * @param missing how many rows are wanted of each
	 */
	Pages<R> readAhead(long missing, BooleanSupplier enough) {
		PageResult<R> page;
		do {
			page = read(missing);
			if (page != null) {
				this.ahead.add(page);
			}
		}
		while (page != null && !enough.getAsBoolean());
		return this;
	}

	private @Nullable PageResult<R> read(long missing) {
		if (this.exhausted) {
			return null;
		}
		PageResult<R> page = this.source.read(this.start, this.sizes.next(missing));
		this.exhausted = page.lastKey() == null;
		this.start = page.lastKey();
		return page;
	}

	/**
	 * Reads the next page into the rows, unless there is none.
	 * @param missing how many rows are wanted of it
	 */
	boolean next(long missing) {
		PageResult<R> page = this.ahead.isEmpty() ? read(missing) : this.ahead.remove();
		if (page == null) {
			return false;
		}
		List<Row<R>> wanted = this.callouts.wanted(page.rows());
		this.sizes.learn(page.cost().scanned(), wanted.size());
		this.cost = sum(this.cost, page.cost());
		this.rows.addAll(wanted);
		return true;
	}

	private static ItemWindow.Statistics sum(ItemWindow.Statistics one, ItemWindow.Statistics other) {
		return new ItemWindow.Statistics(one.calls() + other.calls(), one.scanned() + other.scanned(), 0,
				one.readUnits() + other.readUnits(), one.skipped() + other.skipped());
	}

	/**
	 * Reads pages until there are so many rows, none is left, or the calls are used up.
	 */
	void fill(long wanted, int mostCalls) {
		boolean more = true;
		while (more && this.rows.size() < wanted) {
			more = next(wanted - this.rows.size()) && this.cost.calls() < mostCalls;
		}
	}

	/**
	 * The rows read so far, which are forgotten.
	 */
	List<Row<R>> take() {
		List<Row<R>> taken = List.copyOf(this.rows);
		this.rows.clear();
		return taken;
	}

	/**
	 * The rows up to the limit, in the query's order, with a position at each.
	 */
	ItemWindow<R> window(int limit, Positions positions) {
		boolean trimmed = this.rows.size() > limit;
		List<Row<R>> kept = List.copyOf(trimmed ? this.rows.subList(0, limit) : this.rows);
		boolean more = trimmed || !this.exhausted;
		Map<String, AttributeValue> end = trimmed ? null : this.start;
		ItemScrollPosition next = more ? positions.after(kept, end) : null;
		List<R> results = new ArrayList<>(kept.size());
		kept.forEach((row) -> results.add(row.result()));
		if (positions.backward()) {
			Collections.reverse(results);
		}
		return ItemWindow.of(results, (index) -> at(positions, kept, index, next), more, new ItemWindow.Statistics(
				this.cost.calls(), this.cost.scanned(), kept.size(), this.cost.readUnits(), this.cost.skipped()));
	}

	private static ItemScrollPosition at(Positions positions, List<? extends Row<?>> kept, int index,
			@Nullable ItemScrollPosition next) {
		int read = positions.backward() ? kept.size() - 1 - index : index;
		boolean last = index < 0 || read == kept.size() - 1;
		return (last && next != null) ? next : positions.at(kept.get(read));
	}

}
