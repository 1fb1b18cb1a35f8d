package dev.singletable.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.singletable.convert.AttributeReader;
import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.request.ReadCall;
import dev.singletable.request.WriteCall;
import dev.singletable.table.ItemSizes;
import dev.singletable.write.OperationDetails;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * The one door to DynamoDB: renders, sends, repeats, decodes, translates errors.
 */
public final class Gateway {

	private final DynamoDbClient client;

	private final SdkRequests requests;

	private final ErrorTranslator errors;

	private final SingleWrites singles;

	private final BatchCalls batches;

	private final Sending sending;

	private final Carrier carrier;

	private @Nullable WriteWatch watch;

	private Gateway(DynamoDbClient client, ItemCodecs codecs, Duration deadline, Carrier carrier) {
		this.client = client;
		this.carrier = carrier;
		this.requests = new SdkRequests(codecs.model());
		this.errors = new ErrorTranslator(new ItemReading(codecs));
		this.sending = new Sending(client, new Retries(deadline));
		this.singles = new SingleWrites(client, this.requests, this.errors, this.sending, carrier);
		this.batches = new BatchCalls(client, this.requests, this.errors, this.sending, carrier);
	}

	/**
	 * A gateway through this client.
	 * @param deadline how long a call, with its repetitions, may take
	 */
	public static Gateway of(DynamoDbClient client, ItemCodecs codecs, Duration deadline) {
		return of(client, codecs, deadline, WireOptions.defaults());
	}

	/**
	 * A gateway through this client.
	 * @param deadline how long a call, with its repetitions, may take
	 * @param options how items are carried
	 */
	public static Gateway of(DynamoDbClient client, ItemCodecs codecs, Duration deadline, WireOptions options) {
		return new Gateway(client, codecs, deadline, Carrier.of(client, options));
	}

	/**
	 * This gateway, which tells of its writes from now on.
	 */
	public Gateway watched(WriteWatch by) {
		this.watch = by;
		return this;
	}

	private <R> R watched(List<WriteCall.Single> writes, Supplier<R> send) {
		WriteWatch told = this.watch;
		if (told == null) {
			return send.get();
		}
		told.changing(writes);
		try {
			return send.get();
		}
		finally {
			told.changing(writes);
		}
	}

	/**
	 * How items are carried, and why so.
	 */
	public Carrier carrier() {
		return this.carrier;
	}

	/**
	 * Reads one item.
	 * @param decoder makes the result, null for an item it passes over
	 */
	public <R> Optional<R> get(ReadCall.Get call, Function<AttributeReader, @Nullable R> decoder) {
		WireExchange<R> exchange = this.carrier.read(decoder);
		GetItemResponse response = read(
				() -> exchange.sent(() -> this.client.getItem(Observing.sent(this.requests.get(call, exchange)))),
				OperationDetails.of("get", call.entityType(), call.table()));
		Observing.read(response.consumedCapacity());
		Observing.items((exchange.hasItem() || response.hasItem()) ? 1 : 0);
		List<R> rows = exchange.rows();
		if (rows != null) {
			return rows.stream().findFirst();
		}
		return response.hasItem() ? Optional.ofNullable(decoder.apply(AttributeValueReader.of(response.item())))
				: Optional.empty();
	}

	/**
	 * Reads one page of a query or scan.
	 * @param decoder makes each row, null for an item it passes over
	 */
	public <R> PageAnswer<R> page(ReadCall.Page call, Function<AttributeReader, @Nullable R> decoder) {
		OperationDetails details = OperationDetails
			.of(call.isScan() ? "scan" : "query", call.entityType(), call.table())
			.withIndex(call.index());
		WireExchange<R> exchange = this.carrier.read(decoder);
		return call.isScan() ? scan(call, exchange, decoder, details) : query(call, exchange, decoder, details);
	}

