package dev.singletable.history;

import java.util.Locale;

import dev.singletable.key.EmbeddedKey;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;

/**
 * Where the versions of an item are: one partition of their own,
 * {@code _INTERNAL#HISTORY#<root type>#<pk>#<sk>}, sorted by number.
 */
public final class VersionKey {

	/** How the keys of all versions begin. */
	public static final String PREFIX = ItemType.INTERNAL + "HISTORY#";

	private VersionKey() {
	}

	/**
	 * The partition of an item's versions.
	 */
	public static String partition(ItemType type, ItemKey owner) {
		return PREFIX + type.rootName() + "#" + EmbeddedKey.of(owner);
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
