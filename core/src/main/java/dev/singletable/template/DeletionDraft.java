package dev.singletable.template;

import java.util.Map;

import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.write.ItemChangedException;
import dev.singletable.write.ItemStates.ItemState;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.WriteExtension;
import dev.singletable.write.WriteGuard;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;

/**
 * An item that is to go, with what extensions keep for it.
 */
record DeletionDraft(Extensions extensions, String operation, ItemType type, ItemKey key,
		WriteGuard guard) implements Draft<Void> {

	@Override
	public boolean needsStored() {
		return this.extensions.needStored(this.type, WriteExtension.Verb.DELETE);
	}

	@Override
	public Prepared<Void> prepare(Map<String, AttributeValue> stored) {
		Map<String, AttributeValue> seen = this.guard.seen(stored);
		WriteGuard complete = (!seen.isEmpty() && this.guard.version() == null)
				? this.guard.withPinned(this.extensions.pins(this.type, seen)) : this.guard;
		ItemWrite write = new ItemWrite.Delete(this.operation, this.type, this.key, complete);
		ItemState before = this.extensions.state(this.type, seen);
		return Prepared.<Void>alone(null, write).with(this.extensions.leaving(write, before));
	}

	@Override
	public boolean isOvertaken(DataAccessException failure) {
		return failure instanceof ItemChangedException;
	}

	@Override
	public @Nullable Void finish(Prepared<Void> prepared, @Nullable Object stored) {
		this.extensions.removeRest(prepared);
		return null;
	}

	@Override
	public void restore() {
		// nothing was changed
	}

}
