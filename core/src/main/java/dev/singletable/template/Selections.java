package dev.singletable.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.singletable.convert.ItemCodecs;
import dev.singletable.expression.Comparison;
import dev.singletable.expression.Condition;
import dev.singletable.key.InvalidKeyException;
import dev.singletable.key.KeyRange;
import dev.singletable.mapping.IndexKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.plan.AccessPlan;
import dev.singletable.plan.AccessPlanner;
import dev.singletable.plan.AccessQuestion;
import dev.singletable.plan.BoundAccess;
import dev.singletable.plan.KeyTerm;
import dev.singletable.plan.Refusal;
import dev.singletable.plan.Term;
import dev.singletable.query.QuerySpec;
import dev.singletable.request.QueryCalls;
import dev.singletable.table.IndexContents;
import dev.singletable.table.KeyAttribute;
import dev.singletable.table.KeyKind;
import dev.singletable.table.TableIndex;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.ScrollPosition;

/**
 * Turns what callers ask into selections; the plan of each form of question is kept.
 */
final class Selections {

	private final ItemCodecs codecs;

	private final ItemModel model;

	private final AccessPlanner planner;

	private final Map<AccessQuestion, AccessPlanner.Answer> plans = new ConcurrentHashMap<>();

	private final boolean consistentByDefault;

	private final Expiry expiry;

	Selections(TemplateParts parts, AccessPlanner planner) {
		this(parts.codecs(), planner, parts.options().consistent(), parts.expiry());
	}

	Selections(ItemCodecs codecs, AccessPlanner planner, boolean consistentByDefault, Expiry expiry) {
		this.codecs = codecs;
		this.model = codecs.model();
		this.planner = planner;
		this.consistentByDefault = consistentByDefault;
		this.expiry = expiry;
	}

	/**
	 * The plan of a query over entities.
	 * @throws InvalidDataAccessApiUsageException if no key serves it
	 */
	AccessPlan plan(QuerySpec<?> spec) {
		return plan(spec, wanted(spec));
	}

	private @Nullable Set<String> wanted(QuerySpec<?> spec) {
		if (!spec.projected() || spec.partition() != null) {
			return null;
		}
		return ResultShape.of(this.codecs, spec.resultType(), this.model.readableAs(spec.type())).wanted();
	}

	private AccessPlan plan(QuerySpec<?> spec, @Nullable Set<String> wanted) {
		List<Term> terms = new ArrayList<>();
		comparisons(spec.key()).forEach((each) -> terms.add(new Term(each.path(), each.operator())));
		AccessQuestion question = new AccessQuestion(this.model.readableAs(spec.type()), terms, List.of(), spec.index(),
				AccessQuestion.Allowed.KEYS, wanted);
		question.types().forEach((type) -> requirePaths(type, terms));
		AccessPlanner.Answer answer = this.plans.computeIfAbsent(question, this.planner::plan);
		Refusal refusal = answer.refusal();
		if (refusal != null) {
			throw new InvalidDataAccessApiUsageException(
					"The query has no access path: %s. %s".formatted(refusal.what(), refusal.action()));
		}
		AccessPlan plan = answer.required();
		boolean queried = spec.filter() != null || spec.sortPrefix() != null || isPlaced(spec.position());
		return queried ? plan.asQueries() : plan;
	}

	private static boolean isPlaced(@Nullable ScrollPosition position) {
		return position != null && !position.isInitial();
	}

	private static void requirePaths(ItemType type, List<Term> terms) {
		for (Term term : terms) {
			if (!type.hasPath(term.path())) {
				throw new InvalidDataAccessApiUsageException(
						"%s has no property '%s'; it has %s.".formatted(type, term.path(), type.propertyNames()));
			}
		}
	}

	private static List<Comparison> comparisons(@Nullable Condition key) {
		if (key == null) {
			return List.of();
		}
		return key.conjuncts()
			.stream()
			.map((each) -> each.comparison()
				.orElseThrow(() -> new InvalidDataAccessApiUsageException(
						"where(…) takes comparisons joined by and; move '%s' to filter(…).".formatted(each))))
			.toList();
	}

	<T> Selection<T> of(QuerySpec<T> spec) {
		return of(spec, wanted(spec));
	}

