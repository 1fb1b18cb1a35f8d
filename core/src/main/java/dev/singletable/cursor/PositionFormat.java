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
 * <p>
 * A position that reads backward, or has another key when it is turned, begins with a
 * mark that is no length, the direction, and the number of attributes of its first key:
 * who knows only the plain form takes it for none.
 */
final class PositionFormat {

	private static final int MARK = 0xFFFF;

	private static final byte FORWARD = 0;

	private static final byte BACKWARD = 1;

	private PositionFormat() {
	}

	static byte[] write(ItemScrollPosition position) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		boolean turns = !position.turnedKey().equals(position.key());
		if (turns || position.isBackward()) {
			length(out, MARK);
			out.write(position.isBackward() ? BACKWARD : FORWARD);
			out.write(position.key().size());
		}
		write(out, utf8(position.fingerprint()));
		write(out, position.key());
		if (turns) {
			write(out, position.turnedKey());
		}
		return out.toByteArray();
	}

	private static void write(ByteArrayOutputStream out, Map<String, AttributeValue> key) {
		key.forEach((name, value) -> {
			write(out, utf8(name));
			write(out, value);
		});
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
		if (bytes.length >= MARK) {
			throw new IllegalArgumentException("A part of the position is longer than any key of DynamoDB.");
		}
		length(out, bytes.length);
		out.writeBytes(bytes);
	}

	private static void length(ByteArrayOutputStream out, int length) {
		out.write(length >>> Byte.SIZE);
		out.write(length);
	}

	static ItemScrollPosition read(byte[] bytes) {
		ByteBuffer in = ByteBuffer.wrap(bytes);
		if (Short.toUnsignedInt(in.getShort()) != MARK) {
			in.rewind();
			String fingerprint = text(in);
			return ItemScrollPosition.of(key(in, Integer.MAX_VALUE), fingerprint);
		}
		boolean backward = isBackward(in.get());
		int attributes = Byte.toUnsignedInt(in.get());
		String fingerprint = text(in);
		Map<String, AttributeValue> key = key(in, attributes);
		ItemScrollPosition place = ItemScrollPosition.of(in.hasRemaining() ? key(in, Integer.MAX_VALUE) : key,
				fingerprint);
		return (backward ? place.backward() : place).resumingAt(key);
	}

	private static boolean isBackward(byte direction) {
		return switch (direction) {
			case FORWARD -> false;
			case BACKWARD -> true;
			default -> throw new IllegalArgumentException("No position reads in direction %d.".formatted(direction));
		};
	}

	private static Map<String, AttributeValue> key(ByteBuffer in, int attributes) {
		Map<String, AttributeValue> key = new LinkedHashMap<>();
		for (int read = 0; read < attributes && in.hasRemaining(); read++) {
			key.put(text(in), value(in));
		}
		return key;
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
