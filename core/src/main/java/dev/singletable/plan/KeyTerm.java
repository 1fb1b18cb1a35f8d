package dev.singletable.plan;

import java.util.List;

import dev.singletable.expression.Operator;
import dev.singletable.key.KeyRange;

/**
 * One comparison of a key condition, with its values.
 */
public sealed interface KeyTerm {

	/**
	 * The key attribute.
	 */
	String attribute();

	/**
	 * Whether no key can fulfil it.
	 */
	boolean isEmpty();

	/** A composed or raw key attribute and the texts wanted. */
	record Text(String attribute, KeyRange range) implements KeyTerm {

		@Override
		public boolean isEmpty() {
			return this.range instanceof KeyRange.Nothing;
		}

	}

	/**
	 * An attribute of a native index, which has the stored form of its property.
	 *
	 * @param path the property
	 */
	record Value(String attribute, String path, Operator operator, List<Object> values) implements KeyTerm {

		@Override
		public boolean isEmpty() {
			Object last = this.values.get(this.values.size() - 1);
			return NativeRange.isEmpty(last) || (this.operator == Operator.BETWEEN
					&& StoredOrder.isCrossed(this.values.get(0), this.values.get(1)));
		}

		@Override
		public String toString() {
			return "Value[" + this.attribute + " " + this.operator + "]";
		}

	}

}
