package dev.singletable.cursor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.singletable.query.ItemScrollPosition;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The binary form of a position: its fingerprint, then name, kind and value of each key
 * attribute; every text and value behind its length in two bytes.
 */
final class PositionFormat {

	private PositionFormat() {
	}

	static byte[] write(ItemScrollPosition position) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		write(out, utf8(position.fingerprint()));
		position.key().forEach((name, value) -> {
			write(out, utf8(name));
			write(out, value);
		});
		return out.toByteArray();
	}

	private static void write(ByteArrayOutputStream out, AttributeValue value) {
		switch (value.type()) {
			case S -> write(out, 'S', utf8(value.s()));
			case N -> write(out, 'N', utf8(value.n()));
			default -> write(out, 'B', value.b().asByteArrayUnsafe());
		}
	}

	private static void write(ByteArrayOutputStream out, char kind, byte[] value) {
		out.write(kind);
		write(out, value);
	}

	private static void write(ByteArrayOutputStream out, byte[] bytes) {
		if (bytes.length > 0xFFFF) {
			throw new IllegalArgumentException("A part of the position is longer than any key of DynamoDB.");
		}
		out.write(bytes.length >>> Byte.SIZE);
		out.write(bytes.length);
		out.writeBytes(bytes);
	}

	static ItemScrollPosition read(byte[] bytes) {
		ByteBuffer in = ByteBuffer.wrap(bytes);
		String fingerprint = text(in);
		Map<String, AttributeValue> key = new LinkedHashMap<>();
		while (in.hasRemaining()) {
			key.put(text(in), value(in));
		}
		return ItemScrollPosition.of(key, fingerprint);
	}

	private static AttributeValue value(ByteBuffer in) {
		char kind = (char) in.get();
		return switch (kind) {
			case 'S' -> AttributeValue.fromS(text(in));
			case 'N' -> AttributeValue.fromN(text(in));
			case 'B' -> AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes(in)));
			default -> throw new IllegalArgumentException("No key attribute is of kind '%s'.".formatted(kind));
		};
	}

	private static String text(ByteBuffer in) {
		return new String(bytes(in), StandardCharsets.UTF_8);
	}

	private static byte[] bytes(ByteBuffer in) {
		byte[] bytes = new byte[Short.toUnsignedInt(in.getShort())];
		in.get(bytes);
		return bytes;
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
