package dev.singletable.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.singletable.convert.UnwritableItemException;
import dev.singletable.key.ItemKey;
import dev.singletable.request.WriteCall;
import dev.singletable.write.ItemSize;
import dev.singletable.write.ItemTooLargeException;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.OperationDetails;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.TransactionFailedException.Reason;
import dev.singletable.write.WritePlan;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Writes drafts together: reads at once what they need, and begins again when another
 * writer was faster.
 */
final class TransactionRun {

	private static final long BYTES = 4L * 1024 * 1024;

	/** So many of the largest items are below the limit. */
	private static final int SURELY_FEW = 10;

	private final TemplateParts parts;

	private final Writes writes;

	private final Plans plans;

	private final ItemReads reads;

	private final TrailRows rows;

	TransactionRun(TemplateParts parts, Writes writes, Plans plans, ItemReads reads) {
		this.parts = parts;
		this.writes = writes;
		this.plans = plans;
		this.reads = reads;
		this.rows = new TrailRows(parts);
	}

	/**
	 * Writes them as steps of a caller's transaction.
	 */
	Sent send(List<Asked> asked, TransactionToken token) {
		return asked.isEmpty() ? new Sent(List.of(), List.of()) : told(new Attempts(asked, token, false).run());
	}

	/**
	 * Writes them as what the caller knows as one write: it fails as that does.
	 */
	Sent sendAsOne(List<Draft<?>> drafts) {
		List<Asked> asked = new ArrayList<>();
		drafts.forEach((draft) -> asked.add(new Asked(0, draft)));
		return told(new Attempts(asked, new TransactionToken(), true).run());
	}

	private Sent told(Sent sent) {
		this.rows.written(sent.prepared());
		return sent;
	}

	/**
	 * Does a part of a step, so that what is wrong with it names the step.
	 * @param step from 0
	 */
	static <R> R named(int step, Supplier<R> part) {
		try {
			return part.get();
		}
		catch (InvalidDataAccessApiUsageException ex) {
			throw new InvalidDataAccessApiUsageException("%s: %s".formatted(name(step), ex.getMessage()), ex);
		}
	}

	private static String name(int step) {
		return "Step %d of the transaction".formatted(step + 1);
	}

	/**
	 * Gives the caller's objects back as they were. One may be in several steps: the
	 * first knows best.
	 */
	static void restore(List<Asked> asked) {
		for (int index = asked.size() - 1; index >= 0; index--) {
			asked.get(index).draft().restore();
		}
	}

	/**
	 * What a caller asked for.
	 *
	 * @param step from 0; several drafts can be one step
	 */
	record Asked(int step, Draft<?> draft) {

		private Asked inTransaction() {
			return new Asked(this.step, this.draft.inTransaction());
		}

		private boolean isOvertaken(Reason reason) {
			return this.draft.isRepeatable() && (reason == Reason.CONFLICT
					|| reason == Reason.STALE_VERSION && this.draft instanceof UpdateDraft);
		}

		private boolean isOvertaken(DataAccessException failure) {
			return this.draft.isRepeatable() && this.draft.isOvertaken(failure);
		}

	}

	/**
	 * A transaction that was made.
	 */
	record Sent(List<Asked> asked, List<Prepared<?>> prepared) {

		/**
		 * What each step stored, null where nothing is known.
		 */
		List<@Nullable Object> finish() {
			int steps = this.asked.isEmpty() ? 0 : this.asked.get(this.asked.size() - 1).step() + 1;
			List<@Nullable Object> results = new ArrayList<>(Collections.nCopies(steps, null));
			for (int index = 0; index < this.asked.size(); index++) {
				Object entity = finish(this.asked.get(index).draft(), this.prepared.get(index));
				if (entity != null) {
					results.set(this.asked.get(index).step(), entity);
				}
			}
			return results;
		}

		@SuppressWarnings("unchecked") // a draft and what it prepared are of one type
		private static <T> @Nullable Object finish(Draft<T> draft, Prepared<?> prepared) {
			boolean unknown = prepared.write() instanceof ItemWrite.Check || draft instanceof UpdateDraft;
			return unknown ? null : draft.finish((Prepared<T>) prepared, null);
		}

	}

	/** One transaction until it is made or fails for good. */
	private final class Attempts {

		private final List<Asked> asked;

		private final TransactionToken token;

		private final boolean asOne;

		Attempts(List<Asked> asked, TransactionToken token, boolean asOne) {
			this.asked = asked.stream().map(Asked::inTransaction).toList();
			this.token = token;
			this.asOne = asOne;
		}

		Sent run() {
			try {
				return again();
			}
			catch (RuntimeException ex) {
				restore(this.asked);
				throw ex;
			}
		}

