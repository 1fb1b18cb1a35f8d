package dev.singletable.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

import dev.singletable.key.ItemKey;
import dev.singletable.key.KeyText;
import dev.singletable.mapping.ItemType;

/**
 * Where the versions of an item are: one partition of their own,
 * {@code _INTERNAL#HISTORY#<root type>#<pk>#<sk>}, sorted by number.
 */
public final class VersionKey {

	/** How the keys of all versions begin. */
	public static final String PREFIX = ItemType.INTERNAL + "HISTORY#";

	/** Longer keys are told by their digest, so that the key stays below its limit. */
	private static final int LONGEST = 1500;

	/** An escaped text never has a dollar sign before a small letter. */
	private static final String DIGEST = "$sha256$";

	private VersionKey() {
	}

	/**
	 * The partition of an item's versions.
	 */
	public static String partition(ItemType type, ItemKey owner) {
		return PREFIX + type.rootName() + "#" + embedded(owner);
	}

	private static String embedded(ItemKey owner) {
		String text = KeyText.escape(owner.pk()) + "#" + KeyText.escape(owner.sk());
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		if (bytes.length <= LONGEST) {
			return text;
		}
		try {
			return DIGEST + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) { // every Java platform has it
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The sort key of a version, which sorts as its number does.
	 */
	public static String sort(long number) {
		return String.format(Locale.ROOT, "%019d", number);
	}

	/**
	 * The key of one version.
	 */
	public static ItemKey of(ItemType type, ItemKey owner, long number) {
		return ItemKey.of(partition(type, owner), sort(number));
	}

}
