package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ItemCodec;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.expression.Update;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemNotFoundException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Updates that make the item where there is none. Whoever else makes or deletes it
 * meanwhile, the changes are applied once to what is there in the end.
 */
record Upserts(TemplateParts parts, Plans plans, Writes writes) {

	/**
	 * Changes the item, or creates it.
	 * @param change the update of an item that is there
	 */
	@Nullable Object run(ItemType type, ItemKey key, Update update, Supplier<@Nullable Object> change) {
		if (!update.expressions().isEmpty()) {
			throw new InvalidDataAccessApiUsageException(
					("%s: an update in DynamoDB's own text cannot make the item, as what it leaves is not known before. "
							+ "Use the update's steps, or leave upsert out.")
						.formatted(type));
		}
		for (int attempt = 1;; attempt++) {
			try {
				return change.get();
			}
			catch (ItemNotFoundException missing) {
				try {
					return this.plans.run(this.writes.create(entity(type, key, update)));
				}
				catch (ItemAlreadyExistsException ex) {
					if (attempt == Plans.ATTEMPTS) {
						throw ex;
					}
					Plans.pause(attempt);
				}
			}
		}
	}

	/**
	 * The entity with the changes.
	 */
	Object applied(Object entity, Update update) {
		ItemType type = this.parts.codecs().model().require(entity.getClass());
		if (!update.expressions().isEmpty()) {
			throw new InvalidDataAccessApiUsageException(
					"%s: what an update in DynamoDB's own text leaves is not known before it is sent.".formatted(type));
		}
		ItemCodec codec = this.parts.codecs().of(type);
		return codec.read(AttributeValueReader.of(new StoredChanges(codec)
			.apply(new ItemConversion(this.parts.codecs(), this.writes).toItem(entity), update.actions())));
	}

	/** What the changes make of nothing but the id. */
	private Object entity(ItemType type, ItemKey key, Update update) {
		ItemCodec codec = this.parts.codecs().of(type);
		List<AttributeAssignment> id = new ArrayList<>();
		IndexChanges.keyValues(type, key).forEach((path, value) -> {
			if (!type.isComputed(path) && type.isStored(path)) {
				id.add(new AttributeAssignment.Assign(codec.target(path).path(), codec.target(path).value(value)));
			}
		});
		Map<String, AttributeValue> item = new StoredChanges(codec).apply(StoredChanges.with(Map.of(), id),
				update.actions());
		Object entity = codec.read(AttributeValueReader.of(item));
		if (!type.keyOf(entity).equals(key)) {
			throw new InvalidDataAccessApiUsageException(
					"%s: the update makes an item with another key than the one that was given. Use create."
						.formatted(type));
		}
		return entity;
	}

}