	/**
	 * What tells whether there are results, or how many. A position is one of the query
	 * itself, and continues its plan.
	 */
	Selection<?> presence(QuerySpec<?> spec) {
		boolean alone = spec.predicate() == null && spec.position() == null;
		return of(spec, alone ? Set.of(ItemType.TYPE_PART) : wanted(spec)).presence();
	}

	private <T> Selection<T> of(QuerySpec<T> spec, @Nullable Set<String> wanted) {
		if (spec.partition() != null) {
			return raw(spec, spec.partition());
		}
		List<List<Object>> values = comparisons(spec.key()).stream().map(Comparison::values).toList();
		PlannedQuery<T> query = new PlannedQuery<>(plan(spec, wanted), spec.resultType(), values, spec.filter(),
				new PlannedQuery.Reading(spec.limit(), spec.position(), spec.descending(), spec.isConsistent()));
		Selection<T> selection = of(query, true);
		Selection<T> narrowed = (spec.sortPrefix() != null) ? withPrefix(selection, query.plan(), spec.sortPrefix())
				: selection;
		return narrowed.matching(spec.predicate());
	}

	private static <T> Selection<T> withPrefix(Selection<T> selection, AccessPlan plan, String prefix) {
		ItemIndex way = plan.way();
		IndexKey sort = (way != null) ? way.sort() : null;
		if (sort == null || sort.attributes().size() != 1) {
			throw new InvalidDataAccessApiUsageException("sortBeginsWith(…) needs a sort key of one text attribute.");
		}
		if (plan.bindsSort()) {
			throw new InvalidDataAccessApiUsageException(
					"sortBeginsWith(…) and a condition on the sort key ask the same attribute twice. Drop one.");
		}
		String attribute = sort.attributes().get(0).name();
		List<BoundAccess> narrowed = selection.accesses().stream().map((access) -> {
			List<KeyTerm> terms = new ArrayList<>(access.terms());
			terms.removeIf((term) -> term.attribute().equals(attribute));
			terms.add(new KeyTerm.Text(attribute, new KeyRange.BeginsWith(prefix)));
			return new BoundAccess(terms);
		}).toList();
		return new Selection<>(selection.source(), narrowed, selection.types(), true, selection.filter(),
				selection.resultType(), selection.range(), selection.predicate());
	}

	<R> Selection<R> of(PlannedQuery<R> query) {
		return of(query, query.plan().isOrdered());
	}

	/**
	 * The selection of a query.
	 * @param ordered whether results come in the order of keys, though of several shards
	 */
	private <R> Selection<R> of(PlannedQuery<R> query, boolean ordered) {
		AccessPlan plan = query.plan();
		List<BoundAccess> accesses = bind(query);
		Condition filter = and(plan.filter(query.values()), query.filter());
		PlannedQuery.Reading reading = query.reading();
		ItemIndex way = plan.way();
		boolean foreign = !plan.alsoReads().isEmpty() || this.model.hasRawKeys() || plan.isScan();
		Selection.Range range = new Selection.Range(plan.isForward() != reading.descending(), reading.limit(),
				reading.position(), consistent(way, reading.consistent()));
		boolean byKeys = plan.isByKeys() && filter == null && !isPlaced(reading.position());
		Selection.Source source = source(way, byKeys);
		boolean sharded = accesses.size() > 1 && accesses.size() == plan.shards();
		return checked(new Selection<>(sharded ? source.in(shards(query, ordered)) : source, accesses, plan.types(),
				foreign, filter, query.resultType(), range, null));
	}

	private static Selection.Shards shards(PlannedQuery<?> query, boolean ordered) {
		ItemIndex way = Objects.requireNonNull(query.plan().way());
		IndexKey sort = way.sort();
		String order = (ordered && sort != null) ? sort.attributes().get(0).name() : null;
		return new Selection.Shards(way.partition().attributes().get(0).name(), order,
				query.plan().isOrdered() || query.reading().descending());
	}

	/**
	 * The same, or nothing at all where nothing passes its filter.
	 */
	private <R> Selection<R> checked(Selection<R> selection) {
		FilterCheck check = FilterCheck.of(selection);
		check.run();
		Condition filter = selection.filter();
		boolean empty = filter != null && QueryCalls.passesNothing(this.codecs.of(check.namingType()), filter);
		return empty ? selection.ofNothing() : selection;
	}

