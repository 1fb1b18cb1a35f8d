package dev.singletable.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

import dev.singletable.convert.UnreadableItemException;
import dev.singletable.json.JsonItemReader;
import dev.singletable.json.WireJson;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.http.Abortable;
import software.amazon.awssdk.http.SdkHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * Makes rows of a response's items and leaves the rest of the body to the SDK.
 * <p>
 * The body is read to its end whatever an item is like, so that its checksum is known and
 * the connection serves again. Only a damaged body is an I/O fault.
 */
final class ResponseDecoder {

	static final String DAMAGED = "The response of DynamoDB is damaged or incomplete.";

	private static final int OK = 200;

	private static final int END = -1;

	private final WireExchange<?> exchange;

	private final JsonItemReader reader;

	private final Envelope envelope = new Envelope();

	ResponseDecoder(WireExchange<?> exchange) {
		this.exchange = exchange;
		this.reader = exchange.reader();
	}

	/**
	 * Whether it is an answer in plain JSON; errors and compressed bodies are the SDK's.
	 */
	static boolean understands(SdkHttpResponse response) {
		return response.statusCode() == OK && response.firstMatchingHeader("Content-Encoding").isEmpty()
				&& response.firstMatchingHeader("Content-Type")
					.filter((type) -> type.startsWith("application/x-amz-json"))
					.isPresent();
	}

	/**
	 * The body without its items.
	 * @throws RetryableException if the body is damaged or ends too early
	 */
	InputStream decode(InputStream body) {
		try (body) {
			return checkedOrAborted(body);
		}
		catch (JacksonException | IOException ex) {
			throw RetryableException.builder()
				.message(DAMAGED)
				.cause((ex instanceof IOException) ? ex : io(ex))
				.build();
		}
	}

	/** Aborted before it is closed: to close a stream reads its rest, however long. */
	private InputStream checkedOrAborted(InputStream body) throws IOException {
		boolean done = false;
		try {
			InputStream rest = checked(body);
			done = true;
			return rest;
		}
		finally {
			if (!done && body instanceof Abortable open) {
				open.abort();
			}
		}
	}

	private static IOException io(Exception ex) {
		return (ex.getCause() instanceof IOException cause) ? cause
				: new IOException("The body is no JSON of DynamoDB's: " + ex.getClass().getSimpleName(), ex);
	}

	private InputStream checked(InputStream body) throws IOException {
		CRC32 crc = new CRC32();
		InputStream in = new CheckedInputStream(body, crc);
		this.exchange.begin();
		try (JsonParser parser = WireJson.parser(in); Envelope envelope = this.envelope) {
			try {
				decode(parser);
			}
			catch (UnreadableItemException ex) {
				this.exchange.fail(ex);
			}
			while (parser.nextToken() != null) {
				parser.skipChildren();
			}
			envelope.end();
		}
		while (in.read() != END) {
			// the parser has stopped at the end or before white space
		}
		String expected = this.exchange.checksum();
		if (expected != null && !expected.equals(Long.toString(crc.getValue()))) {
			throw new IOException("x-amz-crc32 is not that of the body.");
		}
		this.exchange.complete();
		return this.exchange.hasFailed() ? Envelope.empty() : this.envelope.content();
	}

	private void decode(JsonParser parser) {
		require(parser.nextToken(), JsonToken.START_OBJECT);
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken token = parser.nextToken();
			switch (name) {
				case "Items" -> items(parser, token);
				case "Item", "Attributes" -> item(parser, token);
				case "Responses" -> responses(parser, token);
				default -> this.envelope.copy(name, parser);
			}
		}
		require(parser.currentToken(), JsonToken.END_OBJECT);
		require(parser.nextToken(), null);
	}

	private static void require(@Nullable JsonToken found, @Nullable JsonToken wanted) {
		if (found != wanted) {
			throw new StreamReadException("expected " + wanted + ", found " + found);
		}
	}

	/** Batches answer with a list for each table. */
	private void responses(JsonParser parser, @Nullable JsonToken token) {
		require(token, JsonToken.START_OBJECT);
		while (parser.nextName() != null) {
			items(parser, parser.nextToken());
		}
	}

	private void items(JsonParser parser, @Nullable JsonToken token) {
		require(token, JsonToken.START_ARRAY);
		for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
			item(parser, next);
		}
	}

	private void item(JsonParser parser, @Nullable JsonToken token) {
		if (token == JsonToken.VALUE_NULL) {
			return;
		}
		this.reader.load(parser);
		try {
			this.exchange.decode(this.reader);
		}
		catch (RuntimeException ex) {
			this.exchange.fail(ex);
		}
	}

}
