package dev.singletable.template;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemModel;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * What a step that is not yet sent makes of an item.
 *
 * @param key of the item; empty where it is not known before the step is sent
 * @param after the state it leaves of the one before
 */
record PendingStep(Supplier<Optional<ItemKey>> key, UnaryOperator<Optional<Object>> after) {

	static PendingStep leaving(ItemModel model, Object entity) {
		return new PendingStep(() -> keyOf(model, entity), (before) -> Optional.of(entity));
	}

	static PendingStep removing(ItemModel model, Object entity) {
		return new PendingStep(() -> keyOf(model, entity), (before) -> Optional.empty());
	}

	/** None before an id is generated. */
	private static Optional<ItemKey> keyOf(ItemModel model, Object entity) {
		try {
			return Optional.of(model.require(entity.getClass()).keyOf(entity));
		}
		catch (InvalidDataAccessApiUsageException ex) {
			return Optional.empty();
		}
	}

	boolean isOf(ItemKey wanted) {
		return this.key.get().filter(wanted::equals).isPresent();
	}

}
