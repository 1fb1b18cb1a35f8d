package dev.singletable.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.singletable.key.KeyPattern;
import dev.singletable.mapping.IndexKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest way to answer a question:
 * <ol>
 * <li>the table and every index of the type are matched against the terms;</li>
 * <li>those that bind their whole partition, give the order asked and miss no item
 * remain;</li>
 * <li>the one that leaves least to a filter wins, then the one that carries what is
 * wanted, then the table before its local before its global indexes, then the one in
 * fewer shards, then the one that carries less beside.</li>
 * </ol>
 */
public final class AccessPlanner {

	private static final Comparator<WayMatch> CHEAPEST = Comparator.comparing(WayMatch::cost,
			(one, other) -> java.util.Arrays.compare(one.stream().mapToInt(Integer::intValue).toArray(),
					other.stream().mapToInt(Integer::intValue).toArray()));

	private final ItemModel model;

	public AccessPlanner(ItemModel model) {
		this.model = model;
	}

	/**
	 * The plan, or what is wrong and what would serve.
	 */
	public Answer plan(AccessQuestion question) {
		return plan(question, ways(question));
	}

	/**
	 * The plan that reads every item of some types, or why there is none: no sparse index
	 * has them all, whoever names it.
	 */
	public Answer planAll(AccessQuestion question) {
		List<ItemIndex> ways = ways(question);
		Optional<ItemIndex> sparse = ways.stream()
			.filter((way) -> isSparse(question.types(), way) && WayMatch.of(way, question).serves())
			.findFirst();
		ways.removeIf((way) -> isSparse(question.types(), way));
		Answer answer = plan(question, ways);
		if (answer.plan() != null || sparse.isEmpty()) {
			return answer;
		}
		return new Answer(null, new Refusal("%s is sparse".formatted(sparse.get().describe()),
				"Declare a whole index over the type, or allow a scan with @AllowScan."));
	}

	private Answer plan(AccessQuestion question, List<ItemIndex> ways) {
		List<WayMatch> matches = new ArrayList<>();
		List<WayMatch> usable = new ArrayList<>();
		boolean filter = question.allowed().filter();
		for (ItemIndex way : ways) {
			WayMatch match = match(way, question);
			matches.add(match);
			if (filter ? match.usable() : match.serves()) {
				usable.add(match);
			}
		}
		if (!usable.isEmpty()) {
			usable.sort(CHEAPEST);
			return choose(usable, question);
		}
		if (question.allowed().scan() && question.order().isEmpty()) {
			return new Answer(AccessPlan.scan(question, () -> others(null, question)), null);
		}
		return new Answer(null, Refusal.of(question, matches, this.model));
	}

	/** Where no other type has such keys, they alone tell that an answer is there. */
	private WayMatch match(ItemIndex way, AccessQuestion question) {
		WayMatch match = WayMatch.of(way, question);
		boolean proven = question.asksPresence() && !way.carriesType() && match.partitionBound()
				&& !this.model.hasRawKeys() && others(match, question).isEmpty();
		return proven ? match.withProvenType() : match;
	}

	private static List<ItemIndex> ways(AccessQuestion question) {
		ItemType first = question.types().get(0);
		List<ItemIndex> ways = new ArrayList<>();
		ways.add(first.table());
		ways.addAll(first.indexes());
		String named = question.index();
		ways.removeIf((way) -> (named != null && !named.equals(way.name())) || !isShared(question.types(), way, false));
		return ways;
	}

	/**
	 * Whether an index leaves out items of one of the types.
	 */
	static boolean isSparse(List<ItemType> types, ItemIndex way) {
		return way.sparse() || types.stream()
			.flatMap((type) -> Stream.ofNullable(way(type, way.name())))
			.anyMatch(ItemIndex::sparse);
	}

