package dev.singletable.test;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * What becomes of one request.
 */
sealed interface Fault {

	HttpExecuteResponse happen(UnderwayRequest request) throws IOException;

	default boolean canHappenTo(String operation) {
		return true;
	}

	/** Refused for coming too often. */
	record Throttled() implements Fault {

		@Override
		public HttpExecuteResponse happen(UnderwayRequest request) {
			return Answers.error(400, "ProvisionedThroughputExceededException",
					"The level of configured provisioned throughput for the table was exceeded.");
		}

	}

	/** Refused as a transaction is at the item. */
	record Conflict() implements Fault {

		private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems",
				"TransactGetItems");

		private static final String CONFLICT = "Transaction is ongoing for the item";

		@Override
		public boolean canHappenTo(String operation) {
			return WRITES.contains(operation);
		}

		@Override
		public HttpExecuteResponse happen(UnderwayRequest request) throws IOException {
			if (!request.operation().startsWith("Transact")) {
				return Answers.error(400, "TransactionConflictException", CONFLICT);
			}
			Object items = request.body().get("TransactItems");
			int others = (items instanceof List<?> each) ? each.size() - 1 : 0;
			return Answers.json(400, """
					{"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",\
					"Message":"Transaction cancelled","CancellationReasons":[\
					{"Code":"TransactionConflict","Message":"%s"}%s]}""".formatted(CONFLICT,
					String.join("", Collections.nCopies(others, ",{\"Code\":\"None\"}"))));
		}

	}

	/** Failed in the service. */
	record ServerError() implements Fault {

		@Override
		public HttpExecuteResponse happen(UnderwayRequest request) {
			return Answers.error(500, "InternalServerError", "Internal server error");
		}

	}

	/** Lost on the way. */
	record RequestLost() implements Fault {

		@Override
		public HttpExecuteResponse happen(UnderwayRequest request) throws IOException {
			throw new SocketException("Connection reset");
		}

	}

	/** Took effect; the answer was lost. */
	record AnswerLost() implements Fault {

		@Override
		public HttpExecuteResponse happen(UnderwayRequest request) throws IOException {
			Answers.read(request.send());
			throw new SocketException("Connection reset");
		}

	}

	/** Sent later. */
	record Delayed(Duration by) implements Fault {

		@Override
		public HttpExecuteResponse happen(UnderwayRequest request) throws IOException {
			try {
				Thread.sleep(this.by.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new InterruptedIOException("Interrupted while it was delayed.");
			}
			return request.send();
		}

	}

	/** Done in part. */
	record Unprocessed() implements Fault {

		@Override
		public boolean canHappenTo(String operation) {
			return operation.startsWith("Batch") && operation.endsWith("Item");
		}

		@Override
		public HttpExecuteResponse happen(UnderwayRequest request) throws IOException {
			return new HalfBatch(request).send();
		}

	}

}
