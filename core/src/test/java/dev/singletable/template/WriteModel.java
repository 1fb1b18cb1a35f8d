package dev.singletable.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.singletable.key.ItemKey;
import dev.singletable.template.ModelStep.Refused;
import dev.singletable.template.ModelStep.Row;
import dev.singletable.template.ModelStep.Verbs;
import dev.singletable.write.TransactionFailedException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A table in memory: items and the guards of their unique values, written as the manual
 * says.
 */
final class WriteModel {

	private final Map<ItemKey, Row> rows = new LinkedHashMap<>();

	private final Map<String, Holder> guards = new TreeMap<>();

	private Instant now = FreshTable.NOON;

	/** Who has a value. */
	record Holder(Class<?> type, String constraint, ItemKey key, @Nullable Long expiry) {

		boolean hasExpired(Instant now) {
			return this.expiry != null && this.expiry <= now.getEpochSecond();
		}

	}

	/** What a step does if it may. */
	private record Judged(ModelStep step, Reason reason, @Nullable Row after, Map<String, Holder> taken,
			Set<String> left) {
	}

	void moveTo(Instant moment) {
		this.now = moment;
	}

	Instant now() {
		return this.now;
	}

	/** The items that have not expired. */
	Map<ItemKey, Row> rows() {
		Map<ItemKey, Row> alive = new LinkedHashMap<>(this.rows);
		alive.values().removeIf((row) -> row.hasExpired(this.now));
		return alive;
	}

	/** The guards that have not expired, by their partition keys. */
	Map<String, Holder> guards() {
		Map<String, Holder> alive = new TreeMap<>(this.guards);
		alive.values().removeIf((holder) -> holder.hasExpired(this.now));
		return alive;
	}

	/** Whether a write would succeed now. */
	boolean allows(Supplier<List<ModelStep>> steps) {
		try {
			return reasons(judge(steps.get())).stream().allMatch((reason) -> reason == Reason.NONE);
		}
		catch (Refused refused) {
			return false;
		}
	}

	/**
	 * The class of the item asked for: of a hierarchy, that of the item under the key.
	 */
	Class<?> classOf(Class<?> asked, ItemKey key) {
		Row row = rows().get(key);
		return (row != null && asked.isAssignableFrom(row.type())) ? row.type() : asked;
	}

	/**
	 * One write; fails as the first of its steps that does.
	 * @return the new state of the last step's item
	 */
	@Nullable Row one(List<ModelStep> steps) {
		List<Judged> judged = judge(steps);
		Reason reason = reason(judged, reasons(judged));
		if (reason != Reason.NONE) {
			throw new Refused(exception(reason));
		}
		apply(judged);
		return judged.get(judged.size() - 1).after();
	}

	/** Items come before guards. */
	private static Reason reason(List<Judged> judged, List<Reason> reasons) {
		return Stream.concat(judged.stream().map(Judged::reason), reasons.stream())
			.filter((reason) -> reason != Reason.NONE)
			.findFirst()
			.orElse(Reason.NONE);
	}

	private static String exception(Reason reason) {
		return switch (reason) {
			case ALREADY_EXISTS -> "ItemAlreadyExistsException";
			case NOT_FOUND -> "ItemNotFoundException";
			case STALE_VERSION -> "StaleVersionException";
			case NOT_UNIQUE -> "UniqueConstraintException";
			case CONDITION_FAILED -> "ConditionFailedException";
			default -> throw new IllegalStateException(reason.name());
		};
	}

	/**
	 * All or none.
	 * @return the new states that are told
	 */
	List<@Nullable Row> transaction(List<List<ModelStep>> writes) {
		Set<ItemKey> keys = new HashSet<>();
		if (!writes.stream().flatMap(List::stream).allMatch((step) -> keys.add(step.key()))) {
			throw Refused.beforeTheCall();
		}
		List<Judged> judged = judge(writes.stream().flatMap(List::stream).toList());
		List<Reason> reasons = reasons(judged);
		List<Reason> failures = new ArrayList<>();
		List<@Nullable Row> told = new ArrayList<>();
		int from = 0;
		for (List<ModelStep> write : writes) {
			int to = from + write.size();
			failures.add(reason(judged.subList(from, to), reasons.subList(from, to)));
			Judged last = judged.get(to - 1);
			told.add(last.step().told() ? last.after() : null);
			from = to;
		}
		if (failures.stream().anyMatch((reason) -> reason != Reason.NONE)) {
			throw new Refused("TransactionFailedException " + failures);
		}
		apply(judged);
		return told;
	}

	boolean deleteIfExists(ModelStep deletion) {
		try {
			one(List.of(deletion));
			return true;
		}
		catch (Refused refused) {
			if (exception(Reason.NOT_FOUND).equals(refused.getMessage())) {
				return false;
			}
			throw refused;
		}
	}

