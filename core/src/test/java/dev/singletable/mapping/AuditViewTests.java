package dev.singletable.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.Audited;
import dev.singletable.annotation.Sensitive;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.table.TableAttributes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a trail may show of an item (AU-2).
 */
class AuditViewTests {

	@SingleTableEntity
	@Audited(exclude = "tree.children.note")
	record Thing(@Id String id, @Nullable Node tree, Optional<Shape> shape, Map<String, List<Shape>> many,
			@Attribute(json = true) @Nullable Shape text, @Attribute(json = true) @Nullable Plain plain,
			@Attribute("w") @Nullable Plain renamed) {
	}

	record Node(String name, @Nullable String note, List<Node> children) {
	}

	sealed interface Shape permits Circle, Square {

	}

	record Circle(int radius, String owner) implements Shape {
	}

	record Square(int side, @Sensitive String owner) implements Shape {
	}

	record Plain(@Attribute("v") String value) {
	}

	private static AttributeValue text(String value) {
		return AttributeValue.fromS(value);
	}

	private static AttributeValue map(Map<String, AttributeValue> values) {
		return AttributeValue.fromM(values);
	}

	private static Map<String, AttributeValue> seen(Map<String, AttributeValue> item) {
		ItemModel model = ItemModel.of(new SingleTableMappingContext(), TableAttributes.defaults(),
				List.of(Thing.class));
		assertThat(model.problems()).isEmpty();
		return AuditView.of(model, model.require(Thing.class)).of(item);
	}

	@Test
	void hidesAPathInEveryElementOfAnything() {
		AttributeValue leaf = map(
				Map.of("name", text("b"), "note", text("no"), "children", AttributeValue.fromL(List.of())));
		AttributeValue root = map(
				Map.of("name", text("a"), "note", text("yes"), "children", AttributeValue.fromL(List.of(leaf))));
		AttributeValue shown = map(Map.of("name", text("b"), "children", AttributeValue.fromL(List.of())));
		assertThat(seen(Map.of("tree", root))).isEqualTo(Map.of("tree",
				map(Map.of("name", text("a"), "note", text("yes"), "children", AttributeValue.fromL(List.of(shown))))));
	}

	@Test
	void hidesWhatOneClassOfASealedTypeHides() {
		AttributeValue square = map(
				Map.of("_type", text("Square"), "side", AttributeValue.fromN("2"), "owner", text("Ann")));
		AttributeValue circle = map(
				Map.of("_type", text("Circle"), "radius", AttributeValue.fromN("3"), "owner", text("Bob")));
		AttributeValue side = map(Map.of("side", AttributeValue.fromN("2")));
		AttributeValue radius = map(Map.of("radius", AttributeValue.fromN("3")));
		assertThat(
				seen(Map.of("shape", square, "many", map(Map.of("a", AttributeValue.fromL(List.of(square, circle)))))))
			.isEqualTo(Map.of("shape", side, "many", map(Map.of("a", AttributeValue.fromL(List.of(side, radius))))));
	}

	@Test
	void leavesOutWhatItCannotLookIntoIfItMayHideSomething() {
		assertThat(seen(Map.of("text", text("{}"), "plain", text("{}")))).containsOnlyKeys("plain");
	}

	@Test
	void showsPropertiesByTheirNamesAndNothingElse() {
		assertThat(seen(Map.of("w", map(Map.of("v", text("x"))), "pk", text("k"), "_type", text("Thing"), "old",
				text("secret of an older class"))))
			.isEqualTo(Map.of("renamed", map(Map.of("value", text("x")))));
	}

}
