package dev.singletable.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Named changes to one item, each to another property.
 *
 * <p>
 * The starters are static, the steps that follow are on {@link Steps}: an interface does
 * not inherit the static methods of its parent, so both may carry the same names.
 */
public sealed interface Update permits Update.Steps {

	/**
	 * Gives a property a value, or removes it when the value is null.
	 */
	static Steps set(String path, @Nullable Object value) {
		return UpdateSteps.NONE.set(path, value);
	}

	/**
	 * Sets every property of the map, and removes those whose value is null.
	 */
	static Steps setAll(Map<String, ? extends @Nullable Object> values) {
		return UpdateSteps.NONE.setAll(values);
	}

	/**
	 * Gives a property a value unless it has one.
	 */
	static Steps setIfAbsent(String path, Object value) {
		return UpdateSteps.NONE.setIfAbsent(path, value);
	}

	/**
	 * Adds to a number, which counts from 0 when absent.
	 */
	static Steps add(String path, Number delta) {
		return UpdateSteps.NONE.add(path, delta);
	}

	/**
	 * Subtracts from a number, which counts from 0 when absent.
	 */
	static Steps subtract(String path, Number delta) {
		return UpdateSteps.NONE.subtract(path, delta);
	}

	/**
	 * Puts elements into a set.
	 */
	static Steps addTo(String path, Object... elements) {
		return UpdateSteps.NONE.addTo(path, elements);
	}

	/**
	 * Takes elements out of a set.
	 */
	static Steps deleteFrom(String path, Object... elements) {
		return UpdateSteps.NONE.deleteFrom(path, elements);
	}

	/**
	 * Puts elements at the end of a list, which is empty when absent.
	 */
	static Steps append(String path, Object... elements) {
		return UpdateSteps.NONE.append(path, elements);
	}

	/**
	 * Puts elements at the beginning of a list, which is empty when absent.
	 */
	static Steps prepend(String path, Object... elements) {
		return UpdateSteps.NONE.prepend(path, elements);
	}

	/**
	 * Leaves properties without a value.
	 */
	static Steps remove(String... paths) {
		return UpdateSteps.NONE.remove(paths);
	}

	/**
	 * Changes attributes by DynamoDB's own text; see {@link Steps#expression}.
	 */
	static Steps expression(String text, Map<String, String> names, Map<String, ?> values) {
		return UpdateSteps.NONE.expression(text, names, values);
	}

	/**
	 * The changes, in the order they were named.
	 */
	List<UpdateAction> actions();

	/**
	 * The changes that were written in DynamoDB's own text.
	 */
	List<AttributeAssignment> expressions();

	/**
	 * What must be true of the item for the changes to be made.
	 */
	Optional<Condition> condition();

	/**
	 * Whether {@link Steps#exactlyOnce()} was asked for.
	 */
	boolean sentExactlyOnce();

	/**
	 * Whether {@link Steps#upsert()} was asked for.
	 */
	boolean isUpsert();

	/**
	 * This update with other changes by property.
	 */
	Update withActions(List<UpdateAction> others);

	/**
	 * An update to which more changes can be added; every step returns a copy.
	 */
	sealed interface Steps extends Update permits UpdateSteps {

		/**
		 * Gives a property a value, or removes it when the value is null.
		 */
		Steps set(String path, @Nullable Object value);

		/**
		 * Sets every property of the map, and removes those whose value is null.
		 */
		Steps setAll(Map<String, ? extends @Nullable Object> values);

		/**
		 * Gives a property a value unless it has one.
		 */
		Steps setIfAbsent(String path, Object value);

		/**
		 * Adds to a number, which counts from 0 when absent.
		 */
		Steps add(String path, Number delta);

		/**
		 * Subtracts from a number, which counts from 0 when absent.
		 */
		Steps subtract(String path, Number delta);

		/**
		 * Puts elements into a set.
		 */
		Steps addTo(String path, Object... elements);

		/**
		 * Takes elements out of a set.
		 */
		Steps deleteFrom(String path, Object... elements);

		/**
		 * Puts elements at the end of a list, which is empty when absent.
		 */
		Steps append(String path, Object... elements);

		/**
		 * Puts elements at the beginning of a list, which is empty when absent.
		 */
		Steps prepend(String path, Object... elements);

		/**
		 * Leaves properties without a value.
		 */
		Steps remove(String... paths);

		/**
		 * Changes attributes by DynamoDB's own text, such as
		 * {@code SET #total = price + :fee}, beside what the other steps change.
		 *
		 * <p>
		 * Names are those of attributes, not of properties; a name without a placeholder
		 * may be a reserved word. A key, a part of an index key, the time to live and
		 * what the library keeps itself cannot be changed this way. After an answer that
		 * was lost it is not repeated.
		 * @param names placeholder with {@code #} to attribute, each used
		 * @param values placeholder with {@code :} to a value, each used: text, number,
		 * boolean, bytes, a list, map or set of them, or an {@code AttributeValue}
		 */
		Steps expression(String text, Map<String, String> names, Map<String, ?> values);

		/**
		 * Makes the changes only if the condition is true as well as those given before.
		 */
		Steps onlyIf(Condition condition);

		/**
		 * Sent as a one-step transaction with a token, so that a lost answer cannot apply
		 * it twice.
		 */
		Steps exactlyOnce();

		/**
		 * Creates the item if there is none: an entity of the id and what the steps make
		 * of nothing, written as {@code create} writes it, with its version, dates and
		 * index keys.
		 * <p>
		 * An item that is there takes one call, one that is not two more. A condition
		 * given with {@link #onlyIf} is asked of an item that is there. Not with
		 * {@link #expression}, and not as a step of a transaction.
		 */
		Steps upsert();

	}

}