	/**
	 * Every save that may be made is; of several of one item the last counts.
	 * @return the new states in the order given
	 */
	List<Row> saveAll(List<Object> entities) {
		Map<ItemKey, Object> last = new LinkedHashMap<>();
		entities.forEach((each) -> last.put(key(each), each));
		Verbs verbs = new Verbs(this.now);
		List<ModelStep> saves = last.values().stream().map((each) -> verbs.save(each, (values) -> true)).toList();
		saves.stream().filter(WriteModel::isPlain).forEach((each) -> one(List.of(each)));
		List<Refused> failures = new ArrayList<>();
		together(saves.stream().filter((each) -> !isPlain(each)).toList(), failures);
		if (!failures.isEmpty()) {
			throw failures.get(0);
		}
		return entities.stream().map((each) -> Objects.requireNonNull(this.rows.get(key(each)))).toList();
	}

	private static ItemKey key(Object entity) {
		return RandomWrites.key(entity.getClass(), Fields.of(entity));
	}

	/** Whether it can fail neither alone nor beside others. */
	private static boolean isPlain(ModelStep save) {
		return save.type() == RandomWrites.Tally.class;
	}

	/** What fails keeps no other from being written. */
	private void together(List<ModelStep> steps, List<Refused> failures) {
		if (steps.size() < 2 || claimTwice(steps)) {
			steps.forEach((step) -> alone(step, failures));
			return;
		}
		List<Judged> judged = judge(steps);
		List<Reason> reasons = reasons(judged);
		if (reasons.stream().allMatch((reason) -> reason == Reason.NONE)) {
			apply(judged);
			return;
		}
		List<ModelStep> bad = new ArrayList<>();
		List<ModelStep> good = new ArrayList<>();
		for (int index = 0; index < steps.size(); index++) {
			((reasons.get(index) == Reason.NONE) ? good : bad).add(steps.get(index));
		}
		together(good, failures);
		bad.forEach((step) -> alone(step, failures));
	}

	/** Whether two want one value, which no transaction can give them. */
	private boolean claimTwice(List<ModelStep> steps) {
		try {
			judge(steps);
			return false;
		}
		catch (Refused refused) {
			return true;
		}
	}

	private void alone(ModelStep step, List<Refused> failures) {
		try {
			one(List.of(step));
		}
		catch (Refused refused) {
			failures.add(refused);
		}
	}

	void deleteAll(Collection<ModelStep> deletions) {
		deletions.forEach(this::deleteIfExists);
	}

	private List<Judged> judge(List<ModelStep> steps) {
		List<Judged> judged = steps.stream().map(this::judge).toList();
		Set<String> taken = new HashSet<>();
		for (Judged each : judged) {
			if (!each.taken().keySet().stream().allMatch(taken::add)) {
				throw Refused.beforeTheCall();
			}
		}
		return judged;
	}

	private Judged judge(ModelStep step) {
		Row before = this.rows.get(step.key());
		Row alive = (before != null && before.hasExpired(this.now)) ? null : before;
		Row known = (alive != null && alive.type() == step.type() && !step.fresh()) ? alive : null;
		Reason reason = step.demand().of(step.type(), alive);
		Row after = after(step, known, reason);
		Map<String, Holder> old = guardsOf(step.key(), known);
		Map<String, Holder> taken = guardsOf(step.key(), after);
		Set<String> left = new HashSet<>(old.keySet());
		left.removeAll(taken.keySet());
		taken.entrySet().removeAll(old.entrySet());
		return new Judged(step, reason, after, taken, left);
	}

	/** What cannot be done matters only if it may. */
	private static @Nullable Row after(ModelStep step, @Nullable Row known, Reason reason) {
		try {
			return step.change().after(known);
		}
		catch (Refused refused) {
			if (reason == Reason.NONE) {
				throw refused;
			}
			return known;
		}
	}

	private static Map<String, Holder> guardsOf(ItemKey key, @Nullable Row row) {
		Map<String, Holder> guards = new TreeMap<>();
		if (row != null) {
			RandomWrites.constraints(row.type()).forEach((each) -> {
				String guard = each.guard(row.values());
				if (guard != null) {
					guards.put(guard, new Holder(row.type(), each.name(), key, row.expiry()));
				}
			});
		}
		return guards;
	}

	private List<Reason> reasons(List<Judged> judged) {
		return judged.stream()
			.map((each) -> (each.reason() == Reason.NONE && !isUnique(each, judged)) ? Reason.NOT_UNIQUE
					: each.reason())
			.toList();
	}

	/** A value is free if the step that gives it up is one of these. */
	private boolean isUnique(Judged step, List<Judged> all) {
		return step.taken().keySet().stream().allMatch((guard) -> {
			Holder holder = this.guards.get(guard);
			Set<ItemKey> allowed = all.stream()
				.filter((each) -> each == step || each.left().contains(guard))
				.map((each) -> each.step().key())
				.collect(Collectors.toSet());
			return holder == null || holder.hasExpired(this.now) || allowed.contains(holder.key());
		});
	}

	private void apply(List<Judged> judged) {
		judged.forEach((each) -> each.left().forEach((guard) -> {
			if (this.guards.get(guard) != null && this.guards.get(guard).key().equals(each.step().key())) {
				this.guards.remove(guard);
			}
		}));
		for (Judged each : judged) {
			this.guards.putAll(each.taken());
			if (each.after() != null) {
				this.rows.put(each.step().key(), each.after());
			}
			else {
				this.rows.remove(each.step().key());
			}
		}
	}

}
