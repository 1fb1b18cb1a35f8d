package dev.singletable.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.singletable.convert.AttributeReader;
import dev.singletable.convert.ItemCodec;
import dev.singletable.history.VersionsRemainException;
import dev.singletable.request.WriteCall;
import dev.singletable.request.WriteCalls;
import dev.singletable.write.ItemSize;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.OperationDetails;
import dev.singletable.write.WritePlan;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;

/**
 * Does what a draft asks for: reads the stored item if it needs it, sends one call or one
 * transaction, and begins again when another writer was faster.
 */
final class Plans {

	/** So often a write is tried while others are faster. */
	static final int ATTEMPTS = 12;

	private final TemplateParts parts;

	private final WriteCalls calls;

	private final ItemReads reads;

	private final HistoryRemoval removal;

	private final TrailRows rows;

	Plans(TemplateParts parts, ItemReads reads) {
		this.parts = parts;
		this.calls = parts.writeCalls();
		this.reads = reads;
		this.removal = new HistoryRemoval(parts);
		this.rows = new TrailRows(parts);
	}

	WriteCall.Single call(ItemWrite write, boolean returnsNew) {
		return this.calls.single(write, returnsNew);
	}

	WriteCall.Transaction call(WritePlan plan, String token) {
		return this.calls.transaction(plan, token);
	}

	/**
	 * What the caller gets.
	 */
	<T> @Nullable T run(Draft<T> draft) {
		Sent<T> sent = restoring(draft, () -> send(draft, prepare(draft)));
		this.rows.written(sent.prepared());
		return restoring(draft, () -> draft.finish(sent.prepared(), sent.image()));
	}

	private static <R extends @Nullable Object> R restoring(Draft<?> draft, Supplier<R> part) {
		try {
			return part.get();
		}
		catch (RuntimeException ex) {
			draft.restore();
			throw ex;
		}
	}

	/**
	 * Writes an item of the library's own, and the rows of the audit trail that say so.
	 */
	void run(ItemWrite write, Beside beside) {
		Prepared<Void> prepared = Prepared.<Void>alone(null, write).with(beside);
		if (beside.together().isEmpty()) {
			this.parts.gateway().write(call(write, false));
		}
		else {
			this.parts.gateway().writeAsOne(call(WritePlan.of(List.of(prepared.step())), UUID.randomUUID().toString()));
		}
		this.rows.written(prepared);
	}

	private <T> Prepared<T> prepare(Draft<T> draft) {
		return draft.prepare(draft.needsStored() ? this.reads.storedOrNone(draft.type(), draft.key()) : Map.of());
	}

	/**
	 * Sends what was prepared, and prepares it again while other writers are faster.
	 */
	<T> Sent<T> send(Draft<T> draft, Prepared<T> first) {
		Prepared<T> prepared = first;
		for (int attempt = 1;; attempt++) {
			try {
				return new Sent<>(prepared, image(draft, prepared));
			}
			catch (DataAccessException ex) {
				if (!mayTryAgain(draft, ex)) {
					throw ex;
				}
				if (attempt == ATTEMPTS) {
					throw overtaken(draft, ex);
				}
				pause(attempt);
				prepared = prepare(draft);
			}
		}
	}

	private boolean mayTryAgain(Draft<?> draft, DataAccessException failure) {
		return (failure instanceof VersionsRemainException) ? removed(draft)
				: draft.isRepeatable() && draft.isOvertaken(failure);
	}

	/**
	 * Whether versions that kept an item from being created are removed now.
	 */
	boolean removed(Draft<?> draft) {
		return draft.type().isHistorized() && this.removal.resume(draft.type(), draft.key());
	}

	private static ConcurrencyFailureException overtaken(Draft<?> draft, @Nullable Throwable last) {
		return new ConcurrencyFailureException(
				"%s: other writers changed the item during each of %d attempts to %s it. Try again."
					.formatted(draft.type(), ATTEMPTS, draft.operation()),
				last);
	}

	/**
	 * Waits a little, longer with each attempt.
	 */
	static void pause(int attempt) {
		long most = Math.min(10L << Math.min(attempt, 6), Duration.ofMillis(500).toMillis());
		try {
			Thread.sleep(ThreadLocalRandom.current().nextLong(most) + 1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ConcurrencyFailureException("Interrupted while waiting to write again.", ex);
		}
	}

	/**
	 * Stores the blobs of what is about to be written, unless the item is refused.
	 */
	void upload(Prepared<?> prepared) {
		if (prepared.uploads().isEmpty()) {
			return;
		}
		ItemWrite write = prepared.write();
		requireStorable(write, OperationDetails.of(write.operation(), write.type().name(), this.parts.table()));
		prepared.uploads().forEach(BlobUpload::run);
	}

	/**
	 * Refuses a whole item that is too large or has what cannot be stored.
	 * @param details what the refusal calls it
	 */
	ItemWrite requireStorable(ItemWrite write, OperationDetails details) {
		if (write instanceof ItemWrite.Put put) {
			ItemSize.check(this.parts.codecs().of(write.type()).toItem(put.content()), details);
		}
		return write;
	}

	/** The entity as it is stored, if the write asks for it. */
	private @Nullable Object image(Draft<?> draft, Prepared<?> prepared) {
		ItemWrite write = prepared.write();
		if (write instanceof ItemWrite.Check) {
			throw this.reads.notFound(draft.type(), draft.operation());
		}
		upload(prepared);
		if (!prepared.companions().isEmpty() || draft.isSentExactlyOnce()) {
			this.parts.gateway().writeAsOne(call(WritePlan.of(List.of(prepared.step())), UUID.randomUUID().toString()));
			return null;
		}
		if (!prepared.isOpen() || write instanceof ItemWrite.Delete) {
			this.parts.gateway().write(call(write, false));
			return null;
		}
		ItemCodec codec = this.parts.codecs().of(draft.type());
		Function<AttributeReader, @Nullable Object> decoder = codec::read;
		return this.parts.gateway().<Object>write(call(write, true), decoder).orElse(null);
	}

	/**
	 * A write that was made.
	 *
	 * @param image the entity as it is stored, if the write asked for it
	 */
	record Sent<T>(Prepared<T> prepared, @Nullable Object image) {

	}

}
