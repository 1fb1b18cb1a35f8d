package dev.singletable.wire;

import java.util.Map;
import java.util.Optional;

import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.mapping.ItemType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the item that came with an error.
 */
record ItemReading(ItemCodecs codecs) {

	Optional<?> read(Map<String, AttributeValue> item, Class<?> wanted) {
		ItemType type = this.codecs.typeOf(AttributeValueReader.of(item));
		if (type == null || !wanted.isAssignableFrom(type.javaType())) {
			return Optional.empty();
		}
		return Optional.of(this.codecs.of(type).read(AttributeValueReader.of(item)));
	}

}
