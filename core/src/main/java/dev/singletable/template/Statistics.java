package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.mapping.ItemType;
import dev.singletable.request.QueryCalls;
import dev.singletable.request.ReadCall;
import dev.singletable.stats.Counters;
import dev.singletable.stats.ItemCount;
import dev.singletable.stats.Recount;
import dev.singletable.stats.StatisticsOperations;
import dev.singletable.table.TableAttributes;
import dev.singletable.wire.PageAnswer;
import dev.singletable.write.WritePlan;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Reads the counters, and sets them right.
 */
record Statistics(TemplateParts parts, Plans plans) implements StatisticsOperations {

	private static final int SEGMENTS = 4;

	private static final OwnItems.Range ALL = new OwnItems.Range(null, true, null, List.of());

	@Override
	public ItemCount count(Class<?> type) {
		return types(type).stream().map(this::count).reduce(ItemCount::plus).orElseThrow();
	}

	@Override
	public Map<String, ItemCount> counts() {
		Map<String, ItemCount> counts = new TreeMap<>();
		this.parts.codecs()
			.model()
			.types()
			.stream()
			.filter(this.parts.counters()::appliesTo)
			.forEach((each) -> counts.put(each.name(), count(each)));
		return counts;
	}

	private ItemCount count(ItemType type) {
		return new ItemCount(total(type).items(), type.timeToLive().isPresent());
	}

	private List<ItemType> types(Class<?> asked) {
		List<ItemType> types = this.parts.codecs().model().readableAs(asked);
		types.stream().filter((each) -> !this.parts.counters().appliesTo(each)).findFirst().ifPresent((each) -> {
			throw new InvalidDataAccessApiUsageException(
					"%s: its items are not counted. Mark the class with @Counted, and recount once.".formatted(each));
		});
		return types;
	}

	private Counters.Total total(ItemType type) {
		OwnItems own = new OwnItems(this.parts);
		List<Map<String, AttributeValue>> counters = new ArrayList<>();
		Map<String, AttributeValue> start = null;
		do {
			PageAnswer<Map<String, AttributeValue>> page = own.page(type, Counters.partition(type), ALL, start);
			counters.addAll(page.rows());
			start = page.lastKey();
		}
		while (start != null);
		return Counters.total(counters);
	}

	@Override
	public List<Recount> recount(Class<?> type) {
		List<ItemType> types = types(type);
		Map<ItemType, Counters.Total> before = new LinkedHashMap<>();
		types.forEach((each) -> before.put(each, total(each)));
		Map<ItemType, Long> found = found(types);
		List<Recount> results = new ArrayList<>();
		before.forEach((each, total) -> results.add(settle(each, total, found.getOrDefault(each, 0L))));
		return List.copyOf(results);
	}

	/** What changed meanwhile may explain as much of a difference. */
	private Recount settle(ItemType type, Counters.Total before, long found) {
		long changes = total(type).changes() - before.changes();
		long difference = found - before.items();
		boolean wrong = Math.abs(difference) > changes;
		if (wrong) {
			WritePlan plan = WritePlan
				.of(List.of(new WritePlan.Step(this.parts.counters().correction(type, difference), List.of())));
			this.parts.gateway().writeAsOne(this.plans.call(plan, UUID.randomUUID().toString()));
		}
		return new Recount(type.name(), found, before.items(), changes, wrong);
	}

	private Map<ItemType, Long> found(List<ItemType> types) {
		Map<ItemType, Long> found = new HashMap<>();
		new SegmentedScan<>(this.parts.gateway(), decoder(types),
				(SegmentedScan.Page<ItemType> page) -> page.rows().forEach((each) -> found.merge(each, 1L, Long::sum)))
			.run(ScanPosition.start(SEGMENTS).segments(page(types), this.parts.attributes()));
		return found;
	}

	private ReadCall.Page page(List<ItemType> types) {
		TableAttributes attributes = this.parts.attributes();
		QueryCalls calls = new QueryCalls(this.parts.table(), attributes, this.parts.codecs().policy());
		QueryCalls.Question question = new QueryCalls.Question(null, types, null,
				List.of(attributes.pk(), attributes.sk(), attributes.type(), attributes.ttl()), true, true, false,
				false);
		return calls.page(this.parts.codecs().of(types.get(0)), null, question);
	}

	private Function<AttributeReader, @Nullable ItemType> decoder(List<ItemType> types) {
		Expiry expiry = this.parts.expiry();
		return (in) -> {
			ItemType type = this.parts.codecs().typeOf(in);
			return (type == null || !types.contains(type) || expiry.hides(type, in)) ? null : type;
		};
	}

}
