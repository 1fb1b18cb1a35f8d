package dev.singletable.query;

import dev.singletable.expression.Condition;
import dev.singletable.expression.PropertyCondition;

import org.springframework.data.core.TypedPropertyPath;

/**
 * Conditions on properties that the compiler knows.
 */
public final class TypedConditions {

	private TypedConditions() {
	}

	/**
	 * Begins a condition on a property, for example {@code property(Order::status)}.
	 */
	public static <T, P> PropertyCondition property(TypedPropertyPath<T, P> path) {
		return Condition.property(path.toDotPath());
	}

}
