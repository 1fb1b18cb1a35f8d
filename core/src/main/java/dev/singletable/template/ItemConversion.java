package dev.singletable.template;

import java.util.Map;

import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.ItemContent;
import dev.singletable.convert.UnreadableItemException;
import dev.singletable.mapping.ItemType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Between entities and items, for exports, streams and tests.
 */
public final class ItemConversion {

	private final ItemCodecs codecs;

	private final Writes writes;

	ItemConversion(ItemCodecs codecs, Writes writes) {
		this.codecs = codecs;
		this.writes = writes;
	}

	/**
	 * The item an entity is stored as, keys and index keys included; fills nothing.
	 */
	public Map<String, AttributeValue> toItem(Object entity) {
		ItemType type = this.codecs.model().require(entity.getClass());
		ItemContent content = this.writes.content(type, entity);
		return this.codecs.of(type).toItem(content);
	}

	/**
	 * The entity in an item.
	 * @throws UnreadableItemException if the item is not one of the class
	 */
	public <T> T fromItem(Class<T> type, Map<String, AttributeValue> item) {
		ItemType found = this.codecs.typeOf(AttributeValueReader.of(item));
		if (found == null || !type.isAssignableFrom(found.javaType())) {
			throw new UnreadableItemException(this.codecs.model().attributes().type(),
					"the item is no %s.".formatted(type.getSimpleName()), null);
		}
		return type.cast(this.codecs.of(found).read(AttributeValueReader.of(item)));
	}

}
