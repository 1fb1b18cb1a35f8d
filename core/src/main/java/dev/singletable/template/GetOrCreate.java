package dev.singletable.template;

import java.util.Optional;
import java.util.function.Supplier;

import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.query.ReadOptions;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Reads an item, and creates it where there is none. The condition of the creation
 * decides between several callers; who comes second reads what the first one wrote.
 */
record GetOrCreate<T>(SingleTableTemplate template, Class<T> type, Object id) {

	/** More than one is needed only while others delete what others create. */
	private static final int ATTEMPTS = 3;

	T run(Supplier<? extends T> factory) {
		Optional<T> found = this.template.find(this.type, this.id);
		for (int attempt = 1; found.isEmpty(); attempt++) {
			T made = factory.get();
			requireSameKey(made);
			try {
				return this.template.create(made);
			}
			catch (DuplicateKeyException ex) {
				found = this.template.find(this.type, this.id, ReadOptions.consistent());
				if (found.isEmpty() && attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
		return found.get();
	}

	private void requireSameKey(T made) {
		ItemType madeType = this.template.model().require(made.getClass());
		ItemKey wanted = madeType.id().key(this.id);
		if (!wanted.equals(madeType.keyOf(made))) {
			throw new InvalidDataAccessApiUsageException(
					"%s: what the factory made has another id than the one asked for. Make it with that id."
						.formatted(madeType));
		}
	}

}
