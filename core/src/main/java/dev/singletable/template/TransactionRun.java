package dev.singletable.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.singletable.convert.AttributeValueReader;
import dev.singletable.key.ItemKey;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.TransactionFailedException.Reason;
import dev.singletable.write.WritePlan;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Writes drafts together: reads at once what they need, and begins again when another
 * writer was faster.
 */
final class TransactionRun {

	private static final int ATTEMPTS = 12;

	private static final long BYTES = 4L * 1024 * 1024;

	/** So many of the largest items are below the limit. */
	private static final int SURELY_FEW = 10;

	private final TemplateParts parts;

	private final Writes writes;

	private final Plans plans;

	private final ItemReads reads;

	TransactionRun(TemplateParts parts, Writes writes, Plans plans, ItemReads reads) {
		this.parts = parts;
		this.writes = writes;
		this.plans = plans;
		this.reads = reads;
	}

	/**
	 * Writes them as steps of a caller's transaction.
	 * @return what each stored, null where nothing is known
	 */
	List<@Nullable Object> run(List<Draft<?>> drafts, String token) {
		return run(drafts, token, (plan, each) -> this.parts.gateway().write(this.plans.call(plan, each)));
	}

	/**
	 * Writes them as what the caller knows as one write: it fails as that does.
	 */
	List<@Nullable Object> runAsOne(List<Draft<?>> drafts) {
		return run(drafts, UUID.randomUUID().toString(),
				(plan, each) -> this.parts.gateway().writeAsOne(this.plans.call(plan, each)));
	}

	private List<@Nullable Object> run(List<Draft<?>> drafts, String token, Sending sending) {
		if (drafts.isEmpty()) {
			return List.of();
		}
		try {
			return again(drafts, token, sending);
		}
		catch (RuntimeException ex) {
			drafts.forEach(Draft::restore);
			throw ex;
		}
	}

	private List<@Nullable Object> again(List<Draft<?>> drafts, String token, Sending sending) {
		for (int attempt = 1;; attempt++) {
			List<Prepared<?>> prepared = prepare(drafts);
			WritePlan plan = WritePlan.of(prepared.stream().map(Prepared::step).toList());
			requireSmall(plan);
			try {
				sending.send(plan, (attempt == 1) ? token
						: UUID.nameUUIDFromBytes((token + attempt).getBytes(StandardCharsets.UTF_8)).toString());
				return finish(drafts, prepared);
			}
			catch (DataAccessException ex) {
				if (attempt == ATTEMPTS || !isOvertaken(drafts, ex)) {
					throw ex;
				}
				Plans.pause(attempt);
			}
		}
	}

	private List<Prepared<?>> prepare(List<Draft<?>> drafts) {
		Map<ItemKey, Map<String, AttributeValue>> stored = this.reads.storedFor(drafts);
		List<Prepared<?>> prepared = new ArrayList<>();
		for (int index = 0; index < drafts.size(); index++) {
			prepared.add(prepare(index, drafts.get(index), stored));
		}
		return prepared;
	}

	private Prepared<?> prepare(int index, Draft<?> draft, Map<ItemKey, Map<String, AttributeValue>> stored) {
		try {
			return draft.prepare(draft.needsStored() ? stored.getOrDefault(draft.key(), Map.of()) : Map.of());
		}
		catch (InvalidDataAccessApiUsageException ex) {
			throw new InvalidDataAccessApiUsageException(
					"Step %d of the transaction: %s".formatted(index + 1, ex.getMessage()), ex);
		}
	}

	private void requireSmall(WritePlan plan) {
		if (plan.entries().size() <= SURELY_FEW) {
			return;
		}
		long bytes = 0;
		for (WritePlan.Entry entry : plan.entries()) {
			bytes += this.writes.sizeOf(entry.write());
			if (bytes > BYTES) {
				throw new InvalidDataAccessApiUsageException(
						("The transaction is over 4 MB with step %d (%s); DynamoDB takes no more. Split it.")
							.formatted(entry.step() + 1, entry.write().describe()));
			}
		}
	}

	private static boolean isOvertaken(List<Draft<?>> drafts, DataAccessException failure) {
		if (failure instanceof TransactionFailedException failed) {
			return failed.steps()
				.stream()
				.allMatch(
						(step) -> step.reason() == Reason.NONE || isOvertaken(drafts.get(step.index()), step.reason()));
		}
		return drafts.stream().anyMatch((draft) -> draft.needsStored() && draft.isOvertaken(failure));
	}

	private static boolean isOvertaken(Draft<?> draft, Reason reason) {
		return draft.needsStored()
				&& (reason == Reason.CONFLICT || reason == Reason.STALE_VERSION && draft instanceof UpdateDraft);
	}

	private List<@Nullable Object> finish(List<Draft<?>> drafts, List<Prepared<?>> prepared) {
		List<ItemKey> open = prepared.stream()
			.filter((each) -> !each.kept().isEmpty())
			.map((each) -> each.write().key())
			.toList();
		Map<ItemKey, Map<String, AttributeValue>> stored = open.isEmpty() ? Map.of() : this.reads.items(open);
		List<@Nullable Object> results = new ArrayList<>();
		for (int index = 0; index < drafts.size(); index++) {
			results.add(finish(drafts.get(index), prepared.get(index), stored));
		}
		return results;
	}

	@SuppressWarnings("unchecked") // a draft and what it prepared are of one type
	private <T> @Nullable Object finish(Draft<T> draft, Prepared<?> prepared,
			Map<ItemKey, Map<String, AttributeValue>> stored) {
		ItemWrite write = prepared.write();
		if (write instanceof ItemWrite.Check || draft instanceof UpdateDraft) {
			return null;
		}
		Map<String, AttributeValue> item = stored.get(write.key());
		Object entity = (item != null) ? this.parts.codecs().of(write.type()).read(AttributeValueReader.of(item))
				: null;
		return draft.finish((Prepared<T>) prepared, entity);
	}

	/** Sends a plan under a token. */
	private interface Sending {

		void send(WritePlan plan, String token);

	}

}
