package dev.singletable.template;

import java.util.Optional;
import java.util.function.Supplier;

import dev.singletable.expression.Update;

/**
 * What can be done with the one item of a {@link dev.singletable.annotation.Singleton}
 * class. It is saved as every entity is.
 *
 * @param <T> the class
 */
public interface SingletonOperations<T> {

	Optional<T> find();

	/**
	 * Reads it.
	 * @throws dev.singletable.write.ItemNotFoundException if it is not there
	 */
	T get();

	/**
	 * Reads it, and creates it if it is not there; of several callers one creates it and
	 * all get that.
	 */
	T getOrCreate(Supplier<? extends T> factory);

	/**
	 * Changes the named properties.
	 * @return the new state
	 * @throws dev.singletable.write.ItemNotFoundException if it is not there
	 */
	T update(Update update);

	/**
	 * Deletes it if it is there, and tells.
	 */
	boolean deleteIfExists();

}
