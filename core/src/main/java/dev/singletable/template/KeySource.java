package dev.singletable.template;

import java.util.List;
import java.util.Map;

import dev.singletable.key.ItemKey;
import dev.singletable.query.ItemWindow;
import dev.singletable.wire.BatchRows;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Pages of the items of some keys, in their order.
 */
final class KeySource<R> implements PageSource<R> {

	/** As many keys as one call takes. */
	static final int PAGE = 100;

	private final FollowUp<R> items;

	private final List<ItemKey> keys;

	private int read;

	KeySource(FollowUp<R> items, List<ItemKey> keys) {
		this.items = items;
		this.keys = keys;
	}

	@Override
	public PageResult<R> read(@Nullable Map<String, AttributeValue> start, @Nullable Integer size) {
		int most = (size != null) ? Math.min(size, PAGE) : PAGE;
		int end = Math.min(this.read + most, this.keys.size());
		List<Map<String, AttributeValue>> page = this.items.keysOf(this.keys.subList(this.read, end));
		this.read = end;
		BatchRows<Decoded<R>> found = this.items.fetch(page);
		ItemWindow.Statistics cost = new ItemWindow.Statistics(found.calls(), page.size(), 0, found.readUnits());
		boolean last = end == this.keys.size();
		return PageResult.of(this.items.table(), found.rows(), last ? null : page.get(page.size() - 1), cost);
	}

}
