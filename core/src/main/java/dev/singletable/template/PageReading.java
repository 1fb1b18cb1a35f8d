package dev.singletable.template;

import java.util.Map;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.query.ItemWindow;
import dev.singletable.request.ReadCall;
import dev.singletable.wire.BatchRows;
import dev.singletable.wire.Gateway;
import dev.singletable.wire.PageAnswer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads one page: the items, and what their index does not carry. On any thread: nothing
 * of the application is called but what makes its entities.
 */
final class PageReading<R> {

	private final Gateway gateway;

	private final Selection<?> selection;

	private final SelectionReader<R> reader;

	private final @Nullable FollowUp<R> followUp;

	PageReading(Gateway gateway, Selection<?> selection, SelectionReader<R> reader, @Nullable FollowUp<R> followUp) {
		this.gateway = gateway;
		this.selection = selection;
		this.reader = reader;
		this.followUp = followUp;
	}

	/**
	 * The page of a call.
	 */
	PageResult<R> read(ReadCall.Page asked) {
		ReadCall.Page call = this.selection.alive(asked);
		FollowUp<R> fetch = this.followUp;
		if (fetch == null) {
			Function<AttributeReader, @Nullable Decoded<R>> items = this.reader::read;
			PageAnswer<Decoded<R>> answer = this.gateway.<Decoded<R>>page(call, items);
			return result(call.table(), answer, new BatchRows<>(answer.rows(), 0, 0));
		}
		Function<AttributeReader, @Nullable Map<String, AttributeValue>> keys = fetch::keys;
		PageAnswer<Map<String, AttributeValue>> answer = this.gateway.<Map<String, AttributeValue>>page(call, keys);
		return result(call.table(), answer, fetch.fetch(answer.rows()));
	}

	private PageResult<R> result(String table, PageAnswer<?> answer, BatchRows<Decoded<R>> decoded) {
		ItemWindow.Statistics cost = new ItemWindow.Statistics(1 + decoded.calls(), answer.scanned(), 0,
				answer.readUnits() + decoded.readUnits());
		return PageResult.of(table, decoded.rows(), answer.lastKey(), cost);
	}

}
