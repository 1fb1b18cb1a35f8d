package dev.singletable.trail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import dev.singletable.convert.UnreadableItemException;
import dev.singletable.json.JsonItemReader;
import dev.singletable.json.JsonItemWriter;
import dev.singletable.json.WireJson;
import dev.singletable.write.ItemSize;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Stores a map as it is where it is small, else as bytes: {@code 53 54 5A 01}, then by
 * gzip DynamoDB's own JSON of the map.
 */
final class TrailPack {

	private static final byte[] MARKER = { 'S', 'T', 'Z', 1 };

	/** What costs no second write unit is left readable. */
	private static final long READABLE = 4 * 1024;

	/** DynamoDB nests 32 deep; a row adds some to what its item has. */
	private static final int DEEPEST = 24;

	private TrailPack() {
	}

	static AttributeValue pack(Map<String, AttributeValue> map) {
		AttributeValue plain = AttributeValue.fromM(map);
		boolean deep = depth(plain) > DEEPEST;
		if (ItemSize.of(map) <= READABLE && !deep) {
			return plain;
		}
		byte[] zipped = zip(map);
		return (deep || zipped.length < ItemSize.of(map)) ? AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(zipped))
				: plain;
	}

	private static int depth(AttributeValue value) {
		int deepest = 0;
		for (AttributeValue each : value.hasM() ? value.m().values() : value.l()) {
			deepest = Math.max(deepest, depth(each));
		}
		return deepest + 1;
	}

	private static byte[] zip(Map<String, AttributeValue> map) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(MARKER);
		try (GZIPOutputStream zipped = new GZIPOutputStream(bytes);
				JsonGenerator generator = WireJson.generator(zipped)) {
			new JsonItemWriter(generator).writeMap(map);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex); // there is no I/O in memory
		}
		return bytes.toByteArray();
	}

	/**
	 * The map in what was stored.
	 * @throws UnreadableItemException if it is damaged
	 */
	static Map<String, AttributeValue> unpack(AttributeValue stored) {
		if (stored.hasM()) {
			return stored.m();
		}
		byte[] bytes = (stored.b() != null) ? stored.b().asByteArrayUnsafe() : new byte[0];
		if (bytes.length < MARKER.length || !Arrays.equals(bytes, 0, MARKER.length, MARKER, 0, MARKER.length)) {
			throw damaged(null);
		}
		try (GZIPInputStream unzipped = new GZIPInputStream(
				new ByteArrayInputStream(bytes, MARKER.length, bytes.length - MARKER.length));
				JsonParser parser = WireJson.parser(unzipped)) {
			parser.nextToken();
			JsonItemReader reader = new JsonItemReader();
			reader.load(parser);
			return reader.readItem();
		}
		catch (IOException | JacksonException ex) {
			throw damaged(ex);
		}
	}

	private static UnreadableItemException damaged(@Nullable Exception cause) {
		return new UnreadableItemException(TrailRow.CONTENT, "the row of the audit trail is damaged.", cause);
	}

}
