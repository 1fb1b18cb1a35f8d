package dev.singletable.template;

import java.util.Optional;
import java.util.function.Supplier;

import dev.singletable.expression.Update;
import dev.singletable.mapping.ItemModel;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * The one item of a class, by an id without anything in it.
 */
record TheOne<T>(SingleTableOperations operations, Class<T> type) implements SingletonOperations<T> {

	private static final Id ID = new Id();

	static <T> TheOne<T> of(SingleTableOperations operations, ItemModel model, Class<T> type) {
		if (!model.require(type).isSingleton()) {
			throw new InvalidDataAccessApiUsageException(
					"%s is no singleton. Mark it with @Singleton, or ask for an item by its id."
						.formatted(model.require(type)));
		}
		return new TheOne<>(operations, type);
	}

	@Override
	public Optional<T> find() {
		return this.operations.find(this.type, ID);
	}

	@Override
	public T get() {
		return this.operations.get(this.type, ID);
	}

	@Override
	public T getOrCreate(Supplier<? extends T> factory) {
		return this.operations.getOrCreate(this.type, ID, factory);
	}

	@Override
	public T update(Update update) {
		return this.operations.update(this.type, ID, update);
	}

	@Override
	public boolean deleteIfExists() {
		return this.operations.deleteIfExists(this.type, ID);
	}

	/** The id of what has no id. */
	private record Id() {

	}

}
