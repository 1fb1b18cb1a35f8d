package dev.singletable.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static dev.singletable.expression.Condition.not;
import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RawExpressionTests {

	private static final Map<String, String> NO_NAMES = Map.of();

	private static final Map<String, Object> NO_VALUES = Map.of();

	private static String text(ExpressionWriter writer, Update update) {
		return writer.update(update.actions(), update.expressions());
	}

	private static void refused(String text, Map<String, String> names, Map<String, ?> values, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> Update.expression(text, names, values))
			.withMessage(message);
	}

	private static AttributeValue stored(Object value) {
		ExpressionWriter writer = PlainResolver.writer();
		writer.condition(Condition.expression("a = :v", NO_NAMES, Map.of(":v", value)));
		return writer.values().get(":v0");
	}

	@Test
	void joinsAnUpdateWithWhatTheOtherStepsChange() {
		ExpressionWriter writer = PlainResolver.writer();
		Update update = Update.set("n0", "x")
			.expression("SET #n0 = if_not_exists(price, :v0) + :fee, list[0].#n0 = list_append(:v0, other) remove old",
					Map.of("#n0", "a.b"), Map.of(":v0", 1, ":fee", 2))
			.remove("note");

		assertThat(text(writer, update))
			.isEqualTo("SET #n0 = :v0, #n1 = if_not_exists(#n2, :v1) + :v2, #n3[0].#n1 = list_append(:v3, #n4) "
					+ "REMOVE #n5, #n6");
		assertThat(writer.names().values()).containsExactly("n0", "a.b", "price", "list", "other", "note", "old");
		assertThat(writer.values().values()).containsExactly(AttributeValue.fromS("x"), AttributeValue.fromN("1"),
				AttributeValue.fromN("2"), AttributeValue.fromN("1"));
	}

	@Test
	void joinsAConditionWithOthers() {
		ExpressionWriter writer = PlainResolver.writer();
		Condition raw = Condition.expression("size(#s) < :most  OR NOT status IN (:a, :b)", Map.of("#s", "notes"),
				Map.of(":most", 3, ":a", "NEW", ":b", "PAID"));

		assertThat(writer.condition(property("total").is(1).and(not(raw)).and(raw)))
			.isEqualTo("#n0 = :v0 AND NOT (size(#n1) < :v1 OR NOT #n2 IN (:v2, :v3)) AND "
					+ "(size(#n1) < :v4 OR NOT #n2 IN (:v5, :v6))");
		assertThat(writer.names()).containsExactly(Map.entry("#n0", "total"), Map.entry("#n1", "notes"),
				Map.entry("#n2", "status"));
	}

	@Test
	void namesTheAttributesOfAConditionAndNoProperty() {
		List<String> attributes = new ArrayList<>();
		List<String> properties = new ArrayList<>();
		Condition condition = property("total").is(1)
			.and(not(Condition.expression("attribute_type(a.#b[2], :t) or c between d.size and :t", Map.of("#b", "x"),
					Map.of(":t", "S"))));
		condition.forEachAttribute((path) -> attributes.add(path.toString()));
		condition.forEachPath(properties::add);
		assertThat(attributes).containsExactly("a.x[2]", "c", "d.size");
		assertThat(properties).containsExactly("total");
		assertThat(condition.conjuncts().get(1).comparison()).isEmpty();
	}

	@Test
	void showsNoValue() {
		Update update = Update.expression("SET a = :secret REMOVE b", NO_NAMES, Map.of(":secret", 17))
			.onlyIf(Condition.expression("a < :top", NO_NAMES, Map.of(":top", 18)));
		assertThat(update).hasToString("Update[SET a = :secret, REMOVE b, onlyIf a < :top]");
	}

	@Test
	void storesPlainValuesAsTheyAre() {
		assertThat(stored("x")).isEqualTo(AttributeValue.fromS("x"));
		assertThat(stored(new AtomicInteger(5))).isEqualTo(AttributeValue.fromN("5"));
		assertThat(stored(true)).isEqualTo(AttributeValue.fromBool(true));
		assertThat(stored(new byte[] { 1 })).isEqualTo(AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] { 1 })));
		assertThat(stored(List.of("x", 1)))
			.isEqualTo(AttributeValue.fromL(List.of(AttributeValue.fromS("x"), AttributeValue.fromN("1"))));
		assertThat(stored(Map.of("k", List.of())))
			.isEqualTo(AttributeValue.fromM(Map.of("k", AttributeValue.fromL(List.of()))));
		assertThat(stored(Set.of("x"))).isEqualTo(AttributeValue.fromSs(List.of("x")));
		assertThat(stored(Set.of(1.5))).isEqualTo(AttributeValue.fromNs(List.of("1.5")));
		assertThat(stored(AttributeValue.fromNul(true))).isEqualTo(AttributeValue.fromNul(true));
	}

	@Test
	void refusesValuesWithoutAForm() {
		String advice = " Give text, a number, a boolean, bytes, a list, map or set of them, or an AttributeValue.";
		Map<String, Object> none = new LinkedHashMap<>();
		none.put(":v", null);
		refused("SET a = :v", NO_NAMES, none, "The value ':v' is null." + advice);
		refused("SET a = :v", NO_NAMES, Map.of(":v", Thread.State.NEW),
				"The value ':v' is of type java.lang.Thread$State." + advice);
		refused("SET a = :v", NO_NAMES, Map.of(":v", Double.NaN),
				"The value ':v' is no number that DynamoDB has a form for." + advice);
		for (Object value : List.of(Set.of(), Set.of("x", 1), Set.of(true), List.of(Thread.State.NEW), Map.of(1, "x"),
				Arrays.asList("x", null))) {
			assertThatIllegalArgumentException().as(value.toString())
				.isThrownBy(() -> Condition.expression("a = :v", NO_NAMES, Map.of(":v", value)))
				.withMessageMatching("The value ':v' is a \\w+ that DynamoDB has no form for\\. .*");
		}
	}

	@Test
	void refusesPlaceholdersThatDoNotMatch() {
		refused("SET #a = :v", NO_NAMES, Map.of(":v", 1),
				"The expression 'SET #a = :v' uses '#a', which the names do not give.");
		refused("SET a = :v", NO_NAMES, NO_VALUES,
				"The expression 'SET a = :v' uses ':v', which the values do not give.");
		refused("REMOVE a", Map.of("#a", "a"), NO_VALUES,
				"The names give '#a', which the expression 'REMOVE a' does not use. Leave it out.");
		refused("REMOVE a", NO_NAMES, Map.of("v", 1),
				"The values give 'v', which the expression 'REMOVE a' does not use. Leave it out.");
	}

	@Test
	void refusesWhatIsNoUpdate() {
		for (String text : List.of("", "a = b", "b, c", "a REMOVE b")) {
			refused(text, NO_NAMES, NO_VALUES,
					"The update expression '" + text + "' does not begin with SET, REMOVE, ADD or DELETE.");
		}
		refused("REMOVE a remove b", NO_NAMES, NO_VALUES,
				"The update expression 'REMOVE a remove b' has REMOVE twice. Join what follows with a comma.");
		refused("SET a = 'x'", NO_NAMES, NO_VALUES, "The expression 'SET a = 'x'' cannot be read from ''x'' on.");
		Map.of("SET", "behind SET", "SET a", "'a' behind SET", "SET a = ", "'a =' behind SET", "REMOVE a, ",
				"'' behind", "REMOVE a b", "'a b' behind", "REMOVE a[x]", "'a[x]' behind", "ADD a b",
				"'a b' behind ADD", "DELETE size(a)", "'size(a)' behind")
			.forEach((text, where) -> assertThatIllegalArgumentException()
				.isThrownBy(() -> Update.expression(text, NO_NAMES, NO_VALUES))
				.withMessageStartingWith("The update expression '" + text.strip() + "' cannot be read at '")
				.withMessageContaining(where)
				.withMessageEndingWith(". Write SET path = value, REMOVE path, ADD path :value or DELETE path :value, "
						+ "with commas between."));
		assertThatIllegalArgumentException().isThrownBy(() -> Condition.expression(" ", NO_NAMES, NO_VALUES))
			.withMessage("The condition is blank; leave it out.");
	}

	@Test
	void refusesAnAttributeNamedTwice() {
		refused("REMOVE a.b SET #a = :v", Map.of("#a", "a"), Map.of(":v", 1),
				"The update changes 'a.b' and 'a', and one is part of the other. Name each property once.");
		Update.Steps update = Update.expression("REMOVE a", NO_NAMES, NO_VALUES);
		assertThatIllegalArgumentException().isThrownBy(() -> update.expression("REMOVE a", NO_NAMES, NO_VALUES))
			.withMessage("The update changes 'a' twice. Name each property once.");
	}

}
