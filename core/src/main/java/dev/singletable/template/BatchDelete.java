package dev.singletable.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.request.WriteCall;
import dev.singletable.wire.BatchAnswer;
import dev.singletable.write.BatchIncompleteException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.OperationDetails;
import dev.singletable.write.WriteGuard;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.TransientDataAccessResourceException;

/**
 * One deletion of many items by their ids.
 */
final class BatchDelete {

	private static final String OPERATION = "delete all";

	private final TemplateParts parts;

	private final Writes writes;

	private final Plans plans;

	private final ItemReads reads;

	private final Addresses addresses;

	private final BatchReport report;

	private final ChunkRun run;

	private final Map<ItemKey, Object> byKey = new LinkedHashMap<>();

	private final Set<ItemKey> remaining = new LinkedHashSet<>();

	private @Nullable Exception cause;

	BatchDelete(TemplateParts parts, Writes writes, Plans plans, ItemReads reads, BatchReport report) {
		this.parts = parts;
		this.plans = plans;
		this.reads = reads;
		this.writes = writes;
		this.addresses = new Addresses(parts.codecs().model());
		this.report = report;
		this.run = ChunkRun.ofWrites(parts);
	}

	/**
	 * Deletes what is there of them.
	 * @throws BatchIncompleteException with the ids that are left
	 */
	void delete(Class<?> type, Collection<?> ids) {
		List<Addresses.Address> together = new ArrayList<>();
		List<Addresses.Address> alone = new ArrayList<>();
		ids.forEach((id) -> this.addresses.of(type, id).forEach((address) -> {
			if (this.byKey.putIfAbsent(address.key(), id) == null) {
				(isAlone(type, address) ? alone : together).add(address);
			}
		}));
		this.remaining.addAll(this.byKey.keySet());
		this.report.expect(this.byKey.size());
		String name = this.parts.codecs().model().readableAs(type).get(0).name();
		try {
			send(Batches.chunks(together, Batches.WRITES), this::together);
			send(Batches.chunks(alone, 1), (chunk) -> alone(type, chunk.get(0)));
		}
		catch (RuntimeException ex) {
			ex.addSuppressed(incomplete(name));
			throw ex;
		}
		if (!this.remaining.isEmpty()) {
			throw incomplete(name);
		}
	}

	private boolean isAlone(Class<?> type, Addresses.Address address) {
		return this.writes.mayHaveCompanions(address.type()) || this.addresses.mayHoldOthers(type, address.type());
	}

	private BatchIncompleteException incomplete(String type) {
		List<Object> left = this.remaining.stream().map(this.byKey::get).distinct().toList();
		return new BatchIncompleteException(OperationDetails.of(OPERATION, type, this.parts.table()), left,
				(this.cause != null) ? this.cause : this.run.interruption());
	}

	private void send(List<List<Addresses.Address>> chunks, Function<List<Addresses.Address>, BatchAnswer> send) {
		this.run.run(chunks, (chunk) -> sent(chunk, send.apply(chunk)), (chunk) -> new Sent(chunk, null), this::take);
	}

	private Sent sent(List<Addresses.Address> chunk, BatchAnswer answer) {
		if (!answer.left().isEmpty()) {
			this.run.end();
		}
		return new Sent(chunk, answer);
	}

	private void take(Sent sent) {
		BatchAnswer answer = sent.answer();
		if (answer == null) {
			return;
		}
		Set<ItemKey> left = new LinkedHashSet<>();
		answer.left().forEach((each) -> left.add(each.write().key()));
		sent.chunk()
			.stream()
			.map(Addresses.Address::key)
			.filter((key) -> !left.contains(key))
			.forEach(this.remaining::remove);
		this.cause = (this.cause != null) ? this.cause : answer.cause();
		this.report.add(sent.chunk().size() - left.size(), answer.calls(), answer.repeated());
	}

	private BatchAnswer together(List<Addresses.Address> chunk) {
		List<WriteCall.Single> calls = chunk.stream().map(this::deletion).toList();
		return this.parts.gateway().write(new WriteCall.Batch(this.parts.table(), calls));
	}

	/**
	 * An item of another type under the key is none of this type, so it is missing.
	 */
	private BatchAnswer alone(Class<?> type, Addresses.Address address) {
		try {
			this.plans.run(this.writes.deleteOne(OPERATION, typeAt(type, address), address.key()));
		}
		catch (ItemNotFoundException ex) {
			return BatchAnswer.of(List.of()).after(List.of());
		}
		catch (TransientDataAccessResourceException ex) {
			return BatchAnswer.of(List.of(deletion(address))).endedBy(ex);
		}
		return BatchAnswer.of(List.of()).after(List.of());
	}

	/**
	 * Of the types asked for the one that is there, whose extensions have a part in it.
	 */
	private ItemType typeAt(Class<?> wanted, Addresses.Address address) {
		if (this.parts.codecs().model().readableAs(wanted).size() == 1) {
			return address.type();
		}
		return this.reads.typeAt(address)
			.filter((found) -> wanted.isAssignableFrom(found.javaType()))
			.orElse(address.type());
	}

	private WriteCall.Single deletion(Addresses.Address address) {
		return this.plans.call(new ItemWrite.Delete(OPERATION, address.type(), address.key(), WriteGuard.NONE), false);
	}

	/** A chunk, and what became of it; nothing if it was left. */
	private record Sent(List<Addresses.Address> chunk, @Nullable BatchAnswer answer) {

	}

}
