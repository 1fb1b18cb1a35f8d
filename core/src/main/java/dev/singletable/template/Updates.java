package dev.singletable.template;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.singletable.expression.Update;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.write.ItemChangedException;
import dev.singletable.write.TransactionFailedException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Partial updates:
 * <ol>
 * <li>the changes are checked: known paths, not the key, not the version;</li>
 * <li>version, modified date, time to live, index keys and companions are added;</li>
 * <li>where one of them needs a value that is not at hand, the item is read first and the
 * update demands that what was read still stands, again and again if need be.</li>
 * </ol>
 */
final class Updates {

	private final UpdateParts with;

	private final Plans plans;

	private final Upserts upserts;

	Updates(UpdateParts with, Plans plans, Writes writes) {
		this.with = with;
		this.plans = plans;
		this.upserts = new Upserts(with.parts(), plans, writes);
	}

	/**
	 * Changes the item, or makes it if that is asked for, and returns its new state.
	 */
	@Nullable Object update(ItemType type, ItemKey key, Update update) {
		return update.isUpsert() ? this.upserts.run(type, key, update, () -> change(type, key, update))
				: change(type, key, update);
	}

	private @Nullable Object change(ItemType type, ItemKey key, Update update) {
		UpdateDraft draft = draft(type, key, update);
		if (draft.isPlainRead()) {
			return this.with.reads().require(type, type.javaType(), key, true);
		}
		try {
			return this.plans.run(draft);
		}
		catch (InvalidDataAccessApiUsageException | TransactionFailedException ex) {
			if (draft.followsStored() || !draft.rules().startsInsideMaps()) {
				throw ex;
			}
			return this.plans.run(draft.reading());
		}
		catch (ItemChangedException ex) { // it may have an older schema version
			if (draft.followsStored() || type.schemaVersion() == 0) {
				throw ex;
			}
			return this.plans.run(draft.reading());
		}
	}

	/**
	 * The entity with the changes, as far as they are known before they are made.
	 */
	Object applied(Object entity, Update update) {
		return this.upserts.applied(entity, update);
	}

	/**
	 * An update on its way.
	 * @throws InvalidDataAccessApiUsageException if it changes what it may not
	 */
	UpdateDraft draft(ItemType type, ItemKey key, Update asked) {
		new UpdateRules(type, asked.actions()).check();
		StagedBlobs blobs = this.with.blobs().of(type);
		Update update = blobs.stage(UpdateRules.withoutEmptySets(this.with.parts().codecs().of(type), asked), key);
		RawUpdateRules.of(this.with.parts().codecs(), type, update).check();
		UpdateRules rules = new UpdateRules(type, update.actions());
		Map<String, Object> own = new LinkedHashMap<>();
		if (!UpdateDraft.isEmpty(update)) {
			own.putAll(this.with.preparation().modified(type));
			own.keySet().removeAll(rules.roots());
		}
		return UpdateDraft.of(this.with, new UpdateDraft.Asked(type, key, update, rules, own, blobs.uploads()));
	}

}