	/**
	 * Whether every type has the same way.
	 */
	static boolean isShared(List<ItemType> types, ItemIndex way, boolean withSort) {
		for (ItemType type : types) {
			if (!sameWay(type, way, withSort)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether the type has the same way, so that one key condition finds its items too.
	 */
	static boolean sameWay(ItemType type, ItemIndex way, boolean withSort) {
		ItemIndex own = way(type, way.name());
		return own == way || (own != null && sameKey(own.partition(), way.partition())
				&& (!withSort || sameKey(own.sort(), way.sort())));
	}

	private static boolean sameKey(@Nullable IndexKey one, @Nullable IndexKey other) {
		if (one == null || other == null) {
			return one == other;
		}
		return one.describe().equals(other.describe()) && one.attributes().equals(other.attributes())
				&& valueTypes(one).equals(valueTypes(other));
	}

	private static List<Class<?>> valueTypes(IndexKey key) {
		KeyPattern pattern = pattern(key);
		List<Class<?>> types = new ArrayList<>();
		for (int part = 0; pattern != null && part < pattern.parts().size(); part++) {
			types.add(pattern.format(part).type());
		}
		return types;
	}

	static @Nullable ItemIndex way(ItemType type, @Nullable String name) {
		return (name == null) ? type.table() : type.index(name).orElse(null);
	}

	private Answer choose(List<WayMatch> usable, AccessQuestion question) {
		WayMatch best = usable.get(0);
		if (usable.size() > 1 && CHEAPEST.compare(best, usable.get(1)) == 0) {
			return new Answer(null, Refusal.tie(best.way(), usable.get(1).way()));
		}
		return new Answer(AccessPlan.query(best, question, () -> others(best, question)), null);
	}

	/** Of a scan when there is no match. */
	private Set<String> others(@Nullable WayMatch match, AccessQuestion question) {
		Set<String> names = new LinkedHashSet<>();
		for (ItemType type : this.model.types()) {
			if (!question.types().contains(type) && (match == null || mayShare(match, type))) {
				names.add(type.name());
			}
		}
		return names;
	}

	private static boolean mayShare(WayMatch match, ItemType other) {
		ItemIndex way = match.way();
		if (way.kind() == ItemIndex.Kind.NATIVE) {
			return !way.partition().parts().contains(ItemType.TYPE_PART) && hasAttributes(other, way);
		}
		ItemIndex own = way(other, way.name());
		if (own == null || own.kind() != way.kind()) {
			return own != null || (way.kind() == ItemIndex.Kind.INVERSE && way.name() != null);
		}
		return overlap(way.partition(), own.partition()) && mayRead(match.sort(), own.sort(), match.leading().size());
	}

	/**
	 * Whether items of the type enter a native index, declared by it or not.
	 */
	private static boolean hasAttributes(ItemType type, ItemIndex way) {
		Set<String> stored = type.propertyNames()
			.stream()
			.flatMap((name) -> type.attributeOf(name).stream())
			.collect(Collectors.toSet());
		IndexKey sort = way.sort();
		return Stream
			.concat(way.partition().attributes().stream(), (sort != null) ? sort.attributes().stream() : Stream.empty())
			.allMatch((attribute) -> stored.contains(attribute.name()));
	}

	private static boolean overlap(IndexKey one, IndexKey other) {
		KeyPattern first = pattern(one);
		KeyPattern second = pattern(other);
		return first == null || second == null || first.overlaps(second);
	}

	private static boolean mayRead(@Nullable IndexKey sort, @Nullable IndexKey other, int leading) {
		KeyPattern first = pattern(sort);
		KeyPattern second = pattern(other);
		return first == null || second == null || first.couldRead(leading, second);
	}

	private static @Nullable KeyPattern pattern(@Nullable IndexKey key) {
		return (key instanceof IndexKey.Composed composed) ? composed.pattern() : null;
	}

	/**
	 * A plan, or why there is none.
	 */
	public record Answer(@Nullable AccessPlan plan, @Nullable Refusal refusal) {

		/**
		 * The plan.
		 * @throws IllegalStateException if there is none
		 */
		public AccessPlan required() {
			AccessPlan found = this.plan;
			if (found == null) {
				throw new IllegalStateException(String.valueOf(this.refusal));
			}
			return found;
		}

	}

}
