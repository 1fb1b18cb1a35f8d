package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.ItemContent;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.write.ItemSize;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.OperationDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A whole item as an update, which keeps some of what is stored.
 */
record WholeChange(ItemCodecs codecs, String table) {

	/**
	 * The changes that leave the item as given, but for properties that keep their stored
	 * values.
	 */
	ItemWrite.Changes of(ItemContent content, ItemType type, List<SingleTableProperty> kept) {
		ItemCodec codec = this.codecs.of(type);
		Map<String, AttributeValue> item = new LinkedHashMap<>(codec.toItem(content));
		ItemSize.check(item, OperationDetails.of("save", type.name(), this.table));
		item.remove(this.codecs.model().attributes().pk());
		item.remove(this.codecs.model().attributes().sk());
		Set<String> keeping = new HashSet<>();
		kept.forEach((property) -> keeping.addAll(codec.attributesOf(property.getName())));
		Set<String> erased = new LinkedHashSet<>();
		this.codecs.model().sharingKeys(type).forEach((each) -> erased.addAll(this.codecs.of(each).attributeNames()));
		erased.removeAll(item.keySet());
		erased.removeAll(keeping);
		List<AttributeAssignment> own = new ArrayList<>();
		item.forEach((name, value) -> own.add(keeping.contains(name) ? AttributeAssignment.setIfAbsent(name, value)
				: AttributeAssignment.set(name, value)));
		erased.forEach((name) -> own.add(AttributeAssignment.remove(name)));
		return new ItemWrite.Changes(List.of(), own, true);
	}

}
