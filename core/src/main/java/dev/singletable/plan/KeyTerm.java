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

	/** A composed or raw key attribute and the texts wanted. */
	record Text(String attribute, KeyRange range) implements KeyTerm {

	}

	/**
	 * An attribute of a native index, which has the stored form of its property.
	 *
	 * @param path the property
	 */
	record Value(String attribute, String path, Operator operator, List<Object> values) implements KeyTerm {

		@Override
		public String toString() {
			return "Value[" + this.attribute + " " + this.operator + "]";
		}

	}

}
