package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.singletable.expression.Condition;
import dev.singletable.expression.Update;
import dev.singletable.key.ItemKey;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * One transaction while its steps are collected.
 */
final class Transactions implements TransactionOperations {

	private final Writes writes;

	private final Updates updates;

	private final TransactionRun run;

	private final KeyedReads keyed;

	private final List<PendingStep> pending = new ArrayList<>();

	private final List<Supplier<List<? extends Draft<?>>>> steps = new ArrayList<>();

	private final TransactionToken token = new TransactionToken();

	private @Nullable Observed observed;

	private boolean collecting;

	private boolean done;

	Transactions(Writes writes, Updates updates, TransactionRun run, KeyedReads keyed) {
		this.writes = writes;
		this.updates = updates;
		this.run = run;
		this.keyed = keyed;
	}

	Transactions observed(Observed by) {
		this.observed = by;
		return this;
	}

	private TransactionOperations add(Supplier<Draft<?>> step) {
		this.steps.add(() -> List.of(step.get()));
		return this;
	}

	@Override
	public TransactionOperations create(Object entity) {
		this.pending.add(PendingStep.leaving(this.keyed.model(), entity));
		return add(() -> this.writes.create(entity));
	}

	@Override
	public TransactionOperations replace(Object entity) {
		this.pending.add(PendingStep.leaving(this.keyed.model(), entity));
		return add(() -> this.writes.replace(entity, null));
	}

	@Override
	public TransactionOperations replace(Object entity, Condition condition) {
		this.pending.add(PendingStep.leaving(this.keyed.model(), entity));
		return add(() -> this.writes.replace(entity, condition));
	}

	@Override
	public TransactionOperations save(Object entity) {
		this.pending.add(PendingStep.leaving(this.keyed.model(), entity));
		return add(() -> this.writes.save(entity, null));
	}

	@Override
	public TransactionOperations save(Object entity, Condition condition) {
		this.pending.add(PendingStep.leaving(this.keyed.model(), entity));
		return add(() -> this.writes.save(entity, condition));
	}

	@Override
	public TransactionOperations update(Class<?> type, Object id, Update update) {
		if (update.isUpsert()) {
			throw new InvalidDataAccessApiUsageException(
					"%s: a step of a transaction changes an item or creates one, and does not choose. Use save or create."
						.formatted(type.getSimpleName()));
		}
		this.pending.add(new PendingStep(() -> Optional.of(this.keyed.address(type, id).key()),
				(before) -> before.map((entity) -> this.updates.applied(entity, update))));
		return add(() -> {
			Addresses.Address found = this.keyed.address(type, id);
			return this.updates.draft(found.type(), found.key(), update);
		});
	}

	@Override
	public TransactionOperations delete(Object entity) {
		this.pending.add(PendingStep.removing(this.keyed.model(), entity));
		return add(() -> this.writes.delete(entity, null));
	}

	@Override
	public TransactionOperations delete(Object entity, Condition condition) {
		this.pending.add(PendingStep.removing(this.keyed.model(), entity));
		return add(() -> this.writes.delete(entity, condition));
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
		this.pending
			.add(new PendingStep(() -> Optional.of(this.keyed.address(type, id).key()), (before) -> Optional.empty()));
		return add(() -> {
			Addresses.Address found = this.keyed.address(type, id);
			return this.writes.delete(found.type(), found.key(), condition);
		});
	}

	@Override
	public TransactionOperations move(Object from, Object to) {
		this.pending.add(PendingStep.removing(this.keyed.model(), from));
		this.pending.add(PendingStep.leaving(this.keyed.model(), to));
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
			Addresses.Address found = this.keyed.address(type, id);
			return this.writes.check(found.type(), found.key(), condition);
		});
	}

	@Override
	public <T> Optional<T> find(Class<T> type, Object id) {
		ItemKey key = this.keyed.address(type, id).key();
		Optional<Object> state = this.keyed.find(type, id, true).map(Object.class::cast);
		for (PendingStep each : this.pending) {
			state = each.isOf(key) ? each.after().apply(state) : state;
		}
		return state.filter(type::isInstance).map(type::cast);
	}

	@Override
	public TransactionOperations token(String wanted) {
		this.token.give(wanted);
		return this;
	}

	@Override
	public TransactionResult execute() {
		if (this.collecting) {
			throw new IllegalStateException("run(…) executes the transaction after its steps. Leave execute() out.");
		}
		if (this.done) {
			throw new IllegalStateException("The transaction was executed. Begin another.");
		}
		Observed by = this.observed;
		return (by != null) ? by.call("transaction", Object.class, this::send) : send();
	}

	private TransactionResult send() {
		TransactionRun.Sent sent = this.run.send(asked(), this.token);
		this.done = true;
		return new TransactionResult(sent.finish());
	}

	private List<TransactionRun.Asked> asked() {
		List<TransactionRun.Asked> asked = new ArrayList<>();
		try {
			for (int step = 0; step < this.steps.size(); step++) {
				for (Draft<?> draft : TransactionRun.named(step, this.steps.get(step))) {
					asked.add(new TransactionRun.Asked(step, draft));
				}
			}
		}
		catch (RuntimeException ex) {
			TransactionRun.restore(asked);
			throw ex;
		}
		return asked;
	}

	@Override
	public TransactionResult run(Consumer<TransactionOperations> more) {
		int before = this.steps.size();
		int known = this.pending.size();
		this.collecting = true;
		try {
			more.accept(this);
		}
		catch (RuntimeException | Error ex) {
			this.steps.subList(before, this.steps.size()).clear();
			this.pending.subList(known, this.pending.size()).clear();
			throw ex;
		}
		finally {
			this.collecting = false;
		}
		return execute();
	}

}
