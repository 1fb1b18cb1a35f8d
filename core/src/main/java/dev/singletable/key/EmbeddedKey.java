package dev.singletable.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The text of a key inside another: escaped, and told by its digest where it is long.
 */
public final class EmbeddedKey {

	/** So that the key around it stays below its limit. */
	private static final int LONGEST = 1500;

	/** An escaped text never has a dollar sign before a small letter. */
	private static final String DIGEST = "$sha256$";

	private EmbeddedKey() {
	}

	/**
	 * The text of an item's key.
	 */
	public static String of(ItemKey key) {
		return shortened(KeyText.escape(key.pk()) + "#" + KeyText.escape(key.sk()));
	}

	/**
	 * The text itself, which is escaped, unless it is over 1,500 bytes.
	 */
	public static String shortened(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return (bytes.length <= LONGEST) ? text : digest(bytes);
	}

	/**
	 * What tells a key without showing it.
	 */
	public static String digest(ItemKey key) {
		return digest((KeyText.escape(key.pk()) + "#" + KeyText.escape(key.sk())).getBytes(StandardCharsets.UTF_8));
	}

	private static String digest(byte[] bytes) {
		try {
			return DIGEST + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) { // every Java platform has it
			throw new IllegalStateException(ex);
		}
	}

}
