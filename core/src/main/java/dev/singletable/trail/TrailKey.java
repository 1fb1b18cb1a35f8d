package dev.singletable.trail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.singletable.key.EmbeddedKey;
import dev.singletable.key.ItemKey;
import dev.singletable.key.KeyText;
import dev.singletable.mapping.ItemType;

/**
 * Where the rows of a trail are: those of an item in the partition
 * {@code _INTERNAL#AUDIT#<root type>#<pk>#<sk>}, each under its moment and its ULID; in
 * the indexes under the type's name, or the actor, and the day.
 */
public final class TrailKey {

	/** How the keys of all rows begin. */
	public static final String PREFIX = ItemType.INTERNAL + "AUDIT#";

	/** In place of a type, of rows that concern no item; no type is named so. */
	public static final String EVENT = "$event";

	private static final DateTimeFormatter MOMENT = DateTimeFormatter
		.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final int MOMENT_LENGTH = 30;

	private TrailKey() {
	}

	/**
	 * The partition of an item's rows.
	 * @param hidden whether the key may not be shown
	 */
	public static String partition(ItemType type, ItemKey owner, boolean hidden) {
		return PREFIX + type.rootName() + "#" + (hidden ? EmbeddedKey.digest(owner) : EmbeddedKey.of(owner));
	}

	/**
	 * The partition of what happened beside items, by its kind.
	 */
	static String events(String operation) {
		return PREFIX + EVENT + "#" + EmbeddedKey.shortened(KeyText.escape(operation));
	}

	/**
	 * The sort key of a row, which is its id: it sorts as the moments do.
	 */
	static String sort(Instant moment, String ulid) {
		return MOMENT.format(moment) + "#" + ulid;
	}

	/**
	 * Where the ids of a moment begin.
	 */
	public static String from(Instant moment) {
		return MOMENT.format(moment);
	}

	/**
	 * The moment in an id.
	 */
	static Instant moment(String id) {
		return Instant.parse(id.substring(0, MOMENT_LENGTH));
	}

	/**
	 * The index partition of a type's rows of a day.
	 * @param shard from 0
	 */
	public static String ofType(String type, LocalDate day, int shard) {
		String key = type + "#" + day;
		return (shard == 0) ? key : key + "#" + shard;
	}

	/**
	 * The index partition of an actor's rows of a day.
	 */
	public static String ofActor(String actor, LocalDate day) {
		return EmbeddedKey.shortened(KeyText.escape(actor)) + "#" + day;
	}

	static LocalDate day(Instant moment) {
		return LocalDate.ofInstant(moment, ZoneOffset.UTC);
	}

}
