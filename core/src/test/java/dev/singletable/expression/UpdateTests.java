package dev.singletable.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UpdateTests {

	@Test
	void writesEachKindOfChange() {
		assertThat(text(Update.set("status", "PAID"))).isEqualTo("SET #n0 = :v0");
		assertThat(text(Update.set("status", null))).isEqualTo("REMOVE #n0");
		assertThat(text(Update.add("attempts", 1))).isEqualTo("SET #n0 = if_not_exists(#n0, :v0) + :v1");
		assertThat(text(Update.add("counters.visits", 1))).isEqualTo("SET #n0.#n1 = if_not_exists(#n0.#n1, :v0) + :v1");
		assertThat(text(Update.addTo("tags", "a", "b"))).isEqualTo("ADD #n0 :v0");
		assertThat(text(Update.deleteFrom("tags", "a"))).isEqualTo("DELETE #n0 :v0");
		assertThat(text(Update.append("entries", "x")))
			.isEqualTo("SET #n0 = list_append(if_not_exists(#n0, :v0), :v1)");
		assertThat(text(Update.prepend("entries", "x")))
			.isEqualTo("SET #n0 = list_append(:v1, if_not_exists(#n0, :v0))");
		assertThat(text(Update.subtract("stock.left", 1))).isEqualTo("SET #n0.#n1 = if_not_exists(#n0.#n1, :v0) - :v1");
		assertThat(text(Update.setIfAbsent("status", "NEW"))).isEqualTo("SET #n0 = if_not_exists(#n0, :v0)");
		assertThat(text(Update.remove("note", "lines[2].remark"))).isEqualTo("REMOVE #n0, #n1[2].#n2");
	}

	@Test
	void writesAllClausesInOneOrderWithTheLibrarysChangesBehindTheCallers() {
		ExpressionWriter writer = PlainResolver.writer();
		Update update = Update.remove("note")
			.deleteFrom("tags", "old")
			.addTo("labels", "new")
			.append("entries", "x")
			.add("attempts", -2)
			.set("status", "PAID");

		String text = writer.update(update.actions(),
				List.of(AttributeAssignment.remove("gsi1sk"),
						AttributeAssignment.set("gsi1pk", AttributeValue.fromS("STATUS#PAID")),
						AttributeAssignment.setIfAbsent("created", AttributeValue.fromS("now")),
						AttributeAssignment.add("version", 1)));

		assertThat(text).isEqualTo("SET #n0 = list_append(if_not_exists(#n0, :v0), :v1), "
				+ "#n1 = if_not_exists(#n1, :v2) + :v3, #n2 = :v4, #n3 = :v5, #n4 = if_not_exists(#n4, :v6), "
				+ "#n5 = if_not_exists(#n5, :v7) + :v8 REMOVE #n6, #n7 ADD #n8 :v9 DELETE #n9 :v10");
		assertThat(writer.names().values()).containsExactly("entries", "attempts", "status", "gsi1pk", "created",
				"version", "note", "gsi1sk", "labels", "tags");
		assertThat(writer.values().values()).containsExactly(AttributeValue.fromL(List.of()),
				AttributeValue.fromL(List.of(AttributeValue.fromS("x"))), AttributeValue.fromN("0"),
				AttributeValue.fromN("-2"), AttributeValue.fromS("PAID"), AttributeValue.fromS("STATUS#PAID"),
				AttributeValue.fromS("now"), AttributeValue.fromN("0"), AttributeValue.fromN("1"),
				AttributeValue.fromSs(List.of("new")), AttributeValue.fromSs(List.of("old")));
	}

	@Test
	void writesNothingForAnUpdateOfNothing() {
		assertThat(text(Update.setAll(Map.of()))).isEmpty();
		assertThat(text(Update.remove())).isEmpty();
		assertThat(text(Update.addTo("tags").append("entries").deleteFrom("tags"))).isEmpty();
	}

	@Test
	void clearsThePropertiesThatAMapGivesAsNull() {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("status", "PAID");
		values.put("note", null);

		assertThat(Update.setAll(values).actions()).containsExactly(new UpdateAction.Set("status", "PAID"),
				new UpdateAction.Remove("note"));
	}

	@Test
	void returnsACopyFromEveryStep() {
		Update.Steps first = Update.set("status", "PAID");

		first.add("attempts", 1).onlyIf(property("total").exists()).exactlyOnce();

		assertThat(first).isEqualTo(Update.set("status", "PAID"));
		assertThat(first.condition()).isEmpty();
		assertThat(first.sentExactlyOnce()).isFalse();
	}

	@Test
	void joinsItsConditions() {
		Condition paid = property("status").is("PAID");
		Condition cheap = property("total").lessThan(5);

		Update update = Update.remove("note").onlyIf(paid).onlyIf(cheap).exactlyOnce();

		assertThat(update.condition()).contains(paid.and(cheap));
		assertThat(update.sentExactlyOnce()).isTrue();
	}

	@Test
	void refusesAPathNamedTwice() {
		Update.Steps update = Update.set("status", "PAID");

		assertThatIllegalArgumentException().isThrownBy(() -> update.remove("status"))
			.withMessage("The update changes 'status' twice. Name each property once.");
		assertThatIllegalArgumentException().isThrownBy(() -> Update.remove("a", "b", "a"))
			.withMessage("The update changes 'a' twice. Name each property once.");
	}

	@Test
	void refusesAPathThatIsPartOfAnother() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Update.set("address", "none").set("address.city", "Bergen"))
			.withMessage("The update changes 'address' and 'address.city', and one is part of the other. "
					+ "Name each property once.");
		assertThatIllegalArgumentException().isThrownBy(() -> Update.add("lines[0].quantity", 1).append("lines", "x"))
			.withMessage("The update changes 'lines[0].quantity' and 'lines', and one is part of the other. "
					+ "Name each property once.");
		assertThat(Update.set("a", 1).set("ab", 2).set("b[1]", 3).set("b[10]", 4).actions()).hasSize(4);
	}

	@Test
	void refusesABlankPathAndAnElementThatIsNull() {
		assertThatIllegalArgumentException().isThrownBy(() -> Update.set("", 1))
			.withMessage("A property path is blank; name a property, for example 'address.city'.");
		assertThatIllegalArgumentException().isThrownBy(() -> Update.addTo(" "))
			.withMessage("A property path is blank; name a property, for example 'address.city'.");
		assertThatIllegalArgumentException().isThrownBy(() -> Update.subtract("", 1))
			.withMessage("A property path is blank; name a property, for example 'address.city'.");
		assertThatIllegalArgumentException().isThrownBy(() -> Update.prepend("entries", "a", null))
			.withMessage("An element for property 'entries' is null; leave it out.");
		assertThatIllegalArgumentException().isThrownBy(() -> Update.setIfAbsent("status", Optional.empty()))
			.withMessage("The value for property 'status' is null, which is as good as none. Leave it out.");
		assertThatIllegalArgumentException().isThrownBy(() -> Update.addTo("tags", "a", null))
			.withMessage("An element for property 'tags' is null; leave it out.");
	}

	@Test
	void showsNoValue() {
		Update update = Update.set("status", "PAID")
			.add("attempts", 7)
			.addTo("tags", "a")
			.deleteFrom("labels", "b")
			.append("entries", "c")
			.prepend("latest", "c")
			.subtract("left", 7)
			.setIfAbsent("first", "d")
			.remove("note")
			.onlyIf(property("total").is(5))
			.exactlyOnce();

		assertThat(update).hasToString("Update[set status, add attempts, addTo tags, deleteFrom labels, "
				+ "append entries, prepend latest, subtract left, setIfAbsent first, remove note, onlyIf total = ?, exactlyOnce]");
		assertThat(List.of(AttributeAssignment.set("a", AttributeValue.fromS("x")),
				AttributeAssignment.setIfAbsent("b", AttributeValue.fromS("x")), AttributeAssignment.add("c", 1),
				AttributeAssignment.remove("d")))
			.hasToString("[set a, setIfAbsent b, add c, remove d]");
	}

	private static String text(Update update) {
		return PlainResolver.writer().update(update.actions(), List.of());
	}

}
