package dev.singletable.write;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.singletable.key.ItemKey;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.util.function.SingletonSupplier;

/**
 * One item before and after a write.
 *
 * @param before null when there is none
 * @param after null when it is deleted
 * @param kept the keys of what the library keeps for it in partitions of its own, when it
 * is deleted
 */
public record ItemStates(ItemKey key, @Nullable ItemState before, @Nullable ItemState after, List<ItemKey> kept) {

	public ItemStates {
		kept = List.copyOf(kept);
	}

	public ItemStates(ItemKey key, @Nullable ItemState before, @Nullable ItemState after) {
		this(key, before, after, List.of());
	}

	/**
	 * An item at one moment.
	 *
	 * @param expiry epoch seconds of its time to live, or null
	 * @param attributes the whole item, made once, when it is asked for
	 * @param older whether an older class stored it, in another form
	 */
	public record ItemState(Object entity, @Nullable Long expiry, Supplier<Map<String, AttributeValue>> attributes,
			boolean older) {

		public ItemState(Object entity, @Nullable Long expiry, Supplier<Map<String, AttributeValue>> attributes) {
			this(entity, expiry, SingletonSupplier.of(attributes)::obtain, false);
		}

		public ItemState(Object entity, @Nullable Long expiry) {
			this(entity, expiry, Map::of);
		}

		@Override
		public String toString() {
			return "ItemState[" + this.entity.getClass().getSimpleName() + "]";
		}

	}

	@Override
	public String toString() {
		return "ItemStates[before=" + this.before + ", after=" + this.after + "]";
	}

}
