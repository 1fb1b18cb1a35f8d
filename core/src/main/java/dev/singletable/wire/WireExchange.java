package dev.singletable.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.singletable.convert.AttributeReader;
import dev.singletable.json.JsonItemReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * What one call and the interceptor on the client tell each other.
 */
final class WireExchange<R> {

	private static final int INVALID = 400;

	private final @Nullable Consumer<WireBody> encoder;

	private final @Nullable Function<AttributeReader, @Nullable R> decoder;

	private @Nullable WireSlot slot;

	private boolean bodyWritten;

	private boolean decoded;

	private boolean found;

	private @Nullable String checksum;

	private List<R> rows = List.of();

	private @Nullable RuntimeException failure;

	WireExchange(@Nullable Consumer<WireBody> encoder, @Nullable Function<AttributeReader, @Nullable R> decoder) {
		this.encoder = encoder;
		this.decoder = decoder;
	}

	/**
	 * For calls that carry the SDK's values.
	 */
	static <R> WireExchange<R> none() {
		return new WireExchange<>(null, null);
	}

	/**
	 * What the request has to carry for the interceptor to find this, or null.
	 */
	@Nullable AwsRequestOverrideConfiguration override(boolean once) {
		WireSlot own = this.slot;
		return (own != null) ? own.override(once) : once ? Sending.ONCE : null;
	}

	/**
	 * Sends, and makes sure that the body went with it.
	 * @param send makes the request and sends it
	 */
	<A> A sent(Supplier<A> send) {
		if (this.encoder == null && this.decoder == null) {
			return send.get();
		}
		WireSlot own = WireSlot.borrow(this);
		this.slot = own;
		this.bodyWritten = false;
		if (this.encoder != null) {
			this.encoder.accept(own.body());
		}
		A answer = sentWithBody(send);
		this.slot = null;
		own.giveBack();
		return answer;
	}

	private <A> A sentWithBody(Supplier<A> send) {
		try {
			A answer = send.get();
			requireWritten(null);
			return answer;
		}
		catch (DynamoDbException ex) {
			if (ex.statusCode() == INVALID) {
				requireWritten(ex);
			}
			throw ex;
		}
	}

	private void requireWritten(@Nullable Exception cause) {
		if (writesBody() && !this.bodyWritten) {
			throw new DataAccessResourceFailureException(
					"Nothing was written: the client no longer calls the interceptor %s, so that the request had no items. "
						.formatted(DirectWire.class.getName())
							+ "Leave it on the client, or set singletable.wire.direct to false.",
					cause);
		}
	}

	/**
	 * Whether the body of the request is not the SDK's.
	 */
	boolean writesBody() {
		return this.encoder != null;
	}

	@Nullable WireBody body() {
		WireSlot own = this.slot;
		return (own != null && writesBody()) ? own.body() : null;
	}

	JsonItemReader reader() {
		WireSlot own = this.slot;
		return (own != null) ? own.reader() : new JsonItemReader();
	}

	/** Whether items are still to be read; a client may have the interceptor twice. */
	boolean awaitsItems() {
		return this.decoder != null && !this.decoded;
	}

	/** Forgets the attempt before. */
	void reset() {
		this.decoded = false;
		this.found = false;
		this.rows = List.of();
		this.failure = null;
		this.checksum = null;
	}

	void expect(String crc32) {
		this.checksum = crc32;
	}

	@Nullable String checksum() {
		return this.checksum;
	}

	void written() {
		this.bodyWritten = true;
	}

	/**
	 * Makes a row of the item at hand; after a failure no more.
	 */
	void decode(AttributeReader in) {
		this.found = true;
		Function<AttributeReader, @Nullable R> decode = this.decoder;
		R row = (decode != null && this.failure == null) ? decode.apply(in) : null;
		if (row != null) {
			this.rows.add(row);
		}
	}

	void begin() {
		this.rows = new ArrayList<>();
	}

	/** A fault of an item is the caller's to see, not the client's to repeat. */
	void fail(RuntimeException ex) {
		this.failure = (this.failure != null) ? this.failure : ex;
	}

	boolean hasFailed() {
		return this.failure != null;
	}

	/** Whether the answer's items, and all that is wrong with one, are here. */
	boolean isDecoded() {
		return this.decoded;
	}

	void complete() {
		this.decoded = true;
	}

	/**
	 * The rows, or null when the SDK has read the items itself.
	 * @throws RuntimeException what was wrong with an item
	 */
	@Nullable List<R> rows() {
		if (!this.decoded) {
			return null;
		}
		if (this.failure != null) {
			throw this.failure;
		}
		return this.rows;
	}

	/** Whether there was an item, even one that was passed over. */
	boolean hasItem() {
		return this.found;
	}

}