	private static List<BoundAccess> bind(PlannedQuery<?> query) {
		try {
			return query.plan().bind(query.values()).stream().filter((access) -> !access.isEmpty()).toList();
		}
		catch (InvalidKeyException ex) {
			throw new InvalidDataAccessApiUsageException(String.valueOf(ex.getMessage()), ex);
		}
	}

	private static @Nullable Condition and(@Nullable Condition one, @Nullable Condition other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return one.and(other);
	}

	private boolean consistent(@Nullable ItemIndex way, boolean asked) {
		if (way == null || way.consistentReads()) {
			return asked || this.consistentByDefault;
		}
		if (asked) {
			throw inconsistent(way.describe());
		}
		return false;
	}

	private static InvalidDataAccessApiUsageException inconsistent(String index) {
		return new InvalidDataAccessApiUsageException(
				"%s is global and gives no consistent reads. Ask the table, or drop consistent().".formatted(index));
	}

	private boolean consistent(@Nullable TableIndex index, QuerySpec<?> spec) {
		if (index == null || index.local()) {
			return spec.isConsistent() || this.consistentByDefault;
		}
		if (spec.isConsistent()) {
			throw inconsistent("index '" + index.name() + "'");
		}
		return false;
	}

	private Selection.Source source(@Nullable ItemIndex way, boolean byKeys) {
		if (way == null) {
			return new Selection.Source(null, tableKeys(), new IndexContents.All(), Selection.Form.SCAN, this.expiry);
		}
		Set<String> keys = new LinkedHashSet<>(tableKeys());
		way.partition().attributes().forEach((attribute) -> keys.add(attribute.name()));
		IndexKey sort = way.sort();
		if (sort != null) {
			sort.attributes().forEach((attribute) -> keys.add(attribute.name()));
		}
		return new Selection.Source(way.name(), List.copyOf(keys), way.contents(),
				byKeys ? Selection.Form.KEYS : Selection.Form.QUERY, this.expiry);
	}

	private List<String> tableKeys() {
		return List.of(this.model.attributes().pk(), this.model.attributes().sk());
	}

	private <T> Selection<T> raw(QuerySpec<T> spec, String partition) {
		String index = spec.index();
		List<KeyTerm> terms = new ArrayList<>();
		Selection.Source source = rawSource(index);
		TableIndex found = (index != null) ? this.model.layout().index(index).orElseThrow() : null;
		terms.add(new KeyTerm.Text((found != null) ? found.partition().get(0).name() : this.model.attributes().pk(),
				new KeyRange.Equal(partition)));
		String prefix = spec.sortPrefix();
		if (prefix != null) {
			String sort = (found != null) ? sortOf(found) : this.model.attributes().sk();
			terms.add(new KeyTerm.Text(sort, new KeyRange.BeginsWith(prefix)));
		}
		Selection.Range range = new Selection.Range(!spec.descending(), spec.limit(), spec.position(),
				consistent(found, spec));
		return checked(new Selection<>(source, List.of(new BoundAccess(terms)), List.copyOf(this.model.types()), false,
				spec.filter(), spec.resultType(), range, spec.predicate()));
	}

	private static String sortOf(TableIndex index) {
		if (index.sort().isEmpty() || index.sort().get(0).kind() != KeyKind.S) {
			throw new InvalidDataAccessApiUsageException(
					"Index '%s' has no sort key of text that could begin with a prefix.".formatted(index.name()));
		}
		return index.sort().get(0).name();
	}

	private Selection.Source rawSource(@Nullable String index) {
		if (index == null) {
			return new Selection.Source(null, tableKeys(), new IndexContents.All(), Selection.Form.PARTITION,
					this.expiry);
		}
		TableIndex found = this.model.layout()
			.index(index)
			.filter((each) -> each.partition().size() == 1 && each.partition().get(0).kind() == KeyKind.S)
			.orElseThrow(() -> new InvalidDataAccessApiUsageException(
					"There is no index '%s' partitioned by one text.".formatted(index)));
		Set<String> keys = new LinkedHashSet<>(tableKeys());
		found.keys().map(KeyAttribute::name).forEach(keys::add);
		return new Selection.Source(index, List.copyOf(keys), found.contents(), Selection.Form.PARTITION, this.expiry);
	}

}
