package dev.singletable.template;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * One answer of DynamoDB, whole or damaged.
 *
 * @param reset what reading ends with after the body, or null for its end
 */
record RecordedAnswer(int status, Map<String, String> headers, byte[] body, @Nullable IOException reset) {

	static final String CHECKSUM = "x-amz-crc32";

	/**
	 * An answer as DynamoDB sends it.
	 */
	static RecordedAnswer ok(String body) {
		return of(200, body);
	}

	static RecordedAnswer of(int status, String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		return new RecordedAnswer(status, Map.of("Content-Type", "application/x-amz-json-1.0"), bytes, null)
			.with(CHECKSUM, crc(bytes))
			.with("x-amzn-RequestId", "R1");
	}

	private static String crc(byte[] bytes) {
		CRC32 crc = new CRC32();
		crc.update(bytes);
		return Long.toString(crc.getValue());
	}

	RecordedAnswer with(String header, String value) {
		Map<String, String> more = new TreeMap<>(this.headers);
		more.put(header, value);
		return new RecordedAnswer(this.status, more, this.body, this.reset);
	}

	RecordedAnswer without(String header) {
		Map<String, String> fewer = new TreeMap<>(this.headers);
		fewer.remove(header);
		return new RecordedAnswer(this.status, fewer, this.body, this.reset);
	}

	/**
	 * Only the first bytes; what is said about them stays.
	 */
	RecordedAnswer cut(int length) {
		return new RecordedAnswer(this.status, this.headers, Arrays.copyOf(this.body, length), this.reset);
	}

	/**
	 * The first bytes, and then the connection breaks.
	 */
	RecordedAnswer reset(int length) {
		return new RecordedAnswer(this.status, this.headers, Arrays.copyOf(this.body, length),
				new IOException("Connection reset"));
	}

	/**
	 * The body compressed; DynamoDB's checksum is that of the compressed bytes.
	 */
	RecordedAnswer gzip() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
			zip.write(this.body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new RecordedAnswer(this.status, this.headers, bytes.toByteArray(), this.reset)
			.with("Content-Encoding", "gzip")
			.with(CHECKSUM, crc(bytes.toByteArray()));
	}

	SdkHttpResponse response() {
		SdkHttpResponse.Builder response = SdkHttpResponse.builder().statusCode(this.status);
		this.headers.forEach(response::putHeader);
		return response.build();
	}

}
