package dev.singletable.plan;

import java.util.List;
import java.util.Optional;

import dev.singletable.key.KeyPattern;
import dev.singletable.mapping.IndexKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemType;
import org.jspecify.annotations.Nullable;

/**
 * What the sort keys of several types have in common, so that one range finds items of
 * all of them: an order and its lines, for example.
 */
final class SharedSort {

	private SharedSort() {
	}

	/**
	 * The sort key of a way that all types have, what their templates begin with, or
	 * null.
	 */
	static @Nullable IndexKey of(List<ItemType> types, ItemIndex way) {
		if (AccessPlanner.isShared(types, way, true)) {
			return way.sort();
		}
		Optional<KeyPattern> shared = Optional.empty();
		for (ItemType type : types) {
			Optional<KeyPattern> own = pattern(AccessPlanner.way(type, way.name()));
			shared = (type == types.get(0)) ? own
					: shared.flatMap((pattern) -> own.flatMap(pattern::beginningSharedWith));
		}
		return (shared.isPresent() && way.sort() instanceof IndexKey.Composed composed)
				? new IndexKey.Composed(composed.attribute(), shared.get()) : null;
	}

	private static Optional<KeyPattern> pattern(@Nullable ItemIndex way) {
		return (way != null && way.sort() instanceof IndexKey.Composed composed) ? Optional.of(composed.pattern())
				: Optional.empty();
	}

}
