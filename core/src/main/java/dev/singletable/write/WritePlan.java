package dev.singletable.write;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
		return of(steps, IntStream.range(0, steps.size()).boxed().toList());
	}

	/**
	 * A plan of writes of which several may be one step of the caller.
	 * @param numbers for each, which of the caller's steps it belongs to, from 0
	 * @throws InvalidDataAccessApiUsageException if two steps write one item
	 */
	public static WritePlan of(List<Step> steps, List<Integer> numbers) {
		Map<Object, Entry> entries = new LinkedHashMap<>();
		for (int index = 0; index < steps.size(); index++) {
			add(entries, new Entry(steps.get(index).write(), numbers.get(index)));
		}
		for (int index = 0; index < steps.size(); index++) {
			for (ItemWrite each : steps.get(index).companions()) {
				add(entries, new Entry(each, numbers.get(index)));
			}
		}
		List<Entry> all = List.copyOf(entries.values());
		requireFew(new HashSet<>(numbers).size(), all);
		return new WritePlan(all);
	}

	private static void add(Map<Object, Entry> entries, Entry added) {
		Object place = added.write().place();
		Entry present = entries.get(place);
		entries.put(place, (present != null) ? merge(present, added) : added);
	}

	/** A guard that one step gives up and another takes changes hands. */
	private static Entry merge(Entry one, Entry other) {
		if (one.write() instanceof ItemWrite.AddOwn first && other.write() instanceof ItemWrite.AddOwn second) {
			return new Entry(first.plus(second), one.step());
		}
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
				one.write().isOwn() ? sameCompanion(one, other) : sameItem(one, other));
	}

	private static String sameCompanion(Entry one, Entry other) {
		return "Step %d and step %d both write %s. One item alone may have it.".formatted(one.step() + 1,
				other.step() + 1, one.write().describe());
	}

	private static String sameItem(Entry one, Entry other) {
		return ("Step %d (%s) and step %d (%s) are one item, which a transaction takes once. Make one step of them, or "
				+ "two transactions.")
			.formatted(one.step() + 1, one.write().describe(), other.step() + 1, other.write().describe());
	}

	private static Entry taken(Entry entry, ItemWrite.PutOwn put, ItemWrite.DeleteOwn deletion) {
		return new Entry(new ItemWrite.PutOwn(put.operation(), put.type(), put.key(), put.attributes(),
				put.guard().or(deletion.guard())), entry.step());
	}

	private static void requireFew(int steps, List<Entry> entries) {
		if (entries.size() > LIMIT) {
			Entry first = entries.get(LIMIT);
			throw new InvalidDataAccessApiUsageException(
					("The transaction writes %d items for its %d steps; DynamoDB takes %d. The first too many is that of step "
							+ "%d (%s). Split it.")
						.formatted(entries.size(), steps, LIMIT, first.step() + 1, first.write().describe()));
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
