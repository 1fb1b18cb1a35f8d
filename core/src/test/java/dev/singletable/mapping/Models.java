package dev.singletable.mapping;

import java.util.List;

import dev.singletable.table.TableAttributes;

/**
 * Models of the classes a test names.
 */
final class Models {

	private Models() {
	}

	static ItemModel read(Class<?>... classes) {
		return read(TableAttributes.defaults(), classes);
	}

	static ItemModel read(TableAttributes attributes, Class<?>... classes) {
		return ItemModel.of(new SingleTableMappingContext(), attributes, List.of(classes));
	}

	/**
	 * A model that must be free of problems.
	 */
	static ItemModel proven(Class<?>... classes) {
		ItemModel model = read(classes);
		if (!model.problems().isEmpty()) {
			throw new AssertionError(model.problems());
		}
		return model;
	}

	static ItemType type(Class<?> javaType) {
		return proven(javaType).require(javaType);
	}

	static List<Problem> problems(Class<?>... classes) {
		return read(classes).problems();
	}

}
