package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.singletable.expression.Condition;
import dev.singletable.mapping.ItemType;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Refuses filters that DynamoDB would refuse, or that would miss items.
 */
record FilterCheck(Selection<?> selection, @Nullable Condition filter) {

	static FilterCheck of(Selection<?> selection) {
		return new FilterCheck(selection, selection.filter());
	}

	void run() {
		if (this.filter != null) {
			this.filter.forEachPath(this::require);
			this.filter.forEachAttribute((path) -> requireReadable(path.toString(), path.root()));
		}
	}

	/**
	 * The type whose properties the filter names.
	 */
	ItemType namingType() {
		List<ItemType> types = this.selection.types();
		if (this.filter == null) {
			return types.get(0);
		}
		Set<String> properties = new HashSet<>();
		this.filter.forEachPath((path) -> properties.add(root(path)));
		return types.stream()
			.filter((type) -> properties.stream().allMatch(type::isStored))
			.findFirst()
			.orElse(types.get(0));
	}

	private static String root(String path) {
		return path.replaceAll("[.\\[].*", "");
	}

	private void require(String path) {
		String property = root(path);
		boolean anyType = this.selection.source().form() == Selection.Form.PARTITION;
		List<Optional<String>> attributes = this.selection.types()
			.stream()
			.map((type) -> type.attributeOf(property))
			.filter((attribute) -> !anyType || attribute.isPresent())
			.distinct()
			.toList();
		if (attributes.isEmpty()) {
			throw new InvalidDataAccessApiUsageException("No type of this table stores '%s'.".formatted(path));
		}
		if (attributes.size() > 1) {
			throw new InvalidDataAccessApiUsageException(
					"'%s' is not stored under one name by all of %s, so one filter cannot ask for it. Query each type."
						.formatted(path, this.selection.types()));
		}
		requireReadable(path, attributes.get(0).orElse(property));
	}

	private void requireReadable(String path, String attribute) {
		String index = this.selection.source().index();
		if (this.selection.source().keys().contains(attribute)) {
			throw new InvalidDataAccessApiUsageException(
					"'%s' is a key of %s, which DynamoDB cannot filter by. Ask for it in where(…).".formatted(path,
							(index != null) ? "index '" + index + "'" : "the table"));
		}
		if (!this.selection.source().contents().carries(attribute)) {
			throw new InvalidDataAccessApiUsageException(
					("index '%s' does not carry '%s', so it cannot be filtered by it. Include it in the index, or "
							+ "ask another.")
						.formatted(index, path));
		}
	}

	/**
	 * What a filter names, each once.
	 */
	static List<String> paths(@Nullable Condition filter) {
		List<String> paths = new ArrayList<>();
		if (filter != null) {
			filter.forEachPath(paths::add);
			filter.forEachAttribute((path) -> paths.add(path.toString()));
		}
		return paths.stream().distinct().toList();
	}

}
