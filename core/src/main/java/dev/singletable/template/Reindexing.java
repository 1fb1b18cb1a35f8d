package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.UnreadableItemException;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.request.QueryCalls;
import dev.singletable.request.ReadCall;
import dev.singletable.template.Derivation.Derived;
import dev.singletable.unique.Guard;
import dev.singletable.write.ItemChangedException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.UniqueConstraintException;
import dev.singletable.write.WriteGuard;
import dev.singletable.write.WritePlan;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * One run over all items of a type.
 */
final class Reindexing {

	private static final int CONFLICTS = 1000;

	private static final int READS = 100;

	private final TemplateParts parts;

	private final Derivation derivation;

	private final Plans plans;

	private final ItemReads reads;

	private final Reindex asked;

	private final List<ReindexProgress.Conflict> conflicts = new ArrayList<>();

	private ScanPosition position;

	private long scanned;

	private long rewritten;

	private long conflictCount;

	Reindexing(Derivation derivation, Plans plans, ItemReads reads, Reindex asked) {
		this.parts = derivation.parts();
		this.derivation = derivation;
		this.plans = plans;
		this.reads = reads;
		this.asked = asked;
		String from = asked.position();
		this.position = (from != null) ? ScanPosition.parse(from) : ScanPosition.start(asked.segments());
	}

	ReindexProgress run(Consumer<ReindexProgress> listener) {
		Telling<ReindexProgress> telling = new Telling<>("reindex", listener);
		new SegmentedScan<>(this.parts.gateway(), decoder(), (SegmentedScan.Page<Row> page) -> {
			take(page);
			telling.tell(progress());
		}).run(this.position.segments(firstPage(), this.parts.attributes()));
		return progress();
	}

	private ReadCall.Page firstPage() {
		QueryCalls calls = new QueryCalls(this.parts.table(), this.parts.attributes(), this.parts.codecs().policy());
		QueryCalls.Question question = new QueryCalls.Question(null, types(), null, List.of(), true, true, false,
				false);
		return calls.page(this.parts.codecs().of(types().get(0)), null, question).from(null, this.asked.pageSize());
	}

	private List<ItemType> types() {
		return this.parts.codecs().model().readableAs(this.asked.type());
	}

	private Function<AttributeReader, @Nullable Row> decoder() {
		ItemCodecs codecs = this.parts.codecs();
		List<ItemType> types = types();
		return (in) -> {
			ItemType type = codecs.typeOf(in);
			return (type != null && types.contains(type)) ? new Row(type, in.readItem()) : null;
		};
	}

	private ReindexProgress progress() {
		return new ReindexProgress(this.scanned, this.rewritten, this.conflictCount, this.conflicts,
				this.position.text(), this.position.isEnd());
	}

	private void take(SegmentedScan.Page<Row> page) {
		Map<Row, Derived> derived = new IdentityHashMap<>();
		Set<ItemKey> guards = new LinkedHashSet<>();
		for (Row row : page.rows()) {
			this.scanned++;
			Derived of = derive(row);
			if (of != null) {
				derived.put(row, of);
				of.guards().forEach((guard) -> guards.add(guard.key()));
			}
		}
		Map<ItemKey, Map<String, AttributeValue>> stored = items(guards);
		page.rows().forEach((row) -> mend(row, derived.get(row), stored));
		Map<String, AttributeValue> last = page.lastKey();
		this.position = this.position.with(page.number(),
				Optional.ofNullable(last).map(this.parts.codecs().model()::keyIn));
	}

	private Map<ItemKey, Map<String, AttributeValue>> items(Set<ItemKey> keys) {
		Map<ItemKey, Map<String, AttributeValue>> items = new HashMap<>();
		Batches.chunks(List.copyOf(keys), READS).forEach((chunk) -> items.putAll(this.reads.items(chunk)));
		return items;
	}

	/** Null where a person has to settle something. */
	private @Nullable Derived derive(Row row) {
		try {
			return this.derivation.of(row.type(), row.stored());
		}
		catch (UnreadableItemException | InvalidDataAccessApiUsageException ex) {
			conflict(row, null, ex);
			return null;
		}
	}

	private void conflict(Row row, @Nullable String constraint, Throwable reason) {
		conflict(row, constraint, String.valueOf(reason.getMessage()));
	}

