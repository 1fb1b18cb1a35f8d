package dev.singletable.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.singletable.convert.ItemCodecs;
import dev.singletable.cursor.Fingerprint;
import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.expression.Comparison;
import dev.singletable.expression.Condition;
import dev.singletable.expression.ConditionCheck;
import dev.singletable.expression.ExpressionWriter;
import dev.singletable.expression.Operator;
import dev.singletable.mapping.IndexKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemType;
import dev.singletable.plan.AccessPlan;
import dev.singletable.query.ItemScrollPosition;
import dev.singletable.query.ItemWindow;
import dev.singletable.query.QuerySpec;
import dev.singletable.request.PropertyResolver;
import dev.singletable.table.KeyAttribute;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.ScrollPosition;

/**
 * One query over items in memory: which of them it means, in which order, from where.
 */
final class MapQuery<T> {

	private static final int PAGE_SIZE = 100;

	private final ItemCodecs codecs;

	private final QuerySpec<T> spec;

	private final ItemIndex way;

	private final String fingerprint;

	private final boolean severalPartitions;

	private final boolean sharded;

	MapQuery(ItemCodecs codecs, AccessPlan plan, QuerySpec<T> spec) {
		this.codecs = codecs;
		this.spec = spec;
		this.way = Objects.requireNonNull(plan.way());
		this.fingerprint = fingerprint(plan);
		this.severalPartitions = plan.bind(comparisons().map(Comparison::values).toList()).size() > plan.shards();
		this.sharded = plan.shards() > 1;
	}

	/** Places are in the order of windows, which come shard after shard. */
	private List<String> sortedBy(boolean placed) {
		List<String> names = new ArrayList<>((placed && this.sharded) ? names(this.way.partition()) : List.of());
		names.addAll(names(this.way.sort()));
		names.add(this.codecs.model().attributes().pk());
		names.add(this.codecs.model().attributes().sk());
		return names.stream().distinct().toList();
	}

	private static List<String> names(@Nullable IndexKey key) {
		return (key != null) ? key.attributes().stream().map(KeyAttribute::name).toList() : List.of();
	}

	private Stream<Comparison> comparisons() {
		Condition key = this.spec.key();
		return (key != null) ? key.conjuncts().stream().map((each) -> each.comparison().orElseThrow()) : Stream.empty();
	}

	/** Writes the conditions as the table would get them, which refuses what it does. */
	private String fingerprint(AccessPlan plan) {
		ExpressionWriter writer = new ExpressionWriter(values(plan.types()));
		Fingerprint made = Fingerprint.of("memory", plan.types().toString(), this.way.name(), text(writer, key()),
				text(writer, this.spec.filter()), this.spec.descending() ? "backward" : "forward",
				(this.spec.predicate() != null) ? "predicate" : null);
		return made.add(String.join(",", writer.names().values())).addAll(writer.values().values()).text();
	}

	private @Nullable Condition key() {
		return this.spec.key();
	}

	private static @Nullable String text(ExpressionWriter writer, @Nullable Condition condition) {
		if (condition == null) {
			return null;
		}
		condition.forEachAttribute((path) -> {
			throw new InvalidDataAccessApiUsageException(
					"A condition in DynamoDB's own text cannot be answered in memory. Name properties instead.");
		});
		return writer.condition(condition);
	}

	private PropertyValues values(List<ItemType> types) {
		List<String> paths = new ArrayList<>();
		Stream.of(key(), this.spec.filter())
			.filter(Objects::nonNull)
			.forEach((condition) -> condition.forEachPath(paths::add));
		ItemType type = types.stream()
			.filter((each) -> paths.stream().allMatch(each::hasPath))
			.findFirst()
			.orElse(types.get(0));
		return new PropertyValues(type, new PropertyResolver(this.codecs.of(type)));
	}

	/**
	 * Every result, or as many as the limit says.
	 */
	List<T> all(Collection<StoredEntity> entities) {
		Integer limit = this.spec.limit();
		List<T> results = new ArrayList<>();
		rows(entities, start() != null).stream()
			.limit((limit != null) ? limit : Long.MAX_VALUE)
			.forEach((row) -> results.add(row.result()));
		return inOrder(results);
	}

	long count(Collection<StoredEntity> entities) {
		return rows(entities, start() != null).size();
	}

