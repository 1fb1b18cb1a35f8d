package dev.singletable.expression;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tells whether an item fulfils a condition, as DynamoDB would.
 *
 * @param values what values are stored as
 * @param held what the item holds for a property, or null
 */
public record ConditionCheck(AttributeResolver values, Function<String, @Nullable AttributeValue> held) {

	/**
	 * Whether the item fulfils it.
	 * @throws IllegalArgumentException if it is in DynamoDB's own text, which only
	 * DynamoDB understands
	 */
	public boolean fulfils(Condition condition) {
		if (condition instanceof Comparison comparison) {
			return compares(comparison);
		}
		if (condition instanceof AllOf all) {
			return all.parts().stream().allMatch(this::fulfils);
		}
		if (condition instanceof AnyOf any) {
			return any.parts().stream().anyMatch(this::fulfils);
		}
		if (condition instanceof Not not) {
			return !fulfils(not.condition());
		}
		if (condition instanceof Exists exists) {
			return (this.held.apply(exists.path()) != null) == exists.expected();
		}
		if (condition instanceof RawCondition) {
			throw new IllegalArgumentException("A condition in DynamoDB's own text can only be answered by the table; "
					+ "name properties instead.");
		}
		return false;
	}

	private boolean compares(Comparison comparison) {
		AttributeValue found = this.held.apply(comparison.path());
		Operator operator = comparison.operator();
		if (found == null) {
			return operator == Operator.NOT_EQUAL;
		}
		AttributeResolver.Role role = (operator == Operator.CONTAINS) ? AttributeResolver.Role.ELEMENT
				: AttributeResolver.Role.COMPARED;
		List<AttributeValue> wanted = comparison.values()
			.stream()
			.map((value) -> this.values.value(comparison.path(), role, value))
			.toList();
		return switch (operator) {
			case EQUAL, IN -> wanted.stream().anyMatch((each) -> isEqual(found, each));
			case NOT_EQUAL -> !isEqual(found, wanted.get(0));
			case BEGINS_WITH -> begins(found, wanted.get(0));
			case CONTAINS -> contains(found, wanted.get(0));
			default -> isInRange(found, operator, wanted);
		};
	}

	private static boolean isInRange(AttributeValue found, Operator operator, List<AttributeValue> wanted) {
		if (wanted.stream().anyMatch((each) -> each.type() != found.type() || !isOrdered(each))) {
			return false;
		}
		int order = compare(found, wanted.get(0));
		return switch (operator) {
			case LESS -> order < 0;
			case LESS_OR_EQUAL -> order <= 0;
			case GREATER -> order > 0;
			case GREATER_OR_EQUAL -> order >= 0;
			default -> order >= 0 && compare(found, wanted.get(1)) <= 0;
		};
	}

	private static boolean isOrdered(AttributeValue value) {
		return switch (value.type()) {
			case S, N, B -> true;
			default -> false;
		};
	}

	/**
	 * DynamoDB's order of two texts, two numbers or two binaries.
	 */
	public static int compare(AttributeValue one, AttributeValue other) {
		return switch (one.type()) {
			case N -> new BigDecimal(one.n()).compareTo(new BigDecimal(other.n()));
			case B -> Arrays.compareUnsigned(one.b().asByteArrayUnsafe(), other.b().asByteArrayUnsafe());
			default -> Arrays.compareUnsigned(utf8(one.s()), utf8(other.s()));
		};
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static boolean isEqual(AttributeValue one, AttributeValue other) {
		if (one.type() != other.type()) {
			return false;
		}
		return switch (one.type()) {
			case N -> compare(one, other) == 0;
			case SS -> new HashSet<>(one.ss()).equals(new HashSet<>(other.ss()));
			case NS -> numbers(one).equals(numbers(other));
			case BS -> new HashSet<>(one.bs()).equals(new HashSet<>(other.bs()));
			default -> one.equals(other);
		};
	}

	private static HashSet<BigDecimal> numbers(AttributeValue set) {
		HashSet<BigDecimal> numbers = new HashSet<>();
		set.ns().forEach((each) -> numbers.add(new BigDecimal(each).stripTrailingZeros()));
		return numbers;
	}

	private static boolean begins(AttributeValue found, AttributeValue prefix) {
		return found.s() != null && prefix.s() != null && found.s().startsWith(prefix.s());
	}

	private static boolean contains(AttributeValue found, AttributeValue element) {
		return switch (found.type()) {
			case S -> element.s() != null && found.s().contains(element.s());
			case SS -> element.s() != null && found.ss().contains(element.s());
			case NS -> element.n() != null && numbers(found).contains(new BigDecimal(element.n()).stripTrailingZeros());
			case BS -> element.b() != null && found.bs().contains(element.b());
			case L -> found.l().stream().anyMatch((each) -> isEqual(each, element));
			default -> false;
		};
	}

}