	private <R> PageAnswer<R> query(ReadCall.Page call, WireExchange<R> exchange,
			Function<AttributeReader, @Nullable R> decoder, OperationDetails details) {
		QueryResponse response = read(() -> counted(exchange,
				exchange.sent(() -> this.client.query(Observing.sent(this.requests.query(call, exchange)))),
				QueryResponse::count), details);
		Observing.read(response.consumedCapacity());
		Observing.page(call.index(), response.count(), response.scannedCount());
		return new PageAnswer<>(rows(exchange, response::items, decoder),
				response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : null, response.count(),
				response.scannedCount(), units(response.consumedCapacity()));
	}

	private <R> PageAnswer<R> scan(ReadCall.Page call, WireExchange<R> exchange,
			Function<AttributeReader, @Nullable R> decoder, OperationDetails details) {
		ScanResponse response = read(() -> counted(exchange,
				exchange.sent(() -> this.client.scan(Observing.sent(this.requests.scan(call, exchange)))),
				ScanResponse::count), details);
		Observing.read(response.consumedCapacity());
		Observing.page(call.index(), response.count(), response.scannedCount());
		return new PageAnswer<>(rows(exchange, response::items, decoder),
				response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : null, response.count(),
				response.scannedCount(), units(response.consumedCapacity()));
	}

	/** A page without a count has lost its body, which the SDK takes for an empty one. */
	private static <A> A counted(WireExchange<?> exchange, A answer, Function<A, @Nullable Integer> count) {
		if (!exchange.isDecoded() && count.apply(answer) == null) {
			throw RetryableException.create(ResponseDecoder.DAMAGED);
		}
		return answer;
	}

	private static <R> List<R> rows(WireExchange<R> exchange, Supplier<List<Map<String, AttributeValue>>> items,
			Function<AttributeReader, @Nullable R> decoder) {
		List<R> rows = exchange.rows();
		return (rows != null) ? rows : decode(items.get(), decoder);
	}

	/**
	 * How much the table and its indexes hold, as the service counts about every six
	 * hours.
	 */
	public ItemSizes itemSizes(String table) {
		return TableDescriptions.sizes(read(() -> this.client.describeTable((request) -> request.tableName(table)),
				OperationDetails.of("describe table", null, table))
			.table());
	}

	static double units(@Nullable ConsumedCapacity capacity) {
		Double units = (capacity != null) ? capacity.capacityUnits() : null;
		return (units != null) ? units : 0;
	}

	static <R> List<R> decode(List<Map<String, AttributeValue>> items, Function<AttributeReader, @Nullable R> decoder) {
		List<R> rows = new ArrayList<>(items.size());
		for (Map<String, AttributeValue> item : items) {
			R row = decoder.apply(AttributeValueReader.of(item));
			if (row != null) {
				rows.add(row);
			}
		}
		return rows;
	}

	private <R> R read(Supplier<R> send, OperationDetails details) {
		try {
			return this.sending.idempotent(send);
		}
		catch (SdkException ex) {
			throw this.errors.translate(ex, details);
		}
	}

	/**
	 * Writes one item.
	 */
	public void write(WriteCall.Single call) {
		write(call, AttributeReader::readItem);
	}

	/**
	 * Writes one item, and reads what the service says of it.
	 * @param decoder makes the result of the new state when the call asks for it, after a
	 * delete that asks of the old
	 * @return empty when the call does not ask or there was no item
	 */
	public <R> Optional<R> write(WriteCall.Single call, Function<AttributeReader, @Nullable R> decoder) {
		return watched(List.of(call), () -> this.singles.write(call, decoder));
	}

	/**
	 * Writes several items, all or none.
	 * @throws dev.singletable.write.TransactionFailedException if a condition failed
	 */
	public void write(WriteCall.Transaction call) {
		write(call, this.errors::translate);
	}

	/**
	 * Writes several items, all or none, of which one is what the caller wrote: it fails
	 * as a single write does.
	 */
	public void writeAsOne(WriteCall.Transaction call) {
		write(call, this.errors::translateAsOne);
	}

