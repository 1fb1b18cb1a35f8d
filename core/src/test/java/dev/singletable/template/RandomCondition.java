package dev.singletable.template;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.singletable.expression.Condition;

import static dev.singletable.expression.Condition.property;

/**
 * A condition in the words of an application, and what it says of the values of an item.
 */
record RandomCondition(Condition said, Predicate<Map<String, Object>> holds) {

	private static final List<Function<Random, Part>> PARTS = List.of(
			(random) -> new Part("rank", RandomCondition::compared, (long) random.nextInt(5), random.nextInt(5)),
			(random) -> new Part("state", RandomCondition::compared, RandomReads.one(RandomThings.WORDS, random),
					random.nextInt(5)),
			(random) -> new Part("note", RandomCondition::compared, RandomReads.one(RandomThings.WORDS, random),
					random.nextInt(5)),
			(random) -> new Part("state", RandomCondition::present, "", random.nextInt(2)),
			(random) -> new Part("place", RandomCondition::present, "", random.nextInt(2)),
			(random) -> new Part("team", RandomCondition::started, RandomReads.one(RandomThings.TEAMS, random), 0),
			(random) -> new Part("labels", RandomCondition::holding, RandomReads.one(RandomThings.WORDS, random), 0),
			(random) -> new Part("tags", RandomCondition::holding, RandomReads.one(RandomThings.WORDS, random), 0),
			(random) -> new Part("rank", RandomCondition::raw, (long) random.nextInt(5), 0));

	/** One property and how it is tested. */
	private record Part(String name, Form form, Object value, int choice) {
	}

	private interface Form {

		RandomCondition of(String name, Object value, int choice);

	}

	static RandomCondition any(Class<?> type, Random random) {
		RandomCondition first = part(type, random);
		return switch (random.nextInt(6)) {
			case 0 -> new RandomCondition(Condition.not(first.said), first.holds.negate());
			case 1 -> {
				RandomCondition other = part(type, random);
				yield new RandomCondition(first.said.and(other.said), first.holds.and(other.holds));
			}
			case 2 -> {
				RandomCondition other = part(type, random);
				yield new RandomCondition(first.said.or(other.said), first.holds.or(other.holds));
			}
			default -> first;
		};
	}

	private static RandomCondition part(Class<?> type, Random random) {
		Set<String> names = RandomWrites.properties(type);
		while (true) {
			Part part = RandomReads.one(PARTS, random).apply(random);
			if (names.contains(part.name())) {
				return part.form().of(part.name(), part.value(), part.choice());
			}
		}
	}

	private static RandomCondition compared(String name, Object value, int choice) {
		return switch (choice) {
			case 0 -> new RandomCondition(property(name).is(value), (values) -> value.equals(values.get(name)));
			case 1 -> new RandomCondition(property(name).isNot(value), (values) -> !value.equals(values.get(name)));
			case 2 ->
				new RandomCondition(property(name).greaterThan(value), ordered(name, value, (order) -> order > 0));
			case 3 ->
				new RandomCondition(property(name).lessThanOrEqual(value), ordered(name, value, (order) -> order <= 0));
			default ->
				new RandomCondition(property(name).in(List.of(value)), (values) -> value.equals(values.get(name)));
		};
	}

	@SuppressWarnings("unchecked") // numbers and texts are comparable with their like
	private static Predicate<Map<String, Object>> ordered(String name, Object value, Predicate<Integer> order) {
		return (values) -> values.get(name) instanceof Comparable<?> found
				&& order.test(((Comparable<Object>) found).compareTo(value));
	}

	private static RandomCondition present(String name, Object value, int choice) {
		return (choice == 0) ? new RandomCondition(property(name).exists(), (values) -> values.containsKey(name))
				: new RandomCondition(property(name).isAbsent(), (values) -> !values.containsKey(name));
	}

	private static RandomCondition started(String name, Object value, int choice) {
		return new RandomCondition(property(name).startsWith((String) value),
				(values) -> Objects.toString(values.get(name), "").startsWith((String) value));
	}

	private static RandomCondition holding(String name, Object value, int choice) {
		return new RandomCondition(property(name).contains(value),
				(values) -> values.get(name) instanceof Collection<?> all && all.contains(value));
	}

	private static RandomCondition raw(String name, Object value, int choice) {
		return new RandomCondition(Condition.expression("#r <= :r", Map.of("#r", name), Map.of(":r", value)),
				ordered(name, value, (order) -> order <= 0));
	}

	@Override
	public String toString() {
		return this.said.toString();
	}

}
