package dev.singletable.template;

import dev.singletable.convert.AttributeReader;
import dev.singletable.convert.ExpiryCheck;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.mapping.ItemType;
import dev.singletable.write.WriteContext;
import org.jspecify.annotations.Nullable;

/**
 * Which items are as good as gone: by the clock of the writes, so that an item expires
 * for who reads when it does for who writes.
 */
record Expiry(ItemCodecs codecs, WriteContext context) {

	/**
	 * Whether items of the type are hidden once they have expired.
	 */
	boolean concerns(ItemType type) {
		return this.codecs.hidesExpired(type);
	}

	/**
	 * What tells expired items of the type apart now, or null where none are hidden.
	 */
	@Nullable ExpiryCheck of(ItemType type) {
		return concerns(type) ? now() : null;
	}

	/**
	 * What tells expired items apart now.
	 */
	ExpiryCheck now() {
		return new ExpiryCheck(attribute(), this.context.now().getEpochSecond());
	}

	/**
	 * Whether the item about to be read is to be passed over.
	 */
	boolean hides(ItemType type, AttributeReader in) {
		ExpiryCheck check = of(type);
		return check != null && check.isExpired(in);
	}

	/**
	 * The table's TTL attribute.
	 */
	String attribute() {
		return this.codecs.model().attributes().ttl();
	}

}
