package dev.singletable.template;

import java.util.List;
import java.util.function.Consumer;

import dev.singletable.history.CopiedVersions;
import dev.singletable.history.VersionLayout;
import dev.singletable.unique.Guard;

/**
 * Brings stored items up to date, each operation a run of its own.
 */
record Upkeep(Derivation derivation, Plans plans, ItemReads reads, VersionCopies copies) implements UpkeepOperations {

	@Override
	public ReindexProgress reindex(Reindex what, Consumer<ReindexProgress> listener) {
		return observed().call("reindex", what.type(),
				() -> new Reindexing(this.derivation, this.plans, this.reads, what).run(listener));
	}

	@Override
	public List<Guard> orphanedGuards(Class<?> type) {
		return observed().call("orphaned guards", type, () -> orphans().find(type));
	}

	@Override
	public long removeOrphanedGuards(Class<?> type) {
		return observed().call("remove orphaned guards", type, () -> orphans().remove(type));
	}

	@Override
	public CopiedVersions copyVersions(Class<?> type, VersionLayout layout, Object id) {
		return observed().call(VersionCopies.OPERATION, type, () -> this.copies.one(type, layout, id));
	}

	@Override
	public CopiedVersions copyVersions(Class<?> type, VersionLayout layout) {
		return observed().call(VersionCopies.OPERATION, type, () -> this.copies.all(type, layout));
	}

	private Observed observed() {
		return this.derivation.parts().observed();
	}

	private OrphanedGuards orphans() {
		return new OrphanedGuards(this.derivation, this.plans, this.reads);
	}

}
