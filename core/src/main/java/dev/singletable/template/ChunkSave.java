package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.singletable.blob.BlobException;
import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.UnwritableItemException;
import dev.singletable.key.ItemKey;
import dev.singletable.request.WriteCall;
import dev.singletable.wire.BatchAnswer;
import dev.singletable.write.ItemTooLargeException;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.TransactionFailedException.Reason;
import dev.singletable.write.WritePlan;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * One chunk of a save: sent by one thread, and then taken over by the thread that asked.
 * <p>
 * An entity that fails keeps no other from being written. When the retries end, nothing
 * more is sent: the others would wait as long for the same service.
 */
final class ChunkSave<T> {

	private final TemplateParts parts;

	private final Plans plans;

	private final ItemReads reads;

	private final ChunkRun run;

	private final List<Stored<T>> stored = new ArrayList<>();

	private final List<BatchEntry<T>> left = new ArrayList<>();

	private final List<DataAccessException> failures = new ArrayList<>();

	private @Nullable TransientDataAccessResourceException cause;

	private @Nullable RuntimeException end;

	private int calls;

	private int repeated;

	ChunkSave(TemplateParts parts, Plans plans, ItemReads reads, ChunkRun run) {
		this.parts = parts;
		this.plans = plans;
		this.reads = reads;
		this.run = run;
	}

	/**
	 * Sends puts without conditions, up to 25.
	 */
	ChunkSave<T> batch(List<BatchEntry<T>> chunk) {
		return sent(chunk, this::puts);
	}

	/**
	 * Sends writes of any kind, all or none, up to 100.
	 */
	ChunkSave<T> transaction(List<BatchEntry<T>> chunk) {
		return sent(chunk, this::together);
	}

	/**
	 * Sends nothing.
	 */
	ChunkSave<T> leave(List<BatchEntry<T>> chunk) {
		this.left.addAll(chunk);
		return this;
	}

	private ChunkSave<T> sent(List<BatchEntry<T>> chunk, Consumer<List<BatchEntry<T>>> send) {
		try {
			send.accept(chunk);
		}
		catch (RuntimeException ex) { // for the thread that asked
			this.end = ex;
			this.run.end();
			Set<ItemKey> done = new HashSet<>();
			this.stored.forEach((each) -> done.add(each.entry().key()));
			this.left.clear();
			chunk.stream().filter((each) -> !done.contains(each.key())).forEach(this.left::add);
		}
		return this;
	}

	private void puts(List<BatchEntry<T>> chunk) {
		BatchAnswer answer;
		try {
			chunk.forEach((each) -> this.plans.upload(each.prepared()));
			answer = this.parts.gateway().write(new WriteCall.Batch(this.parts.table(), calls(chunk)));
		}
		catch (ItemTooLargeException | UnwritableItemException | BlobException ex) { // before
																						// the
																						// call
			chunk.forEach((each) -> unlessEnded(List.of(each), this::alone));
			return;
		}
		this.calls += answer.calls();
		this.repeated += answer.repeated();
		Set<ItemKey> unprocessed = new HashSet<>();
		answer.left().forEach((each) -> unprocessed.add(each.write().key()));
		chunk.stream().filter((each) -> !unprocessed.contains(each.key())).forEach((each) -> done(each, null));
		if (!unprocessed.isEmpty()) {
			giveUp(chunk.stream().filter((each) -> unprocessed.contains(each.key())).toList(), answer.cause());
		}
	}

	private void giveUp(List<BatchEntry<T>> chunk, @Nullable TransientDataAccessResourceException why) {
		this.cause = why;
		leave(chunk);
		this.run.end();
	}

	private void unlessEnded(List<BatchEntry<T>> chunk, Consumer<List<BatchEntry<T>>> write) {
		if (this.run.hasEnded()) {
			leave(chunk);
		}
		else {
			write.accept(chunk);
		}
	}

	private void done(BatchEntry<T> each, @Nullable Object found) {
		this.stored.add(new Stored<>(each, found));
	}

	private List<WriteCall.Single> calls(List<BatchEntry<T>> chunk) {
		return chunk.stream().map((each) -> this.plans.call(each.write(), false)).toList();
	}

	private void together(List<BatchEntry<T>> chunk) {
		if (chunk.size() == 1) {
			alone(chunk);
			return;
		}
		WritePlan plan = plan(chunk);
		if (plan == null || !uploaded(chunk)) {
			chunk.forEach((each) -> unlessEnded(List.of(each), this::alone));
			return;
		}
		try {
			this.calls++;
			this.parts.gateway().write(this.plans.call(plan, UUID.randomUUID().toString()));
		}
		catch (TransactionFailedException ex) {
			split(chunk, ex);
			return;
		}
		catch (TransientDataAccessResourceException ex) {
			giveUp(chunk, ex);
			return;
		}
		Map<ItemKey, Map<String, AttributeValue>> found = storedOf(chunk);
		chunk.forEach((each) -> done(each, read(each.write(), found.get(each.key()))));
	}

	/** Of what cannot be stored each fails alone. */
	private boolean uploaded(List<BatchEntry<T>> chunk) {
		try {
			chunk.forEach((each) -> this.plans.upload(each.prepared()));
			return true;
		}
		catch (ItemTooLargeException | BlobException ex) {
			return false;
		}
	}

	/**
	 * Null when two of them want one unique value, so that the second is to fail alone.
	 */
	private static @Nullable WritePlan plan(List<? extends BatchEntry<?>> chunk) {
		try {
			return WritePlan.of(chunk.stream().map((each) -> each.prepared().step()).toList());
		}
		catch (InvalidDataAccessApiUsageException ex) {
			return null;
		}
	}

	private @Nullable Object read(ItemWrite write, @Nullable Map<String, AttributeValue> found) {
		return (found != null) ? this.parts.codecs().of(write.type()).read(AttributeValueReader.of(found)) : null;
	}

	private void alone(List<BatchEntry<T>> one) {
		BatchEntry<T> each = one.get(0);
		try {
			this.calls++;
			Plans.Sent<T> sent = this.plans.send(each.draft(), each.prepared());
			done(each.with(sent.prepared()), sent.image());
		}
		catch (TransientDataAccessResourceException ex) {
			giveUp(one, ex);
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
		try {
			return keys.isEmpty() ? Map.of() : this.reads.items(keys);
		}
		catch (DataAccessException ex) { // all the same they are written
			this.failures.add(ex);
			return Map.of();
		}
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
			unlessEnded(good, this::together);
		}
		bad.forEach((each) -> unlessEnded(List.of(each), this::alone));
	}

	/**
	 * What was written, each with the entity as it is stored if something was kept.
	 */
	void forEachWritten(BiConsumer<BatchEntry<T>, @Nullable Object> action) {
		this.stored.forEach((each) -> action.accept(each.entry(), each.found()));
	}

	List<BatchEntry<T>> left() {
		return this.left;
	}

	List<DataAccessException> failures() {
		return this.failures;
	}

	@Nullable TransientDataAccessResourceException cause() {
		return this.cause;
	}

	/**
	 * What makes going on pointless, if something does.
	 */
	@Nullable RuntimeException end() {
		return this.end;
	}

	void countOn(BatchReport report) {
		report.add(this.stored.size(), this.calls, this.repeated);
	}

	/** An entity that was written. */
	private record Stored<T>(BatchEntry<T> entry, @Nullable Object found) {

	}

}
