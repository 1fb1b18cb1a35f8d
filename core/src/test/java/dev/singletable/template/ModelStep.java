package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import dev.singletable.key.ItemKey;
import dev.singletable.write.TransactionFailedException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What one write promises: what it demands of the item, and what becomes of it.
 *
 * @param told whether a transaction tells the new state
 * @param fresh whether it knows of nothing that was there before
 */
record ModelStep(Class<?> type, ItemKey key, Demand demand, Change change, boolean told, boolean fresh) {

	static final String ACTOR = "someone";

	/** What must be there. */
	enum Existence {

		ANY, ABSENT, PRESENT

	}

	/** What must be true. */
	record Demand(Existence existence, @Nullable Long version, Predicate<Map<String, Object>> condition) {

		Reason of(Class<?> type, @Nullable Row before) {
			if (this.existence == Existence.ABSENT && before != null) {
				return Reason.ALREADY_EXISTS;
			}
			if (before != null && before.type() != type) {
				return (this.existence == Existence.PRESENT) ? Reason.NOT_FOUND : Reason.ALREADY_EXISTS;
			}
			if (this.version != null && (before == null || !this.version.equals(before.values().get("version")))) {
				return Reason.STALE_VERSION;
			}
			if (this.existence == Existence.PRESENT && before == null) {
				return Reason.NOT_FOUND;
			}
			return this.condition.test((before != null) ? before.values() : Map.of()) ? Reason.NONE
					: Reason.CONDITION_FAILED;
		}

	}

	/** What the item becomes, null when it goes. */
	interface Change {

		@Nullable Row after(@Nullable Row before);

	}

	/**
	 * An item.
	 *
	 * @param expiry epoch seconds, or null
	 */
	record Row(Class<?> type, Map<String, Object> values, @Nullable Long expiry) {

		boolean hasExpired(Instant now) {
			return this.expiry != null && this.expiry <= now.getEpochSecond();
		}

		Object entity() {
			return Fields.make(this.type, this.values);
		}

	}

	/** An operation that fails, by the name of its exception. */
	static final class Refused extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final String exception;

		Refused(String exception) {
			super(exception);
			this.exception = exception;
		}

		@Override
		public String getMessage() {
			return this.exception;
		}

