package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.singletable.mapping.AuditView;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.trail.AuditEntry;
import dev.singletable.trail.AuditedEvent;
import dev.singletable.trail.Change;
import dev.singletable.trail.PropertyValue;
import dev.singletable.trail.TrailKey;
import dev.singletable.trail.TrailOperations;
import dev.singletable.trail.TrailRange;
import dev.singletable.write.ItemWrite;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * The audit trail of one table.
 */
final class Trails implements TrailOperations {

	private static final int USUAL_DAYS = 30;

	private static final int MOST_DAYS = 366;

	private final TemplateParts parts;

	private final Addresses addresses;

	Trails(TemplateParts parts, Addresses addresses) {
		this.parts = parts;
		this.addresses = addresses;
	}

	private ItemModel model() {
		return this.parts.codecs().model();
	}

	@Override
	public List<AuditEntry> of(Class<?> type, Object id) {
		return of(type, id, TrailRange.recent()).toList();
	}

	@Override
	public Stream<AuditEntry> of(Class<?> type, Object id, TrailRange range) {
		List<String> partitions = this.addresses.of(type, id)
			.stream()
			.map((each) -> TrailKey.partition(each.type(), each.key(), AuditView.hidesKey(each.type())))
			.distinct()
			.toList();
		return new TrailReads(this.parts, range).stream(null, partitions);
	}

	@Override
	public Stream<AuditEntry> ofType(Class<?> type, TrailRange range) {
		return ofTypes(model().readableAs(type).stream().map(ItemType::name).toList(), range);
	}

	private Stream<AuditEntry> ofTypes(List<String> types, TrailRange range) {
		return days(model().trailIndexes().byType(), range, (day) -> {
			List<String> partitions = new ArrayList<>();
			for (String type : types) {
				for (int shard = 0; shard < this.parts.trail().options().shards(); shard++) {
					partitions.add(TrailKey.ofType(type, day, shard));
				}
			}
			return partitions;
		});
	}

	@Override
	public List<AuditEntry> by(String actor) {
		return by(actor, TrailRange.recent()).toList();
	}

	@Override
	public Stream<AuditEntry> by(String actor, TrailRange range) {
		return days(model().trailIndexes().byActor(), range, (day) -> List.of(TrailKey.ofActor(actor, day)));
	}

	@Override
	public Stream<AuditEntry> all(TrailRange range) {
		Stream<String> names = model().types().stream().map(ItemType::name);
		return ofTypes(Stream.concat(names, Stream.of(TrailKey.EVENT)).toList(), range);
	}

	@Override
	public List<AuditEntry> recent(int limit) {
		if (limit < 1) {
			throw new InvalidDataAccessApiUsageException("A limit is at least 1.");
		}
		return all(TrailRange.recent()).limit(limit).toList();
	}

	/**
	 * Walks back from the last day.
	 */
	private Stream<AuditEntry> days(String index, TrailRange range, Function<LocalDate, List<String>> partitions) {
		// another writer's clock may be ahead
		Instant latest = this.parts.context().now().plus(Duration.ofDays(1));
		Instant until = range.until();
		Instant end = (until != null && until.isBefore(latest)) ? until : latest;
		Instant from = range.from();
		LocalDate last = LocalDate.ofInstant(end, ZoneOffset.UTC);
		LocalDate first = (from != null) ? LocalDate.ofInstant(from, ZoneOffset.UTC) : last.minusDays(USUAL_DAYS);
		long days = ChronoUnit.DAYS.between(first, last) + 1;
		if (days > MOST_DAYS + 1) {
			throw new InvalidDataAccessApiUsageException(
					("The range spans %d days, each a query of its own; the audit trail is searched for up to %d days at "
							+ "once. Ask for parts of it.")
						.formatted(days, MOST_DAYS));
		}
		TrailReads reads = new TrailReads(this.parts, range);
		return LongStream.range(0, Math.max(0, days))
			.mapToObj(last::minusDays)
			.flatMap((day) -> reads.stream(index, partitions.apply(day)));
	}

	@Override
	public List<PropertyValue> values(Class<?> type, Object id, String path) {
		for (ItemType each : model().readableAs(type)) {
			if (each.isAudited() && this.parts.auditTrail().view(each).hides(path)) {
				throw new InvalidDataAccessApiUsageException(
						"%s: '%s' is excluded or sensitive, so the audit trail does not have it.".formatted(each,
								path));
			}
		}
		return of(type, id, TrailRange.recent()).flatMap((entry) -> {
			Change change = entry.changes().get(path);
			return (change != null) ? Stream.of(new PropertyValue(entry.at(), entry.actor(), change.after()))
					: Stream.empty();
		}).toList();
	}

	@Override
	public AuditEntry record(Class<?> type, Object id, String operation, Map<String, ?> details) {
		Addresses.Address address = this.addresses.of(type, id).get(0);
		return write(this.parts.auditTrail().row(address.type(), address.key(), operation, details));
	}

	@Override
	public AuditEntry record(AuditedEvent event) {
		ItemType any = model().types()
			.stream()
			.findFirst()
			.orElseThrow(() -> new InvalidDataAccessApiUsageException("The table has no entities."));
		return write(this.parts.auditTrail().event(any, event));
	}

	private AuditEntry write(ItemWrite.PutOwn row) {
		this.parts.trail().gateway().write(this.parts.writeCalls().single(row, false));
		new TrailRows(this.parts).tell(row);
		return AuditEntry.in(row.attributes(), this.parts.attributes());
	}

}
