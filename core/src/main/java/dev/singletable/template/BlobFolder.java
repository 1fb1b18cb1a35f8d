package dev.singletable.template;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Where the objects of one item are: {@code table/type/pk/sk/}. With the separator at its
 * end it is the beginning of no other item's.
 */
record BlobFolder(String prefix) {

	/** S3 takes 1,024 bytes with the store's own prefix and the object's name. */
	private static final int LONGEST = 900;

	private static final int PARTS = 5;

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	static BlobFolder of(String table, ItemType type, ItemKey owner) {
		String prefix = ofType(table, type) + encode(owner.pk()) + "/" + encode(owner.sk()) + "/";
		if (prefix.length() > LONGEST) {
			throw new InvalidDataAccessApiUsageException(
					"%s: its blobs are named after its key, which makes %d bytes; at most %d are allowed. Use shorter keys."
						.formatted(type, prefix.length(), LONGEST));
		}
		return new BlobFolder(prefix);
	}

	static String ofTable(String table) {
		return encode(table) + "/";
	}

	static String ofType(String table, ItemType type) {
		return ofTable(table) + encode(type.name()) + "/";
	}

	/**
	 * The key of the item whose folder an object is in; empty for one that is not the
	 * library's.
	 */
	static Optional<ItemKey> ownerOf(String object) {
		String[] parts = object.split("/", -1);
		if (parts.length != PARTS) {
			return Optional.empty();
		}
		try {
			return Optional.of(ItemKey.of(decode(parts[2]), decode(parts[3])));
		}
		catch (IllegalArgumentException | StringIndexOutOfBoundsException ex) {
			return Optional.empty();
		}
	}

	boolean holds(String object) {
		return object.startsWith(this.prefix);
	}

	String object(String name) {
		return this.prefix + name;
	}

	/** What is left is safe in S3 and as the name of a file. */
	private static String encode(String text) {
		StringBuilder encoded = new StringBuilder(text.length() + 8);
		for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
			boolean plain = each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9'
					|| each == '-' || each == '_';
			if (plain) {
				encoded.append((char) each);
			}
			else {
				encoded.append('!').append(HEX.toHexDigits(each));
			}
		}
		return encoded.toString();
	}

	private static String decode(String encoded) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
		for (int index = 0; index < encoded.length(); index++) {
			if (encoded.charAt(index) == '!') {
				bytes.write(HexFormat.fromHexDigits(encoded, index + 1, index + 3));
				index += 2;
			}
			else {
				bytes.write(encoded.charAt(index));
			}
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

	/** Never the key. */
	@Override
	public String toString() {
		return "BlobFolder";
	}

}
