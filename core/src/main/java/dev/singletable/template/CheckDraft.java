package dev.singletable.template;

import java.util.Map;

import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.WriteGuard;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;

/**
 * An item that must be as it is, in a transaction.
 */
record CheckDraft(ItemType type, ItemKey key, WriteGuard guard) implements Draft<Void> {

	@Override
	public String operation() {
		return "check";
	}

	@Override
	public boolean needsStored() {
		return false;
	}

	@Override
	public Prepared<Void> prepare(Map<String, AttributeValue> stored) {
		return Prepared.alone(null, new ItemWrite.Check(operation(), this.type, this.key, this.guard));
	}

	@Override
	public boolean isOvertaken(DataAccessException failure) {
		return false;
	}

	@Override
	public @Nullable Void finish(Prepared<Void> prepared, @Nullable Object stored) {
		return null;
	}

	@Override
	public void restore() {
		// nothing was changed
	}

}
