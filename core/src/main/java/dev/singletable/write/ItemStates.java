package dev.singletable.write;

import dev.singletable.key.ItemKey;
import org.jspecify.annotations.Nullable;

/**
 * One item before and after a write.
 *
 * @param before null when there is none
 * @param after null when it is deleted
 */
public record ItemStates(ItemKey key, @Nullable ItemState before, @Nullable ItemState after) {

	/**
	 * An item at one moment.
	 *
	 * @param expiry epoch seconds of its time to live, or null
	 */
	public record ItemState(Object entity, @Nullable Long expiry) {

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