	private void write(WriteCall.Transaction call, Translation translation) {
		watched(call.writes(), () -> {
			new TransactionCall(call).write(translation);
			return true;
		});
	}

	/** One transaction until it succeeds or fails for good. */
	private final class TransactionCall {

		private final Doubt doubt = new Doubt();

		private WriteCall.Transaction call;

		TransactionCall(WriteCall.Transaction call) {
			this.call = call;
		}

		void write(Translation translation) {
			while (true) {
				try {
					send();
					return;
				}
				catch (SdkException ex) {
					List<Integer> rest = ErrorTranslator.withoutDroppable(ex, this.call);
					if (rest.size() == this.call.writes().size()) {
						throw translation.of(ex, this.call, this.doubt.isRaised());
					}
					this.call = this.call.only(rest);
				}
			}
		}

		private void send() {
			WriteCall.Transaction sent = this.call;
			WireExchange<Void> exchange = Gateway.this.carrier.write(sent.table(),
					(body) -> WireBodies.write(sent, Gateway.this.requests.attributes(), body));
			Observing.transaction(sent.writes().size());
			Gateway.this.sending
				.transaction(() -> this.doubt.whether(() -> exchange.sent(() -> Gateway.this.client
					.transactWriteItems(Observing.sent(Gateway.this.requests.transaction(sent, exchange))))))
				.consumedCapacity()
				.forEach(Observing::written);
		}

	}

	/** Makes of an SDK error what the caller gets. */
	private interface Translation {

		DataAccessException of(SdkException error, WriteCall.Transaction call, boolean doubtful);

	}

	/**
	 * Writes up to 25 items without conditions, unprocessed ones again and again.
	 */
	public BatchAnswer write(WriteCall.Batch call) {
		return watched(call.writes(), () -> this.batches.write(call));
	}

	/**
	 * Reads items by their keys, 100 with one call, unprocessed ones again and again.
	 * @throws dev.singletable.write.BatchIncompleteException if some were left
	 */
	public <R> List<R> batchGet(ReadCall.Batch call, Function<AttributeReader, @Nullable R> decoder) {
		return this.<R>fetch(call, decoder).rows();
	}

	/**
	 * Like {@link #batchGet}, and tells what it took.
	 */
	public <R> BatchRows<R> fetch(ReadCall.Batch call, Function<AttributeReader, @Nullable R> decoder) {
		return this.batches.get(call, decoder);
	}

	/**
	 * Reads up to 100 items as they were at one moment, in the order of their keys.
	 * @param decoder makes each item, null for one it passes over
	 */
	public <R> List<Optional<R>> snapshot(ReadCall.Snapshot call, Function<AttributeReader, @Nullable R> decoder) {
		OperationDetails details = OperationDetails.of("snapshot", null, call.table());
		try {
			TransactGetItemsResponse response = this.sending.transaction(() -> {
				TransactGetItemsResponse answer = this.client
					.transactGetItems(Observing.sent(this.requests.snapshot(call)));
				if (answer.responses().size() != call.keys().size()) {
					throw RetryableException.create(ResponseDecoder.DAMAGED);
				}
				return answer;
			});
			response.consumedCapacity().forEach(Observing::read);
			Observing.transaction(call.keys().size());
			Observing.items(response.responses().stream().filter(ItemResponse::hasItem).count());
			return response.responses().stream().map((item) -> Gateway.<R>decode(item, decoder)).toList();
		}
		catch (TransactionCanceledException ex) {
			throw ErrorTranslator.isTransient(ex)
					? new TransientDataAccessResourceException(
							details.message("other writers were at the items all the time. Try again."), ex)
					: this.errors.translate(ex, details);
		}
		catch (SdkException ex) {
			throw this.errors.translate(ex, details);
		}
	}

	private static <R> Optional<R> decode(ItemResponse response, Function<AttributeReader, @Nullable R> decoder) {
		return response.hasItem() ? Optional.ofNullable(decoder.apply(AttributeValueReader.of(response.item())))
				: Optional.empty();
	}

}
