package dev.singletable.trail;

import java.security.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import dev.singletable.annotation.Audited;
import dev.singletable.annotation.Historized;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.AuditView;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.Retention;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.write.Acting;
import dev.singletable.write.ItemStates;
import dev.singletable.write.ItemStates.ItemState;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.WriteContext;
import dev.singletable.write.WriteExtension;
import dev.singletable.write.WriteGuard;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Makes the rows of writes of audited types.
 */
public final class AuditTrail implements WriteExtension {

	private final ItemModel model;

	private final WriteContext context;

	private final TrailOptions options;

	private final Map<ItemType, Rules> rules = new ConcurrentHashMap<>();

	public AuditTrail(ItemModel model, WriteContext context, TrailOptions options) {
		this.model = model;
		this.context = context;
		this.options = options;
	}

	@Override
	public boolean appliesTo(ItemType type) {
		return type.isAudited();
	}

	@Override
	public boolean isTouchedBy(ItemType type, Predicate<String> changes) {
		return true;
	}

	@Override
	public Set<String> dependsOn(ItemType type) {
		SingleTableProperty version = type.entity().getVersionProperty();
		if (version != null) {
			return Set.of(version.getName());
		}
		Set<String> all = new LinkedHashSet<>();
		type.entity().forEach((property) -> all.add(property.getName()));
		return all;
	}

	/**
	 * What may be shown of a type's items.
	 */
	public AuditView view(ItemType type) {
		return rules(type).view();
	}

	private Rules rules(ItemType type) {
		Rules known = this.rules.get(type);
		return (known != null) ? known
				: this.rules.computeIfAbsent(type, (each) -> Rules.of(AuditView.of(this.model, each), each));
	}

	@Override
	public List<ItemWrite> companions(ItemWrite write, ItemStates states) {
		ItemType type = write.type();
		Rules known = rules(type);
		Optional<String> actor = actor(write, states.after());
		if (states.before() == null && states.after() == null) {
			return List.of();
		}
		Map<String, AttributeValue> before = seen(known.view(), states.before());
		Map<String, AttributeValue> after = seen(known.view(), states.after());
		Map<String, TrailContent.Values> changes = TrailContent.difference(without(known.base(), before),
				without(known.base(), after));
		Map<String, AttributeValue> snapshot = (states.after() != null) ? after : before;
		TrailContent content = new TrailContent(changes, known.audited().snapshot() ? snapshot : null,
				PlainValues.stored(details(write, states)), Set.of());
		boolean unknown = write instanceof ItemWrite.Change change
				&& change.changes().own().stream().anyMatch(AttributeAssignment::isRaw);
		return List.of(row(type, write.key(), new TrailRow.Said(operation(write, states), actor.orElse(null),
				unknown ? content.cut("expression") : content, end(known.retention()))));
	}

	private static Map<String, AttributeValue> seen(AuditView view, @Nullable ItemState state) {
		return (state != null) ? view.of(state.attributes().get()) : Map.of();
	}

	private static Map<String, AttributeValue> without(Set<String> names, Map<String, AttributeValue> properties) {
		Map<String, AttributeValue> others = new LinkedHashMap<>(properties);
		others.keySet().removeAll(names);
		return others;
	}

	private static String operation(ItemWrite write, ItemStates states) {
		if (states.after() == null) {
			return "DELETE";
		}
		if (states.before() == null) {
			return "CREATE";
		}
		return write.operation().equals("restore") ? "RESTORE" : "UPDATE";
	}

	/** What was said around the write, and what it does to versions. */
	private static Map<String, Object> details(ItemWrite write, ItemStates states) {
		Map<String, Object> details = new LinkedHashMap<>(Acting.details());
		ItemState after = states.after();
		if (after == null && write.type().isHistorized()) {
			details.put("deletedVersions", states.kept().size());
		}
		long pruned = (after != null) ? prunedBy(write.type(), after) : 0;
		if (pruned > 0) {
			details.put("prunedVersion", pruned);
		}
		if (write.operation().equals("move")) {
			details.put("moved", true);
		}
		return details;
	}

	/** The version that is too many by a new one; not positive if none is. */
	private static long prunedBy(ItemType type, ItemState after) {
		Historized historized = type.entity().findAnnotation(Historized.class);
		if (historized == null || historized.maxVersions() == 0) {
			return 0;
		}
		Object version = type.values(after.entity()).apply(type.entity().getRequiredVersionProperty().getName());
		return ((version instanceof Number number) ? number.longValue() : 0) - historized.maxVersions();
	}

