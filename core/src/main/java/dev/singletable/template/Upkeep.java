package dev.singletable.template;

import java.util.List;
import java.util.function.Consumer;

import dev.singletable.unique.Guard;

/**
 * Brings stored items up to date, each operation a run of its own.
 */
record Upkeep(Derivation derivation, Plans plans, ItemReads reads) implements UpkeepOperations {

	@Override
	public ReindexProgress reindex(Reindex what, Consumer<ReindexProgress> listener) {
		return new Reindexing(this.derivation, this.plans, this.reads, what).run(listener);
	}

	@Override
	public List<Guard> orphanedGuards(Class<?> type) {
		return orphans().find(type);
	}

	@Override
	public long removeOrphanedGuards(Class<?> type) {
		return orphans().remove(type);
	}

	private OrphanedGuards orphans() {
		return new OrphanedGuards(this.derivation, this.plans, this.reads);
	}

}
