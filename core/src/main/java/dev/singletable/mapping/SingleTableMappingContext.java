package dev.singletable.mapping;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.context.AbstractMappingContext;
import org.springframework.data.mapping.model.Property;
import org.springframework.data.mapping.model.SimpleTypeHolder;

/**
 * Spring Data's model of the entities.
 */
public final class SingleTableMappingContext
		extends AbstractMappingContext<SingleTableEntityModel<?>, SingleTableProperty> {

	public SingleTableMappingContext() {
		setSimpleTypeHolder(StoredTypes.HOLDER);
	}

	@Override
	protected <T> SingleTableEntityModel<?> createPersistentEntity(TypeInformation<T> type) {
		return new SingleTableEntityModel<>(type);
	}

	@Override
	protected SingleTableProperty createPersistentProperty(Property property, SingleTableEntityModel<?> owner,
			SimpleTypeHolder simpleTypes) {
		return new SingleTableProperty(property, owner, simpleTypes);
	}

}
