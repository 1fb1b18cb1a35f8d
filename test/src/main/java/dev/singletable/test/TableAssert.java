package dev.singletable.test;

import java.util.Map;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Assertions of what is stored.
 */
public final class TableAssert extends AbstractAssert<TableAssert, TestTable> {

	TableAssert(TestTable table) {
		super(table, TableAssert.class);
	}

	/**
	 * There is an item with this key.
	 */
	public ItemAssert hasItem(String pk, String sk) {
		Map<String, AttributeValue> item = this.actual.item(pk, sk).orElse(null);
		if (item == null) {
			throw failure("Expected an item with the key %s, %s, but there is none.", pk, sk);
		}
		return new ItemAssert(item, this.actual.attributes());
	}

	/**
	 * There is no item with this key.
	 */
	public TableAssert hasNoItem(String pk, String sk) {
		if (this.actual.item(pk, sk).isPresent()) {
			failWithMessage("Expected no item with the key %s, %s, but there is one.", pk, sk);
		}
		return this;
	}

	/**
	 * It holds this many items, guards and versions included.
	 */
	public TableAssert hasItems(int count) {
		Assertions.assertThat(this.actual.items()).as("items of the table").hasSize(count);
		return this;
	}

	/**
	 * It holds nothing.
	 */
	public TableAssert isEmpty() {
		return hasItems(0);
	}

}
