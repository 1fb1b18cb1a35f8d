package dev.singletable.repository.query;

import java.util.List;
import java.util.Set;

import dev.singletable.mapping.ItemType;

import org.jspecify.annotations.Nullable;

import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.projection.SpelAwareProxyProjectionFactory;
import org.springframework.data.repository.query.ReturnedType;

/**
 * What a method reads of each item, so that an index which carries that will do.
 */
final class WantedProperties {

	private WantedProperties() {
	}

	/**
	 * The names, that of the type for a method that only asks whether items are there, or
	 * null for one that reads them whole.
	 */
	static @Nullable Set<String> of(ResultShape shape, ReadAs read) {
		if (shape == ResultShape.COUNT || shape == ResultShape.EXISTS) {
			return Set.of(ItemType.TYPE_PART);
		}
		if (!shape.isRead() || read.items() == read.result()) {
			return null;
		}
		ProjectionFactory projections = new SpelAwareProxyProjectionFactory();
		Class<?> result = read.result();
		boolean open = result.isInterface() && !projections.getProjectionInformation(result).isClosed();
		List<String> inputs = open ? List.of()
				: ReturnedType.of(result, read.items(), projections).getInputProperties();
		return inputs.isEmpty() ? null : Set.copyOf(inputs);
	}

}
