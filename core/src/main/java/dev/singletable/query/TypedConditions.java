package dev.singletable.query;

import dev.singletable.expression.Condition;
import dev.singletable.expression.PropertyCondition;

import org.springframework.data.core.TypedPropertyPath;

/**
 * Conditions on properties, and paths of updates, that the compiler knows.
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

	/**
	 * The path's text, as the steps of an update take it:
	 * {@code Update.set(path(Order::status), SHIPPED)}.
	 */
	public static <T, P> String path(TypedPropertyPath<T, P> path) {
		return path.toDotPath();
	}

}
