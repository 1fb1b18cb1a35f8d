package dev.singletable.test;

import java.util.Map;
import java.util.TreeMap;

import dev.singletable.table.TableAttributes;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Assertions of a stored item. Values are compared as Java has them: texts, numbers of
 * any type, booleans, null, lists, sets, maps; or as {@link AttributeValue}.
 */
public final class ItemAssert extends AbstractAssert<ItemAssert, Map<String, AttributeValue>> {

	private final TableAttributes attributes;

	ItemAssert(Map<String, AttributeValue> item, TableAttributes attributes) {
		super(item, ItemAssert.class);
		this.attributes = attributes;
	}

	/**
	 * It has this key.
	 */
	public ItemAssert hasKey(String pk, String sk) {
		return hasAttribute(this.attributes.pk(), pk).hasAttribute(this.attributes.sk(), sk);
	}

	/**
	 * It is of this type.
	 */
	public ItemAssert isOfType(String type) {
		return hasAttribute(this.attributes.type(), type);
	}

	/**
	 * It has the attribute, with whatever value.
	 */
	public ItemAssert hasAttribute(String name) {
		Assertions.assertThat(this.actual).as("attributes").containsKey(name);
		return this;
	}

	/**
	 * It has the attribute with this value.
	 */
	public ItemAssert hasAttribute(String name, @Nullable Object value) {
		hasAttribute(name);
		AttributeValue stored = this.actual.get(name);
		Object expected = (value instanceof AttributeValue given) ? PlainValues.of(given) : PlainValues.same(value);
		Assertions.assertThat((stored != null) ? PlainValues.of(stored) : null)
			.as("attribute '%s'", name)
			.isEqualTo(expected);
		return this;
	}

	/**
	 * It has no such attribute.
	 */
	public ItemAssert hasNoAttribute(String name) {
		Assertions.assertThat(this.actual).as("attributes").doesNotContainKey(name);
		return this;
	}

	/**
	 * It has these attributes beside its key and type, and no others.
	 */
	public ItemAssert hasOnlyAttributes(String... names) {
		Map<String, AttributeValue> rest = new TreeMap<>(this.actual);
		rest.remove(this.attributes.pk());
		rest.remove(this.attributes.sk());
		rest.remove(this.attributes.type());
		Assertions.assertThat(rest.keySet()).as("attributes").containsExactlyInAnyOrder(names);
		return this;
	}

}
