package dev.singletable.faults;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/**
 * What may become of a request on its way to the service and of its answer on the way
 * back.
 */
enum Fault {

	/** Refused for coming too often. */
	THROTTLED(false) {

		@Override
		HttpExecuteResponse happen(Request request) {
			return error(400, "ProvisionedThroughputExceededException", "Too many requests.");
		}

	},

	/** Refused as a transaction was at the item. */
	CONFLICT(false) {

		@Override
		HttpExecuteResponse happen(Request request) throws IOException {
			if (request.isRead()) {
				return request.send();
			}
			return request.isTransaction() ? answer(400, """
					{"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",\
					"Message":"Transaction cancelled","CancellationReasons":[\
					{"Code":"TransactionConflict","Message":"Transaction is ongoing for the item"}]}""")
					: error(400, "TransactionConflictException", "Transaction is ongoing for the item");
		}

	},

	/** Nobody listened. */
	REFUSED(false) {

		@Override
		HttpExecuteResponse happen(Request request) throws IOException {
			throw new ConnectException("Connection refused");
		}

	},

	/** Takes its time, back and forth. */
	SLOW(false) {

		@Override
		HttpExecuteResponse happen(Request request) throws IOException {
			request.pause();
			HttpExecuteResponse response = request.send();
			request.pause();
			return response;
		}

	},

	/** Failed before it took effect. */
	SERVER_ERROR(true) {

		@Override
		HttpExecuteResponse happen(Request request) {
			return error(500, "InternalServerError", "Internal server error");
		}

	},

	/** Took effect and failed then. */
	LATE_SERVER_ERROR(true) {

		@Override
		HttpExecuteResponse happen(Request request) throws IOException {
			request.arrive();
			return error(500, "InternalServerError", "Internal server error");
		}

	},

	/** Took effect; something in between gave up waiting. */
	BAD_GATEWAY(true) {

		@Override
		HttpExecuteResponse happen(Request request) throws IOException {
			request.arrive();
			return answer(502, "");
		}

	},

	/** Lost on the way. */
	RESET(true) {

		@Override
		HttpExecuteResponse happen(Request request) throws IOException {
			throw new SocketException("Connection reset");
		}

	},

	/** Took effect; the answer was lost. */
	ANSWER_LOST(true) {

		@Override
		HttpExecuteResponse happen(Request request) throws IOException {
			request.arrive();
			throw new SocketException("Connection reset");
		}

	},

	/** Took effect; half of the answer was lost. */
	ANSWER_CUT(true) {

		@Override
		HttpExecuteResponse happen(Request request) throws IOException {
			byte[] body = request.arrive();
			return answer(200, Arrays.copyOf(body, body.length / 2));
		}

	},

	/** Given up, and arrives when nobody expects it any more. */
	LATE(true) {

		@Override
		HttpExecuteResponse happen(Request request) throws IOException {
			request.sendLater();
			throw new SocketException("Connection reset");
		}

	};

	private final boolean ambiguous;

	Fault(boolean ambiguous) {
		this.ambiguous = ambiguous;
	}

	/** A request on its way. */
	interface Request {

		HttpExecuteResponse send() throws IOException;

		/** Sends it and reads the answer, for nobody. */
		default byte[] arrive() throws IOException {
			try (InputStream body = send().responseBody().orElseThrow()) {
				return body.readAllBytes();
			}
		}

		void sendLater() throws IOException;

		void pause();

		boolean isRead();

		boolean isTransaction();

	}

	/**
	 * Whether the sender cannot know if the request took effect.
	 */
	boolean isAmbiguous() {
		return this.ambiguous;
	}

	abstract HttpExecuteResponse happen(Request request) throws IOException;

	private static HttpExecuteResponse error(int status, String code, String message) {
		return answer(status,
				"{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"%s\"}".formatted(code, message));
	}

	private static HttpExecuteResponse answer(int status, String body) {
		return answer(status, body.getBytes(StandardCharsets.UTF_8));
	}

	private static HttpExecuteResponse answer(int status, byte[] body) {
		return HttpExecuteResponse.builder()
			.response(SdkHttpFullResponse.builder().statusCode(status).build())
			.responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
			.build();
	}

}
