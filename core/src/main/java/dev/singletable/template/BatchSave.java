package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import dev.singletable.key.ItemKey;
import dev.singletable.write.BatchIncompleteException;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.OperationDetails;
import dev.singletable.write.WritePlan;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

/**
 * One save of many entities, at once or window after window: what is written, what is
 * left, what failed.
 */
final class BatchSave<T> {

	/** DynamoDB takes 4 MB; keys, names and conditions count too. */
	private static final long TRANSACTION_BYTES = 3_500_000;

	private final TemplateParts parts;

	private final Writes writes;

	private final Plans plans;

	private final ItemReads reads;

	private final BatchReport report;

	private final ChunkRun run;

	private final List<Object> remaining = new ArrayList<>();

	private final List<DataAccessException> failures = new ArrayList<>();

	private @Nullable Exception cause;

	BatchSave(TemplateParts parts, Writes writes, Plans plans, ItemReads reads, BatchReport report) {
		this.parts = parts;
		this.writes = writes;
		this.plans = plans;
		this.reads = reads;
		this.report = report;
		this.run = ChunkRun.ofWrites(parts);
	}

	/**
	 * Writes entities of which no two have one key.
	 * @param saved is given each as stored, by its key
	 */
	void write(List<BatchEntry<T>> prepared, BiConsumer<ItemKey, T> saved) {
		List<BatchEntry<T>> plain = new ArrayList<>();
		List<BatchEntry<T>> guarded = new ArrayList<>();
		for (BatchEntry<T> each : prepared) {
			(each.isPlain() ? plain : guarded).add(each);
		}
		this.report.expect(prepared.size());
		try {
			this.run.run(Batches.chunks(plain, Batches.WRITES), (chunk) -> chunk().batch(chunk),
					(chunk) -> chunk().leave(chunk), (sent) -> take(sent, saved));
			this.run.run(transactions(guarded), (chunk) -> chunk().transaction(chunk), (chunk) -> chunk().leave(chunk),
					(sent) -> take(sent, saved));
		}
		catch (RuntimeException ex) {
			if (!this.remaining.isEmpty()) {
				ex.addSuppressed(incomplete());
			}
			throw ex;
		}
	}

	private ChunkSave<T> chunk() {
		return new ChunkSave<>(this.parts, this.plans, this.reads, this.run);
	}

	/**
	 * Chunks that fit a transaction: 100 steps and 4 MB.
	 */
	private List<List<BatchEntry<T>>> transactions(List<BatchEntry<T>> guarded) {
		List<List<BatchEntry<T>>> chunks = new ArrayList<>();
		Set<Object> places = new HashSet<>();
		long bytes = 0;
		for (BatchEntry<T> each : guarded) {
			long size = each.writes().mapToLong(this.writes::sizeOf).sum();
			Set<Object> own = each.writes().map(ItemWrite::place).collect(Collectors.toSet());
			bytes += size;
			places.addAll(own);
			if (chunks.isEmpty() || bytes > TRANSACTION_BYTES || places.size() > WritePlan.LIMIT) {
				chunks.add(new ArrayList<>());
				bytes = size;
				places = new HashSet<>(own);
			}
			chunks.get(chunks.size() - 1).add(each);
		}
		return chunks;
	}

	private void take(ChunkSave<T> chunk, BiConsumer<ItemKey, T> saved) {
		chunk.left().forEach((each) -> {
			each.draft().restore();
			this.remaining.add(each.given());
		});
		this.failures.addAll(chunk.failures());
		this.cause = (this.cause != null) ? this.cause : chunk.cause();
		chunk.countOn(this.report);
		List<Prepared<?>> written = new ArrayList<>();
		chunk.forEachWritten((each, stored) -> {
			written.add(each.prepared());
			saved.accept(each.key(), Objects.requireNonNull(each.draft().finish(each.prepared(), stored)));
		});
		new TrailRows(this.parts).written(written);
		RuntimeException end = chunk.end();
		if (end != null) {
			throw end;
		}
	}

	/**
	 * Whether nothing more is to be written.
	 */
	boolean hasEnded() {
		return this.run.hasEnded();
	}

	/**
	 * Fails if not everything was written.
	 * @throws BatchIncompleteException with what is left
	 */
	void requireComplete() {
		if (!this.remaining.isEmpty()) {
			throw failed(incomplete());
		}
		if (!this.failures.isEmpty()) {
			throw failed(this.failures.remove(0));
		}
	}

	private BatchIncompleteException incomplete() {
		return new BatchIncompleteException(OperationDetails.of("save all", null, this.parts.table()), this.remaining,
				(this.cause != null) ? this.cause : this.run.interruption());
	}

	private DataAccessException failed(DataAccessException first) {
		this.failures.forEach(first::addSuppressed);
		return first;
	}

}
