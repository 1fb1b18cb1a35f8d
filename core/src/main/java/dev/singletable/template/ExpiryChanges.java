package dev.singletable.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ItemCodec;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.expression.UpdateAction;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an update does to the moment an item expires: a duration counts anew, whatever is
 * changed; any other time to live follows its property.
 */
final class ExpiryChanges {

	private final TemplateParts parts;

	private final ItemCodec codec;

	private final String property;

	private final List<UpdateAction> actions;

	private final boolean changed;

	private final boolean counts;

	ExpiryChanges(TemplateParts parts, ItemType type, UpdateRules rules, List<UpdateAction> actions) {
		Optional<SingleTableProperty> declared = type.timeToLive();
		this.parts = parts;
		this.codec = parts.codecs().of(type);
		this.property = declared.map(SingleTableProperty::getName).orElse("");
		this.actions = declared.isPresent()
				? actions.stream().filter((action) -> action.path().equals(this.property)).toList() : List.of();
		this.changed = rules.changesTimeToLive();
		this.counts = declared.filter((each) -> each.getActualType() == Duration.class).isPresent();
	}

	/**
	 * Whether the update moves the moment.
	 */
	boolean any() {
		return this.counts || this.changed;
	}

	/**
	 * Whether the moment moves as if the update changed this property.
	 */
	boolean touches(String path) {
		return this.counts && path.equals(this.property);
	}

	/**
	 * Whether only the whole item tells the moment.
	 */
	boolean needsItem() {
		return this.changed && !isSet();
	}

	/**
	 * Whether the duration has to be read that counts anew.
	 */
	boolean needsDuration() {
		return this.counts && !isSet();
	}

	private boolean isSet() {
		return this.actions.stream()
			.anyMatch((action) -> action instanceof UpdateAction.Set || action instanceof UpdateAction.Remove);
	}

	/**
	 * The moments that the update gives.
	 */
	List<AttributeAssignment> assignments() {
		return this.actions.stream()
			.map((action) -> assignment((action instanceof UpdateAction.Set set)
					? this.codec.expiry(set.value(), this.parts.context().now()) : null))
			.toList();
	}

	/**
	 * The moment from now on.
	 * @param stored the item with its duration
	 */
	AttributeAssignment anew(Map<String, AttributeValue> stored) {
		return assignment(expiryOf(this.codec.read(AttributeValueReader.of(stored))));
	}

	/**
	 * The duration as it was read.
	 */
	Map<String, Optional<AttributeValue>> pins(Map<String, AttributeValue> stored) {
		return Extensions.pins(this.codec.attributesOf(this.property), stored);
	}

	@Nullable Long expiryOf(Object entity) {
		return this.codec.expiryOf(entity, this.parts.context().now());
	}

	AttributeAssignment assignment(@Nullable Long expiry) {
		String attribute = this.parts.expiry().attribute();
		return (expiry != null) ? AttributeAssignment.set(attribute, AttributeValue.fromN(expiry.toString()))
				: AttributeAssignment.remove(attribute);
	}

}
