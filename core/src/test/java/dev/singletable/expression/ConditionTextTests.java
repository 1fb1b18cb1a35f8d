package dev.singletable.expression;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static dev.singletable.expression.Condition.not;
import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ConditionTextTests {

	private static final String NEVER = "attribute_exists(#n0) AND attribute_not_exists(#n0)";

	static Stream<Arguments> texts() {
		Condition a = property("a").is(1);
		Condition b = property("b").is(2);
		Condition c = property("c").is(3);
		return Stream.of(Arguments.of(property("status").is("PAID"), "#n0 = :v0"),
				Arguments.of(property("status").isNot("PAID"), "#n0 <> :v0"),
				Arguments.of(property("total").lessThan(5), "#n0 < :v0"),
				Arguments.of(property("total").lessThanOrEqual(5), "#n0 <= :v0"),
				Arguments.of(property("total").greaterThan(5), "#n0 > :v0"),
				Arguments.of(property("total").greaterThanOrEqual(5), "#n0 >= :v0"),
				Arguments.of(property("total").between(5, 9), "#n0 BETWEEN :v0 AND :v1"),
				Arguments.of(property("name").startsWith("Mc"), "begins_with(#n0, :v0)"),
				Arguments.of(property("tags").contains("new"), "contains(#n0, :v0)"),
				Arguments.of(property("status").in(List.of("PAID", "SENT")), "#n0 IN (:v0, :v1)"),
				Arguments.of(property("status").in(List.of()), "attribute_exists(#n0) AND attribute_not_exists(#n0)"),
				Arguments.of(property("note").exists(), "attribute_exists(#n0)"),
				Arguments.of(property("note").isAbsent(), "attribute_not_exists(#n0)"),
				Arguments.of(property("address.city").is("Bergen"), "#n0.#n1 = :v0"),
				Arguments.of(property("lines[3].quantity").is(7), "#n0[3].#n1 = :v0"),
				Arguments.of(property("size.size").is(7), "#n0.#n0 = :v0"),
				Arguments.of(a.and(b).and(c), "#n0 = :v0 AND #n1 = :v1 AND #n2 = :v2"),
				Arguments.of(a.and(b.and(c)), "#n0 = :v0 AND #n1 = :v1 AND #n2 = :v2"),
				Arguments.of(a.or(b.or(c)), "#n0 = :v0 OR #n1 = :v1 OR #n2 = :v2"),
				Arguments.of(a.or(b).and(c), "(#n0 = :v0 OR #n1 = :v1) AND #n2 = :v2"),
				Arguments.of(a.and(b).or(c), "(#n0 = :v0 AND #n1 = :v1) OR #n2 = :v2"),
				Arguments.of(not(a), "NOT (#n0 = :v0)"), Arguments.of(not(not(a)), "NOT (NOT (#n0 = :v0))"),
				Arguments.of(not(a.or(b)).and(c), "NOT (#n0 = :v0 OR #n1 = :v1) AND #n2 = :v2"),
				Arguments.of(property("status").in(List.of()).or(a), "#n0 = :v0"),
				Arguments.of(property("total").between(9, 5), NEVER),
				Arguments.of(property("name").between("b", "a"), NEVER),
				Arguments.of(property("total").between(10, 9), NEVER),
				Arguments.of(property("total").between(9, 10), "#n0 BETWEEN :v0 AND :v1"),
				Arguments.of(a.and(property("total").between(9, 5)), NEVER),
				Arguments.of(a.or(b).or(property("total").between(9, 5)), "#n0 = :v0 OR #n1 = :v1"),
				Arguments.of(a.and(b.or(property("total").between(9, 5))), "#n0 = :v0 AND #n1 = :v1"),
				Arguments.of(property("total").between(9, 5).or(property("total").between(8, 5)), NEVER),
				Arguments.of(not(property("total").between(9, 5)), "NOT (" + NEVER + ")"),
				Arguments.of(a.and(not(property("total").between(9, 5))),
						"#n0 = :v0 AND NOT (" + NEVER.replace("0", "1") + ")"),
				Arguments.of(not(not(property("total").between(9, 5))), NEVER),
				Arguments.of(not(a.and(property("total").between(9, 5))), "NOT (" + NEVER + ")"),
				Arguments.of(property("total").greaterThan(5).and(property("total").lessThan(9)),
						"#n0 > :v0 AND #n0 < :v1"));
	}

	@ParameterizedTest
	@MethodSource("texts")
	void writesEveryNameAsAnAliasAndEveryValueAsAPlaceholder(Condition condition, String text) {
		assertThat(PlainResolver.writer().condition(condition)).isEqualTo(text);
	}

	@Test
	void tellsWhatNothingFulfils() {
		Condition crossed = property("total").between(9, 5);
		Condition other = property("name").is("a");
		assertThat(PlainResolver.writer().isNever(crossed.and(other))).isTrue();
		assertThat(PlainResolver.writer().isNever(not(not(crossed)))).isTrue();
		assertThat(PlainResolver.writer().isNever(crossed.or(other))).isFalse();
		assertThat(PlainResolver.writer().isNever(not(crossed))).isFalse();
	}

	@Test
	void reusesANameAndNeverAValue() {
		ExpressionWriter writer = PlainResolver.writer();

		writer.condition(property("total").is(5).or(property("total").is(5)));

		assertThat(writer.names()).containsExactly(Map.entry("#n0", "total"));
		assertThat(writer.values()).containsExactly(Map.entry(":v0", AttributeValue.fromN("5")),
				Map.entry(":v1", AttributeValue.fromN("5")));
	}

	@Test
	void splitsALongListOfValuesIntoGroupsOfOneHundred() {
		List<Integer> values = IntStream.range(0, 250).boxed().toList();
		ExpressionWriter writer = PlainResolver.writer();

		String text = writer.operand(property("total").in(values));

		assertThat(text).isEqualTo("(#n0 IN (%s) OR #n0 IN (%s) OR #n0 IN (%s))".formatted(placeholders(0, 100),
				placeholders(100, 200), placeholders(200, 250)));
		assertThat(writer.values()).hasSize(250).containsEntry(":v249", AttributeValue.fromN("249"));
		assertThat(PlainResolver.writer().operand(property("total").in(values.subList(0, 100))))
			.isEqualTo("#n0 IN (%s)".formatted(placeholders(0, 100)));
	}

	private static String placeholders(int from, int to) {
		return String.join(", ", IntStream.range(from, to).mapToObj((i) -> ":v" + i).toList());
	}

	@Test
	void takesNamesAndValuesFromTheResolver() {
		ExpressionWriter writer = new ExpressionWriter(
				new PlainResolver(Map.of("address.city", AttributePath.of("adr", "a.b"))));

		String text = writer.condition(property("address.city").is("Bergen").and(property("tags").contains("new")));

		assertThat(text).isEqualTo("#n0.#n1 = :v0 AND contains(#n2, :v1)");
		assertThat(writer.names()).containsExactly(Map.entry("#n0", "adr"), Map.entry("#n1", "a.b"),
				Map.entry("#n2", "tags"));
		assertThat(writer.values()).containsEntry(":v1", AttributeValue.fromS("element new"));
	}

	@Test
	void writesAllExpressionsOfARequestWithoutClashes() {
		ExpressionWriter writer = PlainResolver.writer();

		String key = writer.name("pk") + " = " + writer.value(AttributeValue.fromS("ORDER#1"));
		String filter = writer.operand(property("pk").is("x").or(property("total").is(5)));
		String projection = writer.projection("pk", "sk", "total", "pk");
		String nested = writer.projection(List.of(AttributePath.of("lines").then(0), AttributePath.of("total")));

		assertThat(key).isEqualTo("#n0 = :v0");
		assertThat(filter).isEqualTo("(#n0 = :v1 OR #n1 = :v2)");
		assertThat(projection).isEqualTo("#n0, #n2, #n1");
		assertThat(nested).isEqualTo("#n3[0], #n1");
		assertThat(writer.names().values()).containsExactly("pk", "total", "sk", "lines");
	}

	@Test
	void refusesAPropertyWhereOnlyAttributesAreKnown() {
		ExpressionWriter writer = ExpressionWriter.ofAttributes();

		assertThat(writer.name(AttributePath.of("n", "total"))).isEqualTo("#n0.#n1");
		assertThatIllegalStateException().isThrownBy(() -> writer.condition(property("total").is(5)))
			.withMessage("This request names attributes only, but a condition or change names property 'total'.");
	}

}
