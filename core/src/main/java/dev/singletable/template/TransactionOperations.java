package dev.singletable.template;

import java.util.Optional;
import java.util.function.Consumer;

import dev.singletable.expression.Condition;
import dev.singletable.expression.Update;

/**
 * Steps that are written all or none: up to 100 items and 4 MB, unique guards and the
 * like included, each item once.
 * <p>
 * Nothing is read, filled or sent before {@link #execute()}, or the end of {@link #run}.
 * What is refused before the call names its step. Conflicts with other writers are tried
 * again until the retry deadline, and a step that was prepared from a stored item which
 * changed meanwhile is prepared again; a condition that fails, a key that is taken and a
 * stale version are not: they end in
 * {@link dev.singletable.write.TransactionFailedException}, with a reason for each step.
 * After a failure the entities are as they were, and the transaction may be executed
 * again. For one thread, and not part of a Spring transaction.
 */
public interface TransactionOperations {

	/**
	 * Stores a new entity; its key must be free.
	 */
	TransactionOperations create(Object entity);

	/**
	 * Replaces an entity, which must be there.
	 */
	TransactionOperations replace(Object entity);

	/**
	 * Replaces an entity, which must be there and fulfil the condition.
	 */
	TransactionOperations replace(Object entity, Condition condition);

	/**
	 * Stores an entity whether it is there or not; a versioned one is created when it has
	 * no version, and replaced when it has.
	 */
	TransactionOperations save(Object entity);

	/**
	 * Like {@link #save(Object)}, if the stored item fulfils the condition.
	 */
	TransactionOperations save(Object entity, Condition condition);

	/**
	 * Changes parts of an item, which must be there. Its condition, if any, is
	 * {@link Update.Steps#onlyIf}; an update of nothing only demands the item.
	 */
	TransactionOperations update(Class<?> type, Object id, Update update);

	/**
	 * Deletes an entity in the version it has.
	 */
	TransactionOperations delete(Object entity);

	/**
	 * Deletes an entity in the version it has, if the stored item fulfils the condition.
	 */
	TransactionOperations delete(Object entity, Condition condition);

	/**
	 * Deletes an item, which must be there.
	 */
	TransactionOperations delete(Class<?> type, Object id);

	/**
	 * Deletes an item, which must be there and fulfil the condition.
	 */
	TransactionOperations delete(Class<?> type, Object id, Condition condition);

	/**
	 * Moves an entity to another key: one step, and two items of the 100; where both keys
	 * are the same it is replaced.
	 * @param from as it is stored
	 * @param to the same with another key
	 */
	TransactionOperations move(Object from, Object to);

	/**
	 * Writes nothing, and demands that an item is there.
	 */
	TransactionOperations check(Class<?> type, Object id);

	/**
	 * Writes nothing, and demands that an item is there and fulfils the condition.
	 */
	TransactionOperations check(Class<?> type, Object id, Condition condition);

	/**
	 * An item as the steps so far would leave it.
	 * <p>
	 * What is stored is read consistently, and not part of the transaction: add a check
	 * where it decides. A step's entity comes as it was given, before an id, version or
	 * date is set.
	 */
	<T> Optional<T> find(Class<T> type, Object id);

	/**
	 * Sends the transaction under a token of the caller's, so that the same transaction
	 * sent again within ten minutes, by another instance perhaps, is not done twice. It
	 * is the same only if every value is, else DynamoDB refuses it: give ids and dates,
	 * and use no type that is audited. A step prepared from a stored item is not prepared
	 * again when that changed, since it could be done twice then; it fails.
	 * @param token 1 to 36 characters
	 * @throws IllegalArgumentException if it is empty or longer
	 */
	TransactionOperations token(String token);

	/**
	 * Sends the steps; without any there is no call.
	 * @throws dev.singletable.write.TransactionFailedException if a step failed; nothing
	 * was written
	 * @throws org.springframework.dao.ConcurrencyFailureException if other writers always
	 * were faster; nothing was written
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if a step is
	 * wrong, two are one item, or there are too many; nothing was sent
	 * @throws dev.singletable.write.ItemTooLargeException if an item is over 400 KB;
	 * nothing was sent
	 * @throws org.springframework.dao.TransientDataAccessResourceException if no answer
	 * came until the retry deadline; executed again within ten minutes, it is not done
	 * twice
	 * @throws IllegalStateException if it was executed
	 */
	TransactionResult execute();

	/**
	 * Adds the steps and executes the transaction; an exception of the callback sends
	 * nothing, and takes back the steps it added.
	 * @param steps adds steps; it does not call {@link #execute()}
	 */
	TransactionResult run(Consumer<TransactionOperations> steps);

}