		static Refused beforeTheCall() {
			return new Refused("InvalidDataAccessApiUsageException");
		}

	}

	/**
	 * The verbs at one moment.
	 */
	record Verbs(Instant now) {

		private static final Predicate<Map<String, Object>> ALWAYS = (values) -> true;

		ModelStep create(Object entity) {
			return insert(entity, ALWAYS);
		}

		private ModelStep insert(Object entity, Predicate<Map<String, Object>> condition) {
			Map<String, Object> values = required(entity);
			audit(entity.getClass(), values, true);
			version(entity.getClass(), values, 1);
			Row after = row(entity.getClass(), values);
			return new ModelStep(after.type(), RandomWrites.key(after.type(), values),
					new Demand(Existence.ABSENT, null, condition), (before) -> after, true, true);
		}

		ModelStep replace(Object entity, Predicate<Map<String, Object>> condition) {
			requireVersion(entity);
			return overwrite(entity, Existence.PRESENT, condition);
		}

		ModelStep save(Object entity, Predicate<Map<String, Object>> condition) {
			if (!isVersioned(entity.getClass())) {
				return overwrite(entity, Existence.ANY, condition);
			}
			return (versionOf(entity) == null) ? insert(entity, condition)
					: overwrite(entity, Existence.PRESENT, condition);
		}

		private ModelStep overwrite(Object entity, Existence existence, Predicate<Map<String, Object>> condition) {
			Map<String, Object> given = required(entity);
			Class<?> type = entity.getClass();
			Long version = versionOf(entity);
			return new ModelStep(type, RandomWrites.key(type, given), new Demand(existence, version, condition),
					(before) -> {
						Map<String, Object> values = new TreeMap<>(given);
						audit(type, values, before == null && !given.containsKey("created"));
						keepCreated(given, values, before);
						version(type, values, (version != null) ? version + 1 : 1);
						return row(type, values);
					}, true, false);
		}

		private static void keepCreated(Map<String, Object> given, Map<String, Object> values, @Nullable Row before) {
			if (before != null && !given.containsKey("created")) {
				Set.of("created", "createdBy").forEach((name) -> set(values, name, before.values().get(name)));
			}
		}

		ModelStep update(Class<?> type, Map<String, Object> id, RandomUpdate update) {
			return new ModelStep(type, RandomWrites.key(type, id), new Demand(Existence.PRESENT, null, update.holds()),
					(before) -> (before != null) ? updated(before, update) : null, false, false);
		}

		private Row updated(Row before, RandomUpdate update) {
			if (update.changesNothing()) {
				return before;
			}
			Map<String, Object> values = update.apply(before.values());
			Map<String, Object> audited = new TreeMap<>(values);
			audit(before.type(), audited, false);
			if (isVersioned(before.type())) {
				audited.put("version", (Long) values.get("version") + 1);
			}
			requireTeam(before.type(), audited);
			boolean counted = update.changes("until") || update.changes("keep") || values.containsKey("keep");
			return new Row(before.type(), audited, counted ? expiry(audited) : before.expiry());
		}

		ModelStep delete(Object entity) {
			requireVersion(entity);
			return gone(entity.getClass(), Fields.of(entity), new Demand(Existence.PRESENT, versionOf(entity), ALWAYS));
		}

		ModelStep delete(Class<?> type, Map<String, Object> id, Predicate<Map<String, Object>> condition) {
			return gone(type, id, new Demand(Existence.PRESENT, null, condition));
		}

		private static ModelStep gone(Class<?> type, Map<String, Object> id, Demand demand) {
			return new ModelStep(type, RandomWrites.key(type, id), demand, (before) -> null, false, false);
		}

		ModelStep check(Class<?> type, Map<String, Object> id, Predicate<Map<String, Object>> condition) {
			return new ModelStep(type, RandomWrites.key(type, id), new Demand(Existence.PRESENT, null, condition),
					(before) -> before, false, false);
		}

		/** What arrives at another key, with what it has from before. */
		ModelStep arrive(Object from, Object to) {
			Map<String, Object> values = required(to);
			Map<String, Object> old = Fields.of(from);
			if (!values.containsKey("created")) {
				Set.of("created", "createdBy").forEach((name) -> set(values, name, old.get(name)));
			}
			audit(to.getClass(), values, false);
			Long version = versionOf(from);
			version(to.getClass(), values, (version != null) ? version + 1 : 1);
			Row after = row(to.getClass(), values);
			return new ModelStep(after.type(), RandomWrites.key(after.type(), values),
					new Demand(Existence.ABSENT, null, ALWAYS), (before) -> after, true, true);
		}

		private static Map<String, Object> required(Object entity) {
			Map<String, Object> values = new TreeMap<>(Fields.of(entity));
			requireTeam(entity.getClass(), values);
			if (entity instanceof RandomWrites.Link link && !link.pk().startsWith("LINK#")) {
				throw Refused.beforeTheCall();
			}
			return values;
		}

		private static void requireTeam(Class<?> type, Map<String, Object> values) {
			if (RandomWrites.needsTeam(type) && !values.containsKey("team")) {
				throw Refused.beforeTheCall();
			}
		}

		private static void requireVersion(Object entity) {
			if (isVersioned(entity.getClass()) && versionOf(entity) == null) {
				throw Refused.beforeTheCall();
			}
		}

		private static @Nullable Long versionOf(Object entity) {
			return (Long) Fields.of(entity).get("version");
		}

		private static boolean isVersioned(Class<?> type) {
			return Fields.names(type).contains("version");
		}

		private void audit(Class<?> type, Map<String, Object> values, boolean created) {
			for (String name : created ? Set.of("created", "modified") : Set.of("modified")) {
				if (Fields.names(type).contains(name)) {
					values.put(name, this.now);
					values.put(name + "By", ACTOR);
				}
			}
		}

		private static void version(Class<?> type, Map<String, Object> values, long version) {
			if (isVersioned(type)) {
				values.put("version", version);
			}
		}

		private Row row(Class<?> type, Map<String, Object> values) {
			return new Row(type, values, expiry(values));
		}

		private @Nullable Long expiry(Map<String, Object> values) {
			if (values.get("until") instanceof Instant until) {
				return until.getEpochSecond();
			}
			return (values.get("keep") instanceof Duration keep) ? this.now.plus(keep).getEpochSecond() : null;
		}

		private static void set(Map<String, Object> values, String name, @Nullable Object value) {
			if (value != null) {
				values.put(name, value);
			}
			else {
				values.remove(name);
			}
		}

	}

}
