package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.UnwritableItemException;
import dev.singletable.key.ItemKey;
import dev.singletable.request.WriteCall;
import dev.singletable.wire.BatchAnswer;
import dev.singletable.write.BatchIncompleteException;
import dev.singletable.write.ItemTooLargeException;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.OperationDetails;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.TransactionFailedException.Reason;
import dev.singletable.write.WritePlan;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * One save of many entities: what is written, what is left, what failed.
 * <p>
 * An entity that fails keeps no other from being written. When the retries of one chunk
 * end, nothing more is sent: the others would wait as long for the same service.
 */
final class BatchSave<T> {

	/** DynamoDB takes 4 MB; keys, names and conditions count too. */
	private static final long TRANSACTION_BYTES = 3_500_000;

	private final TemplateParts parts;

	private final Writes writes;

	private final Plans plans;

	private final ItemReads reads;

	private final Map<ItemKey, T> saved = new HashMap<>();

	private final List<Object> remaining = new ArrayList<>();

	private final List<DataAccessException> failures = new ArrayList<>();

	private @Nullable TransientDataAccessResourceException cause;

	BatchSave(TemplateParts parts, Writes writes, Plans plans, ItemReads reads) {
		this.parts = parts;
		this.writes = writes;
		this.plans = plans;
		this.reads = reads;
	}

	/**
	 * The entities as stored, by their keys.
	 * @throws BatchIncompleteException with what is left
	 */
	Map<ItemKey, T> write(List<BatchEntry<T>> prepared) {
		List<BatchEntry<T>> plain = new ArrayList<>();
		List<BatchEntry<T>> guarded = new ArrayList<>();
		for (BatchEntry<T> each : prepared) {
			(each.isPlain() ? plain : guarded).add(each);
		}
		Batches.chunks(plain, Batches.WRITES).forEach((chunk) -> unlessEnded(chunk, this::writeBatch));
		transactions(guarded).forEach((chunk) -> unlessEnded(chunk, this::writeTransaction));
		if (!this.remaining.isEmpty()) {
			throw failed(new BatchIncompleteException(OperationDetails.of("save all", null, this.parts.table()),
					this.remaining, this.cause));
		}
		if (!this.failures.isEmpty()) {
			throw failed(this.failures.remove(0));
		}
		return this.saved;
	}

	/**
	 * Chunks that fit a transaction: 100 steps and 4 MB.
	 */
	private List<List<BatchEntry<T>>> transactions(List<BatchEntry<T>> guarded) {
		List<List<BatchEntry<T>>> chunks = new ArrayList<>();
		long bytes = 0;
		int items = 0;
		for (BatchEntry<T> each : guarded) {
			long size = each.writes().mapToLong(this.writes::sizeOf).sum();
			int count = 1 + each.prepared().companions().size();
			bytes += size;
			items += count;
			if (chunks.isEmpty() || bytes > TRANSACTION_BYTES || items > WritePlan.LIMIT) {
				chunks.add(new ArrayList<>());
				bytes = size;
				items = count;
			}
			chunks.get(chunks.size() - 1).add(each);
		}
		return chunks;
	}

	private DataAccessException failed(DataAccessException first) {
		this.failures.forEach(first::addSuppressed);
		return first;
	}

	private void unlessEnded(List<BatchEntry<T>> chunk, Consumer<List<BatchEntry<T>>> write) {
		if (this.remaining.isEmpty()) {
			write.accept(chunk);
		}
		else {
			leave(chunk);
		}
	}

	private void leave(List<BatchEntry<T>> chunk) {
		chunk.forEach((each) -> this.remaining.add(each.given()));
	}

	private void done(BatchEntry<T> each, @Nullable Object stored) {
		this.saved.put(each.key(), Objects.requireNonNull(each.draft().finish(each.prepared(), stored)));
	}

	private void writeBatch(List<BatchEntry<T>> chunk) {
		List<WriteCall.Single> calls = calls(chunk);
		BatchAnswer answer;
		try {
			answer = this.parts.gateway().write(new WriteCall.Batch(this.parts.table(), calls));
		}
		catch (ItemTooLargeException | UnwritableItemException ex) { // before the call
			chunk.forEach(this::writeAlone);
			return;
		}
		this.cause = answer.cause();
		for (int index = 0; index < chunk.size(); index++) {
			if (answer.left().contains(calls.get(index))) {
				leave(chunk.subList(index, index + 1));
			}
			else {
				done(chunk.get(index), null);
			}
		}
	}

	private List<WriteCall.Single> calls(List<BatchEntry<T>> chunk) {
		return chunk.stream().map((each) -> this.plans.call(each.write(), false)).toList();
	}

	private void writeTransaction(List<BatchEntry<T>> chunk) {
		if (chunk.size() == 1) {
			writeAlone(chunk.get(0));
			return;
		}
		try {
			WritePlan plan = WritePlan.of(chunk.stream().map((each) -> each.prepared().step()).toList());
			this.parts.gateway().write(this.plans.call(plan, UUID.randomUUID().toString()));
		}
		catch (TransactionFailedException ex) {
			split(chunk, ex);
			return;
		}
		catch (TransientDataAccessResourceException ex) {
			this.cause = ex;
			leave(chunk);
			return;
		}
		Map<ItemKey, Map<String, AttributeValue>> stored = storedOf(chunk);
		chunk.forEach((each) -> done(each, read(each.write(), stored.get(each.key()))));
	}

	private @Nullable Object read(ItemWrite write, @Nullable Map<String, AttributeValue> stored) {
		return (stored != null) ? this.parts.codecs().of(write.type()).read(AttributeValueReader.of(stored)) : null;
	}

	private void writeAlone(BatchEntry<T> each) {
		try {
			this.saved.put(each.key(), Objects.requireNonNull(this.plans.run(each.draft())));
		}
		catch (TransientDataAccessResourceException ex) {
			this.cause = ex;
			leave(List.of(each));
		}
		catch (DataAccessException ex) {
			this.failures.add(ex);
		}
	}

	/**
	 * The items of which a created property was kept, which a transaction does not
	 * return.
	 */
	private Map<ItemKey, Map<String, AttributeValue>> storedOf(List<BatchEntry<T>> chunk) {
		List<ItemKey> keys = chunk.stream()
			.filter((each) -> !each.prepared().kept().isEmpty())
			.map(BatchEntry::key)
			.toList();
		return keys.isEmpty() ? Map.of() : this.reads.items(keys);
	}

	/**
	 * Writes together what did not fail, and each of the others alone.
	 */
	private void split(List<BatchEntry<T>> chunk, TransactionFailedException failure) {
		List<BatchEntry<T>> good = new ArrayList<>();
		List<BatchEntry<T>> bad = new ArrayList<>();
		for (int index = 0; index < chunk.size(); index++) {
			boolean failed = index < failure.steps().size() && failure.steps().get(index).reason() != Reason.NONE;
			(failed ? bad : good).add(chunk.get(index));
		}
		if (bad.isEmpty()) {
			throw failure;
		}
		if (!good.isEmpty()) {
			unlessEnded(good, this::writeTransaction);
		}
		bad.forEach((each) -> unlessEnded(List.of(each), this::writeTransaction));
	}

}
