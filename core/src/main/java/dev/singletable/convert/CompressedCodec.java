package dev.singletable.convert;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import dev.singletable.annotation.Compressed;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Values whose JSON, or bytes, are stored by gzip behind a marker where they are large,
 * and as they are where they are small.
 *
 * @param content how they are stored without compression
 * @param threshold from how many bytes on they are compressed
 */
record CompressedCodec(ValueCodec<Object> content, int threshold) implements ValueCodec<Object> {

	/** What was written is read, however long it is. */
	static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxStringLength(Integer.MAX_VALUE)
			.maxNameLength(Integer.MAX_VALUE)
			.build())
		.build();

	/** Letters and the number of this form; no text begins so, and no usual bytes. */
	private static final byte[] MARKER = { 'S', 'T', 'Z', 1 };

	static ValueCodec<?> of(ValueCodec<?> content, int threshold) {
		if (content instanceof OptionalCodec optional) {
			return new OptionalCodec(Codecs.cast(of(optional.content(), threshold)));
		}
		boolean large = switch (content.kind()) {
			case N, BOOL, NULL -> false;
			default -> !(content instanceof ZonedCodec);
		};
		if (!large) {
			throw UnsupportedTypeException.of(content.type(), "it is too small to be compressed",
					"Leave @Compressed out.");
		}
		return new CompressedCodec(Codecs.cast(content), threshold);
	}

	@Override
	public Object read(AttributeReader in) {
		if (in.peek() != AttributeKind.B) {
			return this.content.read(in);
		}
		String path = in.path();
		byte[] stored = in.readBinary();
		if (isCompressed(stored)) {
			return contentOf(expand(stored, path), path);
		}
		if (this.content.kind() == AttributeKind.B) {
			return bytes(stored);
		}
		throw new UnreadableItemException(path, "the bytes are not compressed in a form this version knows.", null);
	}

	private Object contentOf(byte[] expanded, String path) {
		return (this.content.kind() == AttributeKind.B) ? bytes(expanded) : parse(expanded, path);
	}

	private Object bytes(byte[] plain) {
		return this.content.read(AttributeValueReader.of(AttributeValue.fromB(SdkBytes.fromByteArray(plain))));
	}

	static boolean isCompressed(byte[] stored) {
		return stored.length > MARKER.length && Arrays.equals(stored, 0, MARKER.length, MARKER, 0, MARKER.length);
	}

	static byte[] expand(byte[] stored, String path) {
		ByteArrayInputStream bytes = new ByteArrayInputStream(stored, MARKER.length, stored.length - MARKER.length);
		try (GZIPInputStream unzipped = new GZIPInputStream(bytes)) {
			return unzipped.readAllBytes();
		}
		catch (IOException ex) {
			throw new UnreadableItemException(path, "the compressed bytes are damaged.", ex);
		}
	}

	private Object parse(byte[] json, String path) {
		return parsed(json, path, this.content::read);
	}

	static <R> R parsed(byte[] json, String path, Function<AttributeReader, R> read) {
		try (JsonParser parser = JsonTextWriter.FACTORY.createParser(ObjectReadContext.empty(), json)) {
			return read.apply(new JsonTextReader(parser, path));
		}
		catch (JacksonException ex) {
			throw new UnreadableItemException(path, "the compressed text is no JSON of the expected form.", ex);
		}
	}

	@Override
	public void write(Object value, AttributeWriter out) {
		byte[] compressed = isSmall(value) ? null : compress(value, out);
		if (compressed != null) {
			out.writeBinary(compressed);
		}
		else {
			this.content.write(value, out);
		}
	}

	/**
	 * Whether that is known without writing it: no character takes more than six bytes.
	 */
	private boolean isSmall(Object value) {
		boolean never = this.threshold == Compressed.NEVER && this.content.kind() != AttributeKind.B;
		return never || value instanceof String text && text.length() < this.threshold / 6;
	}

	private byte @Nullable [] compress(Object value, AttributeWriter out) {
		boolean bytes = this.content.kind() == AttributeKind.B;
		byte[] plain = bytes ? bytes(value, out)
				: JsonTextWriter.text(out, (writer) -> this.content.write(value, writer))
					.getBytes(StandardCharsets.UTF_8);
		// what begins as compressed bytes do would be taken for them
		boolean ambiguous = bytes && isCompressed(plain);
		if (plain.length < this.threshold && !ambiguous) {
			return null;
		}
		byte[] compressed = zip(plain);
		return (compressed.length < plain.length || ambiguous) ? compressed : null;
	}

	private byte[] bytes(Object value, AttributeWriter out) {
		AttributeValueWriter alone = new AttributeValueWriter(out.path());
		this.content.write(value, alone);
		return alone.result().b().asByteArrayUnsafe();
	}

	static byte[] zip(byte[] plain) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4 + MARKER.length);
		bytes.writeBytes(MARKER);
		try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
			zipped.write(plain);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex); // there is no I/O in memory
		}
		return bytes.toByteArray();
	}

	@Override
	public Class<?> type() {
		return this.content.type();
	}

	@Override
	public @Nullable Object absent() {
		return this.content.absent();
	}

	@Override
	public boolean isOmitted(Object value) {
		return this.content.isOmitted(value);
	}

	@Override
	public AttributeKind kind() {
		return AttributeKind.B;
	}

}
