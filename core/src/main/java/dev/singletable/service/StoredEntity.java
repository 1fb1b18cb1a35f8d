package dev.singletable.service;

import java.util.Map;
import java.util.Objects;

import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.expression.Comparison;
import dev.singletable.expression.Condition;
import dev.singletable.expression.ConditionCheck;
import dev.singletable.mapping.ItemType;
import dev.singletable.request.PropertyResolver;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An entity as the table would store it; each reading makes a new one.
 */
record StoredEntity(ItemCodecs codecs, ItemType type, Map<String, AttributeValue> item) {

	Object entity() {
		return this.codecs.of(this.type).read(AttributeValueReader.of(this.item));
	}

	boolean fulfils(@Nullable Condition condition) {
		return condition == null || new ConditionCheck(values(), this::held).fulfils(condition);
	}

	private PropertyValues values() {
		return new PropertyValues(this.type, new PropertyResolver(this.codecs.of(this.type)));
	}

	private @Nullable AttributeValue held(String path) {
		if (!this.type.hasPath(path) && !isWithin(path)) {
			return null;
		}
		PropertyValues values = values();
		if (!values.isPartOfKeys(path)) {
			return values.attribute(path).valueIn(this.item);
		}
		Object value = this.type.values(entity()).apply(path);
		return (value != null) ? PropertyValues.plain(value) : null;
	}

	/** A path of elements and map keys, whose first step a subtype may lack. */
	private boolean isWithin(String path) {
		return this.type.hasPath(path.split("[.\\[]", 2)[0]);
	}

	/**
	 * The place of what it holds among the values, for the order of an {@code IN}.
	 */
	int placeIn(Comparison comparison) {
		for (int place = 0; place < comparison.values().size(); place++) {
			Object value = Objects.requireNonNull(comparison.values().get(place));
			if (fulfils(Condition.property(comparison.path()).is(value))) {
				return place;
			}
		}
		return comparison.values().size();
	}

}
