package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.singletable.expression.Condition;
import dev.singletable.expression.Update;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * One transaction while its steps are collected.
 */
final class Transactions implements TransactionOperations {

	private static final int LONGEST_TOKEN = 36;

	private final Writes writes;

	private final Updates updates;

	private final TransactionRun run;

	private final BiFunction<Class<?>, Object, Addresses.Address> address;

	private final List<Supplier<List<? extends Draft<?>>>> steps = new ArrayList<>();

	private String token = UUID.randomUUID().toString();

	private boolean done;

	Transactions(Writes writes, Updates updates, TransactionRun run,
			BiFunction<Class<?>, Object, Addresses.Address> address) {
		this.writes = writes;
		this.updates = updates;
		this.run = run;
		this.address = address;
	}

	private TransactionOperations add(Supplier<Draft<?>> step) {
		this.steps.add(() -> List.of(step.get()));
		return this;
	}

	@Override
	public TransactionOperations create(Object entity) {
		return add(() -> this.writes.create(entity));
	}

	@Override
	public TransactionOperations replace(Object entity) {
		return add(() -> this.writes.replace(entity, null));
	}

	@Override
	public TransactionOperations replace(Object entity, Condition condition) {
		return add(() -> this.writes.replace(entity, condition));
	}

	@Override
	public TransactionOperations save(Object entity) {
		return add(() -> this.writes.save(entity, null));
	}

	@Override
	public TransactionOperations save(Object entity, Condition condition) {
		return add(() -> this.writes.save(entity, condition));
	}

	@Override
	public TransactionOperations update(Class<?> type, Object id, Update update) {
		return add(() -> {
			Addresses.Address found = this.address.apply(type, id);
			return this.updates.draft(found.type(), found.key(), update).inTransaction();
		});
	}

	@Override
	public TransactionOperations delete(Object entity) {
		return add(() -> this.writes.delete(entity, null));
	}

	@Override
	public TransactionOperations delete(Class<?> type, Object id) {
		return remove(type, id, null);
	}

	@Override
	public TransactionOperations delete(Class<?> type, Object id, Condition condition) {
		return remove(type, id, condition);
	}

	private TransactionOperations remove(Class<?> type, Object id, @Nullable Condition condition) {
		return add(() -> {
			Addresses.Address found = this.address.apply(type, id);
			return this.writes.delete(found.type(), found.key(), condition);
		});
	}

	@Override
	public TransactionOperations move(Object from, Object to) {
		this.steps.add(() -> this.writes.move(from, to));
		return this;
	}

	@Override
	public TransactionOperations check(Class<?> type, Object id) {
		return demand(type, id, null);
	}

	@Override
	public TransactionOperations check(Class<?> type, Object id, Condition condition) {
		return demand(type, id, condition);
	}

	private TransactionOperations demand(Class<?> type, Object id, @Nullable Condition condition) {
		return add(() -> {
			Addresses.Address found = this.address.apply(type, id);
			return this.writes.check(found.type(), found.key(), condition);
		});
	}

	@Override
	public TransactionOperations token(String wanted) {
		if (wanted.isEmpty() || wanted.length() > LONGEST_TOKEN) {
			throw new IllegalArgumentException(
					"The token has %d characters. Give one of 1 to %d.".formatted(wanted.length(), LONGEST_TOKEN));
		}
		this.token = wanted;
		return this;
	}

	@Override
	public TransactionResult execute() {
		if (this.done) {
			throw new IllegalStateException("The transaction was executed. Begin another.");
		}
		List<Draft<?>> drafts = new ArrayList<>();
		try {
			for (int index = 0; index < this.steps.size(); index++) {
				drafts.addAll(draft(index));
			}
		}
		catch (RuntimeException ex) {
			drafts.forEach(Draft::restore);
			throw ex;
		}
		TransactionResult result = new TransactionResult(this.run.run(drafts, this.token));
		this.done = true;
		return result;
	}

	private List<? extends Draft<?>> draft(int index) {
		try {
			return this.steps.get(index).get();
		}
		catch (InvalidDataAccessApiUsageException ex) {
			throw new InvalidDataAccessApiUsageException(
					"Step %d of the transaction: %s".formatted(index + 1, ex.getMessage()), ex);
		}
	}

	@Override
	public TransactionResult run(Consumer<TransactionOperations> more) {
		more.accept(this);
		return execute();
	}

}
