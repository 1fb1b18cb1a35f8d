package dev.singletable.plan;

import java.util.Optional;

import dev.singletable.table.ItemSizes;

/**
 * What DynamoDB charges for reading: units of 4 KB, half of it if not strongly
 * consistent. A query sums up what its keys match before it rounds; what is read by key
 * is rounded item by item. Filters and projections save nothing.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">Read
 * operations</a>
 */
record ReadCost(ItemSizes sizes, boolean consistent) {

	private static final long UNIT = 4096;

	private static final long PAGE = 1024 * 1024;

	private static final int BATCH = 100;

	Optional<ReadEstimate> of(QueryPlan plan, long items) {
		return switch (plan.operation().orElse("")) {
			case "GetItem" -> Optional.of(new ReadEstimate(1, units(average(Optional.empty()))));
			case "BatchGetItem" -> Optional.of(byKeys(items));
			case "Query" -> Optional.of(followed(plan, shards(plan, items * average(plan.index())), items));
			case "Scan" -> Optional.of(followed(plan, range(this.sizes.of(plan.index()).bytes()), items));
			default -> Optional.empty();
		};
	}

	private long average(Optional<String> index) {
		return this.sizes.of(index).average();
	}

	private double units(long bytes) {
		long units = Math.max(1, (bytes + UNIT - 1) / UNIT);
		return this.consistent ? units : units / 2.0;
	}

	private ReadEstimate range(long bytes) {
		return new ReadEstimate(Math.max(1, (bytes + PAGE - 1) / PAGE), units(bytes));
	}

	/** Each shard is asked, and what it gives is rounded up. */
	private ReadEstimate shards(QueryPlan plan, long bytes) {
		ReadEstimate each = range((bytes + plan.shards() - 1) / plan.shards());
		return new ReadEstimate(plan.shards() * each.calls(), plan.shards() * each.readUnits());
	}

	private ReadEstimate byKeys(long items) {
		return new ReadEstimate((items + BATCH - 1) / BATCH, items * units(average(Optional.empty())));
	}

	private ReadEstimate followed(QueryPlan plan, ReadEstimate range, long items) {
		ReadEstimate rest = plan.followsUp() ? byKeys(items) : new ReadEstimate(0, 0);
		return new ReadEstimate(range.calls() + rest.calls(), range.readUnits() + rest.readUnits());
	}

}
