package dev.singletable.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.singletable.key.ItemKey;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Writes that are done together: the steps a caller asked for, and what extensions add to
 * them. No item is written twice.
 */
public final class WritePlan {

	/** What DynamoDB takes in one transaction. */
	public static final int LIMIT = 100;

	private final List<Entry> entries;

	private WritePlan(List<Entry> entries) {
		this.entries = List.copyOf(entries);
	}

	/**
	 * A plan of steps.
	 * @throws InvalidDataAccessApiUsageException if two steps write one item
	 */
	public static WritePlan of(List<Step> steps) {
		Map<ItemKey, Entry> entries = new LinkedHashMap<>();
		for (int index = 0; index < steps.size(); index++) {
			add(entries, new Entry(steps.get(index).write(), index));
		}
		for (int index = 0; index < steps.size(); index++) {
			for (ItemWrite each : steps.get(index).companions()) {
				add(entries, new Entry(each, index));
			}
		}
		List<Entry> all = new ArrayList<>(entries.values());
		requireFew(steps, all);
		return new WritePlan(all);
	}

	private static void add(Map<ItemKey, Entry> entries, Entry added) {
		Entry present = entries.get(added.write().key());
		entries.put(added.write().key(), (present != null) ? merge(present, added) : added);
	}

	/** A guard that one step gives up and another takes changes hands. */
	private static Entry merge(Entry one, Entry other) {
		if (one.write() instanceof ItemWrite.PutOwn put && other.write() instanceof ItemWrite.DeleteOwn deletion) {
			return taken(one, put, deletion);
		}
		if (one.write() instanceof ItemWrite.DeleteOwn deletion && other.write() instanceof ItemWrite.PutOwn put) {
			return taken(other, put, deletion);
		}
		if (one.write() instanceof ItemWrite.DeleteOwn first && other.write() instanceof ItemWrite.DeleteOwn second) {
			return new Entry(new ItemWrite.DeleteOwn(first.operation(), first.type(), first.key(),
					first.guard().or(second.guard())), one.step());
		}
		throw new InvalidDataAccessApiUsageException(
				one.write()
					.isOwn() ? "Step %d and step %d both write %s. One item alone may have it.".formatted(one.step() + 1, other.step() + 1, one.write().describe()) : "Step %d (%s) and step %d (%s) are one item, which a transaction takes once. Make one step of them, or two transactions.".formatted(one.step() + 1, one.write().describe(), other.step() + 1, other.write().describe()));
	}

	private static Entry taken(Entry entry, ItemWrite.PutOwn put, ItemWrite.DeleteOwn deletion) {
		return new Entry(new ItemWrite.PutOwn(put.operation(), put.type(), put.key(), put.attributes(),
				put.guard().or(deletion.guard())), entry.step());
	}

	private static void requireFew(List<Step> steps, List<Entry> entries) {
		if (entries.size() > LIMIT) {
			Entry first = entries.get(LIMIT);
			throw new InvalidDataAccessApiUsageException(
					("The transaction writes %d items for its %d steps; DynamoDB takes %d. The first too many is that of step "
							+ "%d (%s). Split it.")
						.formatted(entries.size(), steps.size(), LIMIT, first.step() + 1, first.write().describe()));
		}
	}

	/**
	 * The writes: first the steps in their order, then what was added.
	 */
	public List<Entry> entries() {
		return this.entries;
	}

	/**
	 * Whether one call without a transaction does it.
	 */
	public boolean isSingle() {
		return this.entries.size() == 1;
	}

	/**
	 * A step a caller asked for.
	 *
	 * @param companions what extensions add to it
	 */
	public record Step(ItemWrite write, List<ItemWrite> companions) {

		public Step {
			companions = List.copyOf(companions);
		}

	}

	/**
	 * One write of the plan.
	 *
	 * @param step the caller's step it belongs to, from 0
	 */
	public record Entry(ItemWrite write, int step) {

	}

}
