package dev.singletable.convert;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Plain JSON that other libraries compress, as the attributes it would have been. What is
 * null in it is absent.
 */
public final class JsonAttributes {

	private static final int GZIP = 0x1f8b;

	private JsonAttributes() {
	}

	/**
	 * Whether bytes begin as those of gzip do.
	 */
	public static boolean isZipped(byte[] bytes) {
		return bytes.length > 2 && ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) == GZIP;
	}

	/**
	 * The attributes of a compressed object.
	 * @param path where the bytes are
	 * @throws UnreadableItemException if they are damaged or no object
	 */
	public static Map<String, AttributeValue> unzip(byte[] bytes, String path) {
		byte[] json;
		try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
			json = unzipped.readAllBytes();
		}
		catch (IOException ex) {
			throw new UnreadableItemException(path, "the compressed bytes are damaged.", ex);
		}
		return CompressedCodec.parsed(json, path, JsonAttributes::map);
	}

	private static Map<String, AttributeValue> map(AttributeReader in) {
		Map<String, AttributeValue> map = new HashMap<>();
		in.beginMap();
		while (in.nextAttribute()) {
			String name = in.name();
			if (in.peek() == AttributeKind.NULL) {
				in.readNull();
			}
			else {
				map.put(name, value(in));
			}
		}
		return map;
	}

	private static AttributeValue value(AttributeReader in) {
		return switch (in.peek()) {
			case S -> AttributeValue.fromS(in.readString());
			case N -> AttributeValue.fromN(in.readNumber());
			case BOOL -> AttributeValue.fromBool(in.readBoolean());
			case L -> AttributeValue.fromL(list(in));
			case M -> AttributeValue.fromM(map(in));
			default -> AttributeValue.fromNul(true);
		};
	}

	private static List<AttributeValue> list(AttributeReader in) {
		List<AttributeValue> list = new ArrayList<>();
		in.beginList();
		while (in.nextElement()) {
			list.add(value(in));
		}
		return list;
	}

}