	/**
	 * Who writes.
	 * @throws InvalidDataAccessApiUsageException if somebody must be known, and is not
	 */
	private Optional<String> actor(ItemWrite write, @Nullable ItemState after) {
		Audited audited = rules(write.type()).audited();
		Optional<?> named = Acting.actor();
		if (named.isEmpty() && !audited.actor().isEmpty() && after != null && sets(write, audited.actor())) {
			named = Optional.ofNullable(write.type().values(after.entity()).apply(audited.actor()));
		}
		Optional<String> actor = name(named.isPresent() ? named : this.context.actor().get());
		if (actor.isEmpty() && audited.actorRequired()) {
			throw new InvalidDataAccessApiUsageException(
					("%s: it is @Audited(actorRequired = true), and nobody is known who writes, so nothing was written. "
							+ "Write inside Acting.as(…), or define an AuditorAware bean.")
						.formatted(write.type()));
		}
		return actor;
	}

	/** A property that an update leaves alone names who wrote before. */
	private static boolean sets(ItemWrite write, String path) {
		return !(write instanceof ItemWrite.Change change)
				|| change.changes().actions().stream().anyMatch((each) -> each.path().equals(path));
	}

	private static Optional<String> name(Optional<?> actor) {
		return actor.map((each) -> (each instanceof Principal principal) ? principal.getName() : each.toString())
			.filter((each) -> !each.isBlank());
	}

	private @Nullable Instant end(@Nullable Retention own) {
		Retention kept = (own != null) ? own : this.options.retention();
		return (kept != null) ? kept.after(this.context.now()) : null;
	}

	private ItemWrite.PutOwn row(ItemType type, ItemKey key, TrailRow.Said said) {
		boolean hidden = AuditView.hidesKey(type);
		String ulid = this.context.ids().ulid();
		TrailRow.Place place = new TrailRow.Place(TrailKey.partition(type, key, hidden), type.name(),
				hidden ? null : key, this.context.now(), ulid, Math.floorMod(ulid.hashCode(), this.options.shards()));
		return TrailRow.write(this.model, type, TrailRow.item(this.model, place, said));
	}

	/**
	 * A row of something done to an item that is no write of it.
	 */
	public ItemWrite.PutOwn row(ItemType type, ItemKey key, String operation, Map<String, ?> details) {
		Rules known = type.isAudited() ? rules(type) : null;
		ItemWrite about = new ItemWrite.Check(operation, type, key, WriteGuard.NONE);
		Optional<String> actor = (known != null) ? actor(about, null) : name(this.context.actor().get());
		return row(type, key, new TrailRow.Said(operation, actor.orElse(null), said(details),
				end((known != null) ? known.retention() : null)));
	}

	/**
	 * A row of something that concerns no item.
	 */
	public ItemWrite.PutOwn event(ItemType any, AuditedEvent event) {
		String ulid = this.context.ids().ulid();
		Optional<String> named = (event.actor() != null) ? Optional.of(event.actor())
				: name(this.context.actor().get());
		TrailRow.Place place = new TrailRow.Place(TrailKey.events(event.operation()), TrailKey.EVENT, null, event.at(),
				ulid, Math.floorMod(ulid.hashCode(), this.options.shards()));
		return TrailRow.write(this.model, any, TrailRow.item(this.model, place, new TrailRow.Said(event.operation(),
				named.filter((each) -> !each.isBlank()).orElse(null), said(event.details()), end(null))));
	}

	private static TrailContent said(Map<String, ?> details) {
		Map<String, Object> all = new LinkedHashMap<>(Acting.details());
		all.putAll(details);
		return TrailContent.of(PlainValues.stored(all));
	}

	/** What is known of a type once and for all. */
	private record Rules(AuditView view, Audited audited, Set<String> base, @Nullable Retention retention) {

		static Rules of(AuditView view, ItemType type) {
			Audited audited = type.entity().getRequiredAnnotation(Audited.class);
			return new Rules(view, audited, view.base(),
					audited.retention().isEmpty() ? null : Retention.parse(audited.retention()));
		}

	}

	/**
	 * The same writes with the rows as parts of the transaction of another row.
	 */
	public static List<ItemWrite> joined(List<ItemWrite> writes, ItemWrite first) {
		return writes.stream()
			.map((each) -> TrailRow.is(each) ? TrailRow.within((ItemWrite.PutOwn) each, (ItemWrite.PutOwn) first)
					: each)
			.toList();
	}

}
