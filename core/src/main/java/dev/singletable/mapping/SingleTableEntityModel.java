package dev.singletable.mapping;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.model.BasicPersistentEntity;

/**
 * A class as Spring Data sees it: its properties, its constructor, its audit properties.
 */
public final class SingleTableEntityModel<T> extends BasicPersistentEntity<T, SingleTableProperty> {

	SingleTableEntityModel(TypeInformation<T> type) {
		super(type);
	}

}
