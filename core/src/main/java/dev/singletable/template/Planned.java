package dev.singletable.template;

import java.util.List;
import java.util.stream.Stream;

import dev.singletable.mapping.ItemType;
import dev.singletable.query.ItemWindow;

/**
 * Answers planned queries.
 */
record Planned(Selections selections, QueryEngine queries, Observed observed) implements PlannedOperations {

	@Override
	public <R> List<R> findAll(PlannedQuery<R> query) {
		return this.observed.call("query", type(query), () -> this.queries.findAll(this.selections.of(query)));
	}

	@Override
	public <R> ItemWindow<R> scroll(PlannedQuery<R> query) {
		return this.observed.call("scroll", type(query), () -> this.queries.scroll(this.selections.of(query)));
	}

	@Override
	public <R> Stream<R> stream(PlannedQuery<R> query) {
		return this.observed.stream("stream", type(query), () -> this.queries.lazily(this.selections.of(query)));
	}

	@Override
	public long count(PlannedQuery<?> query) {
		return this.observed.call("count", type(query), () -> this.queries.count(this.selections.of(query).presence()));
	}

	@Override
	public boolean exists(PlannedQuery<?> query) {
		PlannedQuery.Reading reading = query.reading();
		PlannedQuery.Reading one = new PlannedQuery.Reading(1, null, reading.descending(), reading.consistent());
		return this.observed
			.call("exists", type(query),
					() -> !this.queries
						.findAll(
								this.selections
									.of(new PlannedQuery<>(query.plan(), query.resultType(), query.values(),
											query.filter(), one))
									.presence())
						.isEmpty());
	}

	private static Class<?> type(PlannedQuery<?> query) {
		List<ItemType> types = query.plan().types();
		return (types.size() == 1) ? types.get(0).javaType() : query.resultType();
	}

}
