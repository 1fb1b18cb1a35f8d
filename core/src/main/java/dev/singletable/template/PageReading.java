package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.singletable.convert.AttributeReader;
import dev.singletable.query.ItemWindow;
import dev.singletable.request.ReadCall;
import dev.singletable.wire.BatchRows;
import dev.singletable.wire.Gateway;
import dev.singletable.wire.PageAnswer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads one page: the items, what their index does not carry, and what the application
 * says to each.
 */
final class PageReading<R> {

	private static final Log LOG = LogFactory.getLog(SingleTableTemplate.class);

	private final Gateway gateway;

	private final SelectionReader<R> reader;

	private final @Nullable FollowUp<R> followUp;

	private final UnaryOperator<R> afterReading;

	private final @Nullable Predicate<? super R> predicate;

	PageReading(Gateway gateway, SelectionReader<R> reader, @Nullable FollowUp<R> followUp,
			UnaryOperator<R> afterReading, @Nullable Predicate<? super R> predicate) {
		this.gateway = gateway;
		this.reader = reader;
		this.followUp = followUp;
		this.afterReading = afterReading;
		this.predicate = predicate;
	}

	/**
	 * The page of a call.
	 */
	PageResult<R> read(ReadCall.Page call) {
		FollowUp<R> fetch = this.followUp;
		if (fetch == null) {
			Function<AttributeReader, @Nullable Decoded<R>> items = this.reader::read;
			PageAnswer<Decoded<R>> answer = this.gateway.<Decoded<R>>page(call, items);
			return result(call, answer, new BatchRows<>(answer.rows(), 0, 0));
		}
		Function<AttributeReader, @Nullable Map<String, AttributeValue>> keys = fetch::keys;
		PageAnswer<Map<String, AttributeValue>> answer = this.gateway.<Map<String, AttributeValue>>page(call, keys);
		return result(call, answer, fetch.fetch(answer.rows()));
	}

	private PageResult<R> result(ReadCall.Page call, PageAnswer<?> answer, BatchRows<Decoded<R>> decoded) {
		List<Row<R>> rows = new ArrayList<>(decoded.rows().size());
		List<Unreadable<R>> unreadable = new ArrayList<>();
		decoded.rows().forEach((each) -> each.addTo(rows, unreadable));
		if (!unreadable.isEmpty()) {
			LOG.warn("Table '%s': passed over %d unreadable item(s), the first %s".formatted(call.table(),
					unreadable.size(), unreadable.get(0).describe()));
		}
		ItemWindow.Statistics cost = new ItemWindow.Statistics(1 + decoded.calls(), answer.scanned(), 0,
				answer.readUnits() + decoded.readUnits(), unreadable.size());
		return new PageResult<>(wanted(rows), answer.lastKey(), cost);
	}

	/**
	 * The application is called when the answer is read, not while the connection is
	 * held.
	 */
	private List<Row<R>> wanted(List<Row<R>> read) {
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