		private Sent again() {
			for (int attempt = 1;; attempt++) {
				List<Prepared<?>> prepared = prepare();
				try {
					send(prepared);
					return new Sent(this.asked, prepared);
				}
				catch (DataAccessException ex) {
					boolean overtaken = isOvertaken(ex);
					if (overtaken || ex instanceof TransactionFailedException) {
						this.token.renew();
					}
					if (!overtaken || this.token.isGiven()) {
						throw ex;
					}
					requireFurther(attempt, ex);
					Plans.pause(attempt);
				}
			}
		}

		private void requireFurther(int attempt, DataAccessException failure) {
			if (attempt == Plans.ATTEMPTS) {
				throw new ConcurrencyFailureException(
						"Other writers changed the items during each of %d attempts at the transaction. Try again."
							.formatted(Plans.ATTEMPTS),
						failure);
			}
		}

		private List<Prepared<?>> prepare() {
			Map<ItemKey, Map<String, AttributeValue>> stored = TransactionRun.this.reads
				.storedFor(this.asked.stream().map(Asked::draft).toList());
			List<Prepared<?>> prepared = new ArrayList<>();
			for (Asked each : this.asked) {
				Draft<?> draft = each.draft();
				Map<String, AttributeValue> found = draft.needsStored() ? stored.getOrDefault(draft.key(), Map.of())
						: Map.of();
				prepared.add(part(each.step(), () -> draft.prepare(found)));
			}
			return TrailRows.joined(prepared);
		}

		private <R> R part(int step, Supplier<R> part) {
			return this.asOne ? part.get() : named(step, part);
		}

		private void send(List<Prepared<?>> prepared) {
			WritePlan plan = WritePlan.of(prepared.stream().map(Prepared::step).toList(),
					this.asked.stream().map(Asked::step).toList());
			WriteCall.Transaction call = call(plan);
			if (this.asOne) {
				prepared.forEach(TransactionRun.this.plans::upload);
				TransactionRun.this.parts.gateway().writeAsOne(call);
				return;
			}
			requireSmall(call);
			try {
				prepared.forEach(TransactionRun.this.plans::upload);
				TransactionRun.this.parts.gateway().write(call);
			}
			catch (ItemTooLargeException | UnwritableItemException ex) {
				plan.entries().forEach(this::requireStorable);
				throw ex;
			}
		}

		private WriteCall.Transaction call(WritePlan plan) {
			List<WriteCall.Single> calls = new ArrayList<>();
			for (WritePlan.Entry entry : plan.entries()) {
				calls.add(part(entry.step(), () -> TransactionRun.this.plans.call(entry.write(), false)));
			}
			return new WriteCall.Transaction(TransactionRun.this.parts.table(), calls,
					plan.entries().stream().map(WritePlan.Entry::step).toList(), this.token.value());
		}

		private void requireStorable(WritePlan.Entry entry) {
			ItemWrite write = entry.write();
			OperationDetails details = OperationDetails.of(name(entry.step()) + ": " + write.operation(),
					write.type().name(), TransactionRun.this.parts.table());
			named(entry.step(), () -> TransactionRun.this.plans.requireStorable(write, details));
		}

		private void requireSmall(WriteCall.Transaction call) {
			if (call.writes().size() <= SURELY_FEW) {
				return;
			}
			long bytes = 0;
			for (int place = 0; place < call.writes().size(); place++) {
				WriteCall.Single each = call.writes().get(place);
				bytes += sizeOf(each);
				if (bytes > BYTES) {
					throw new InvalidDataAccessApiUsageException(
							("The transaction is over 4 MB with step %d (%s); DynamoDB takes no more. Split it.")
								.formatted(call.steps().get(place) + 1, each.write().describe()));
				}
			}
		}

		private long sizeOf(WriteCall.Single call) {
			boolean whole = call.write() instanceof ItemWrite.Put || call.write() instanceof ItemWrite.PutOwn;
			return whole ? TransactionRun.this.writes.sizeOf(call.write()) : ItemSize.of(call.expressions().values());
		}

		private boolean isOvertaken(DataAccessException failure) {
			if (failure instanceof TransactionFailedException failed) {
				List<TransactionFailedException.Step> steps = failed.failedSteps();
				return !steps.isEmpty() && !failed.isTransient() && steps.stream().allMatch(this::isOvertaken);
			}
			return this.asked.stream().anyMatch((each) -> each.isOvertaken(failure));
		}

		private boolean isFreed(Draft<?> draft, Reason reason) {
			return reason == Reason.CONFLICT && !draft.needsStored() && TransactionRun.this.plans.removed(draft);
		}

		private boolean isOvertaken(TransactionFailedException.Step failed) {
			return this.asked.stream()
				.anyMatch((each) -> each.step() == failed.index()
						&& (each.isOvertaken(failed.reason()) || isFreed(each.draft(), failed.reason())));
		}

	}

}