	ItemWindow<T> window(Collection<StoredEntity> entities) {
		if (this.severalPartitions) {
			throw new InvalidDataAccessApiUsageException(
					"Several partitions have no common position. Ask for a List, or for one partition.");
		}
		if (this.sharded && this.spec.descending()) {
			throw new InvalidDataAccessApiUsageException(
					("Index '%s' is in %d shards, and its pages come shard after shard. Ask for a List or a Stream in "
							+ "that order, or for pages without one.")
						.formatted(this.way.name(), this.way.shards()));
		}
		List<Row<T>> found = rows(entities, true);
		Integer asked = this.spec.limit();
		int size = Math.min(found.size(), (asked != null) ? asked : PAGE_SIZE);
		List<Row<T>> read = found.subList(0, size);
		List<Row<T>> rows = inOrder(new ArrayList<>(read));
		return ItemWindow.of(rows.stream().map(Row::result).toList(),
				(index) -> position((index < 0) ? read.get(size - 1) : rows.get(index)), found.size() > size,
				new ItemWindow.Statistics(0, size, size, 0));
	}

	private <E> List<E> inOrder(List<E> read) {
		if (isBackward()) {
			Collections.reverse(read);
		}
		return read;
	}

	/** What is found from the position on, as it is read. */
	private List<Row<T>> rows(Collection<StoredEntity> entities, boolean placed) {
		Comparator<Map<String, AttributeValue>> ascending = byKeys(sortedBy(placed));
		Comparator<Map<String, AttributeValue>> keys = isDescending() ? ascending.reversed() : ascending;
		Comparator<StoredEntity> order = byValues().thenComparing(StoredEntity::item, keys);
		Map<String, AttributeValue> start = start();
		Predicate<? super T> predicate = this.spec.predicate();
		return entities.stream()
			.filter(this::isMeant)
			.filter((each) -> start == null || keys.compare(each.item(), start) > 0)
			.sorted(order)
			.map((each) -> new Row<>(each, this.spec.resultType().cast(each.entity())))
			.filter((row) -> predicate == null || predicate.test(row.result()))
			.toList();
	}

	private boolean isMeant(StoredEntity each) {
		return this.spec.resultType().isAssignableFrom(each.type().javaType())
				&& each.item().keySet().containsAll(names(this.way.partition()))
				&& each.item().keySet().containsAll(names(this.way.sort())) && each.fulfils(key())
				&& each.fulfils(this.spec.filter());
	}

	private boolean isBackward() {
		return this.spec.position() instanceof ItemScrollPosition place && place.isBackward();
	}

	private boolean isDescending() {
		return this.spec.descending() != isBackward();
	}

	private static Comparator<Map<String, AttributeValue>> byKeys(List<String> names) {
		return (one, other) -> names.stream()
			.mapToInt((name) -> ConditionCheck.compare(Objects.requireNonNull(one.get(name)),
					Objects.requireNonNull(other.get(name))))
			.filter((order) -> order != 0)
			.findFirst()
			.orElse(0);
	}

	/** The values of an {@code IN} come in their order. */
	private Comparator<StoredEntity> byValues() {
		return comparisons().filter((each) -> each.operator() == Operator.IN)
			.map((each) -> Comparator.<StoredEntity>comparingInt((entity) -> entity.placeIn(each)))
			.reduce((one, other) -> 0, Comparator::thenComparing);
	}

	private @Nullable Map<String, AttributeValue> start() {
		ScrollPosition position = this.spec.position();
		if (position == null) {
			return null;
		}
		if (position instanceof ItemScrollPosition place && place.fingerprint().equals(this.fingerprint)) {
			return place.key();
		}
		throw new InvalidCursorException("The position does not belong to this query: its conditions, arguments or "
				+ "direction are others. Begin at page one.");
	}

	private ItemScrollPosition position(Row<T> row) {
		Map<String, AttributeValue> key = new LinkedHashMap<>();
		sortedBy(true).forEach((name) -> key.put(name, Objects.requireNonNull(row.stored().item().get(name))));
		ItemScrollPosition place = ItemScrollPosition.of(key, this.fingerprint);
		return isBackward() ? place.backward() : place;
	}

	private record Row<T>(StoredEntity stored, T result) {

	}

}
