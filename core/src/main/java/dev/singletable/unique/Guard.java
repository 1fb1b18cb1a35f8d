package dev.singletable.unique;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.singletable.key.EmbeddedKey;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.UniqueConstraint;
import dev.singletable.table.TableAttributes;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The guard of one value: {@code _INTERNAL#UNIQUE#<root type>#<constraint>#<value>}, with
 * the key of the item that has the value under {@code _owner}.
 *
 * @param type the type of the item that has the value
 * @param constraint the constraint's name
 * @param key the guard's own key
 * @param owner the key of the item that has the value
 * @param expiry epoch seconds of the item's time to live, or null
 */
public record Guard(String type, String constraint, ItemKey key, ItemKey owner, @Nullable Long expiry) {

	/** How the keys of all guards begin. */
	public static final String PREFIX = ItemType.INTERNAL + "UNIQUE#";

	/** The {@code _type} of all guards, which no entity can have. */
	static final String TYPE = ItemType.INTERNAL + "UNIQUE";

	/** The attribute that holds everything about the owner. */
	static final String OWNER = "_owner";

	static Guard of(ItemType type, UniqueConstraint constraint, String value, Owner owner) {
		String pk = PREFIX + type.rootName() + "#" + constraint.name() + "#" + EmbeddedKey.shortened(value);
		return new Guard(type.name(), constraint.name(), ItemKey.of(pk, ItemType.DEFAULT_SORT), owner.key(),
				owner.expiry());
	}

	/**
	 * The guard in an item; empty when the item is none.
	 */
	public static Optional<Guard> in(Map<String, AttributeValue> item, TableAttributes attributes) {
		AttributeValue type = item.get(attributes.type());
		AttributeValue owner = item.get(OWNER);
		if (type == null || !TYPE.equals(type.s()) || owner == null || !owner.hasM()) {
			return Optional.empty();
		}
		Map<String, AttributeValue> content = owner.m();
		AttributeValue expiry = item.get(attributes.ttl());
		return Optional.of(new Guard(text(content, "type"), text(content, "constraint"),
				ItemKey.of(text(item, attributes.pk()), text(item, attributes.sk())),
				ItemKey.of(text(content, "pk"), text(content, "sk")),
				(expiry != null) ? Long.valueOf(expiry.n()) : null));
	}

	private static String text(Map<String, AttributeValue> item, String name) {
		AttributeValue value = item.get(name);
		return (value != null && value.s() != null) ? value.s() : "";
	}

	/**
	 * The item it is stored as.
	 */
	Map<String, AttributeValue> toItem(TableAttributes attributes) {
		Map<String, AttributeValue> item = new HashMap<>();
		item.put(attributes.pk(), AttributeValue.fromS(this.key.pk()));
		item.put(attributes.sk(), AttributeValue.fromS(this.key.sk()));
		item.put(attributes.type(), AttributeValue.fromS(TYPE));
		item.put(OWNER,
				AttributeValue.fromM(Map.of("pk", AttributeValue.fromS(this.owner.pk()), "sk",
						AttributeValue.fromS(this.owner.sk()), "type", AttributeValue.fromS(this.type), "constraint",
						AttributeValue.fromS(this.constraint))));
		if (this.expiry != null) {
			item.put(attributes.ttl(), AttributeValue.fromN(this.expiry.toString()));
		}
		return item;
	}

	/** Never a key value. */
	@Override
	public String toString() {
		return "Guard[" + this.constraint + " of " + this.type + "]";
	}

	/** The item that has the value. */
	record Owner(ItemKey key, @Nullable Long expiry) {

	}

}