	private void conflict(Row row, @Nullable String constraint, String reason) {
		this.conflictCount++;
		if (this.conflicts.size() < CONFLICTS) {
			this.conflicts.add(new ReindexProgress.Conflict(row.type().name(),
					this.parts.codecs().model().keyIn(row.stored()), constraint, reason));
		}
	}

	private void mend(Row given, @Nullable Derived first, Map<ItemKey, Map<String, AttributeValue>> guards) {
		Row row = given;
		Derived derived = first;
		Map<ItemKey, Map<String, AttributeValue>> stored = guards;
		for (int attempt = 1; derived != null; attempt++) {
			Drift drift = drift(row, derived, stored);
			if (isMended(row, drift, attempt)) {
				drift.taken().forEach((guard) -> conflict(given, guard.constraint(), "another item has the value"));
				return;
			}
			Plans.pause(attempt);
			row = new Row(row.type(), this.reads.storedOrNone(row.type(), derived.key()));
			derived = row.stored().isEmpty() ? null : derive(row);
			stored = (derived != null) ? guardsOf(derived) : stored;
		}
	}

	private Map<ItemKey, Map<String, AttributeValue>> guardsOf(Derived derived) {
		Set<ItemKey> keys = new LinkedHashSet<>();
		derived.guards().forEach((guard) -> keys.add(guard.key()));
		return items(keys);
	}

	private Drift drift(Row row, Derived derived, Map<ItemKey, Map<String, AttributeValue>> stored) {
		List<Guard> missing = new ArrayList<>();
		List<Guard> taken = new ArrayList<>();
		for (Guard guard : derived.guards()) {
			Map<String, AttributeValue> item = stored.getOrDefault(guard.key(), Map.of());
			Guard found = Guard.in(item, this.parts.attributes()).orElse(null);
			if (found != null && !found.owner().equals(guard.owner()) && !this.derivation.isPast(found.expiry())) {
				taken.add(guard);
			}
			else if (!Objects.equals(found, guard)) {
				missing.add(guard);
			}
		}
		return new Drift(this.derivation.changes(derived, row.stored()), missing, taken);
	}

	/** Whether nothing is left to try: it was right, is now, or cannot be. */
	private boolean isMended(Row row, Drift drift, int attempt) {
		if (drift.isEmpty()) {
			return true;
		}
		try {
			if (!this.asked.isCheck()) {
				send(row, drift);
			}
			this.rewritten++;
			return true;
		}
		catch (ItemChangedException | StaleVersionException | ItemNotFoundException | UniqueConstraintException ex) {
			if (attempt == Plans.ATTEMPTS) {
				conflict(row, (ex instanceof UniqueConstraintException unique) ? unique.constraint() : null, ex);
			}
			return attempt == Plans.ATTEMPTS;
		}
		catch (InvalidDataAccessApiUsageException | DataIntegrityViolationException ex) {
			conflict(row, null, ex);
			return true;
		}
	}

	private void send(Row row, Drift drift) {
		ItemWrite write = write(row, drift);
		if (drift.missing().isEmpty()) {
			this.parts.gateway().write(this.plans.call(write, false));
			return;
		}
		List<ItemWrite> guards = drift.missing()
			.stream()
			.map((guard) -> this.derivation.guards().put(row.type(), guard))
			.toList();
		WritePlan plan = WritePlan.of(List.of(new WritePlan.Step(write, guards)));
		this.parts.gateway().writeAsOne(this.plans.call(plan, UUID.randomUUID().toString()));
	}

	private ItemWrite write(Row row, Drift drift) {
		ItemKey key = this.parts.codecs().model().keyIn(row.stored());
		WriteGuard unchanged = this.derivation.unchanged(row.type(), row.stored());
		return drift.changes().isEmpty() ? new ItemWrite.Check("reindex", row.type(), key, unchanged)
				: new ItemWrite.Change("reindex", row.type(), key,
						new ItemWrite.Changes(List.of(), drift.changes(), true), unchanged);
	}

	/** An item as it was read. */
	private record Row(ItemType type, Map<String, AttributeValue> stored) {

	}

	/**
	 * What is wrong with an item.
	 *
	 * @param missing guards to write
	 * @param taken guards that another item has
	 */
	private record Drift(List<AttributeAssignment> changes, List<Guard> missing, List<Guard> taken) {

		boolean isEmpty() {
			return this.changes.isEmpty() && this.missing.isEmpty();
		}

	}

}
