package dev.singletable.template;

import java.util.List;
import java.util.Map;

import dev.singletable.cursor.InvalidCursorException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The shards of an index as one range of keys, one after the other.
 * <p>
 * A key among them has its shard's text in the index's partition attribute. Between two
 * shards, where there is no key, that attribute alone has the text of the later one,
 * whichever way they are read.
 */
final class ShardSource<R> implements PageSource<R> {

	private final String attribute;

	private final List<Shard<R>> shards;

	private final boolean forward;

	/**
	 * Shards in their order.
	 * @param attribute the partition attribute of the index
	 * @param forward whether the first is read first
	 */
	ShardSource(String attribute, List<Shard<R>> shards, boolean forward) {
		this.attribute = attribute;
		this.shards = List.copyOf(shards);
		this.forward = forward;
	}

	/**
	 * One of the shards.
	 *
	 * @param partition the text of the index's partition attribute
	 */
	record Shard<R>(String partition, PageSource<R> source) {

	}

	@Override
	public PageResult<R> read(@Nullable Map<String, AttributeValue> start, @Nullable Integer size) {
		boolean between = start == null || start.size() == 1;
		int at = (start == null) ? first() : placeOf(start, between);
		PageResult<R> page = this.shards.get(at).source().read(between ? null : start, size);
		return (page.lastKey() != null) ? page : new PageResult<>(page.rows(), after(at), page.cost());
	}

	private int first() {
		return this.forward ? 0 : this.shards.size() - 1;
	}

	private int placeOf(Map<String, AttributeValue> start, boolean between) {
		AttributeValue text = start.get(this.attribute);
		int turned = (between && !this.forward) ? 1 : 0;
		for (int place = turned; text != null && place < this.shards.size(); place++) {
			if (this.shards.get(place).partition().equals(text.s())) {
				return place - turned;
			}
		}
		throw new InvalidCursorException("The position is in no shard of this query. Begin at page one.");
	}

	private @Nullable Map<String, AttributeValue> after(int place) {
		int later = this.forward ? place + 1 : place;
		return (later > 0 && later < this.shards.size())
				? Map.of(this.attribute, AttributeValue.fromS(this.shards.get(later).partition())) : null;
	}

}
