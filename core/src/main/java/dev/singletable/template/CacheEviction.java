package dev.singletable.template;

import java.util.List;

import dev.singletable.cache.ItemCache;
import dev.singletable.mapping.ItemModel;
import dev.singletable.request.WriteCall;
import dev.singletable.wire.WriteWatch;
import dev.singletable.write.ItemWrite;

/**
 * Takes out of the cache what is written.
 */
record CacheEviction(ItemCache cache, ItemModel model) implements WriteWatch {

	@Override
	public void changing(List<WriteCall.Single> writes) {
		for (WriteCall.Single each : writes) {
			ItemWrite write = each.write();
			if (!write.isOwn() && !(write instanceof ItemWrite.Check)) {
				evict(write);
			}
		}
	}

	/** The key may have an item of another type. */
	private void evict(ItemWrite write) {
		this.model.sharingKeys(write.type())
			.stream()
			.filter(this.cache::holds)
			.forEach((type) -> this.cache.evict(type, write.key()));
	}

}
