package dev.singletable.convert;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.mapping.ItemType;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.Id;

import static dev.singletable.convert.Entities.n;
import static dev.singletable.convert.Entities.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is done with attributes and items the application does not know.
 */
class ReadPolicyTests {

	private static final Map<String, AttributeValue> ITEM = Map.of("pk", s("ORDER#1"), "sk", s("META"), "_type",
			s("ORDER"), "_ttl", n("1"), "gsi1pk", s("ALL"), "gsi1sk", s("1"), "id", s("1"));

	@Test
	void ignoresUnknownAttributes() {
		assertThat(with(ReadPolicy.defaults()).read(Order.class, with("note", s("x"))).id()).isEqualTo("1");
	}

	@Test
	void refusesUnknownAttributesWhenAskedTo() {
		Entities strict = with(new ReadPolicy(true, false, ReadPolicy.Untyped.BY_KEY));
		assertThat(strict.read(Order.class, ITEM).id()).isEqualTo("1");
		refused(() -> strict.read(Order.class, with("note", s("x"))), "At attribute 'note': ORDER has no property for "
				+ "it. Add one, or set singletable.read.unknown-attributes to ignore.");
		AttributeValue city = AttributeValue.fromM(Map.of("city", s("a"), "planet", s("b")));
		refused(() -> strict.read(Order.class, with("address", city)), "At attribute 'address.planet': Address has no "
				+ "property for it. Add one, or set singletable.read.unknown-attributes to ignore.");
		AttributeValue circle = AttributeValue.fromM(Map.of("_type", s("Circle"), "radius", n("1")));
		assertThat(strict.read(Order.class, with("shapes", AttributeValue.fromL(List.of(circle)))).shapes())
			.containsExactly(new Circle(1));
	}

	@Test
	void findsTheTypeOfAnItem() {
		assertThat(typeOf(ReadPolicy.defaults(), ITEM)).contains("ORDER");
	}

	@Test
	void passesOverOrRefusesUnknownTypes() {
		assertThat(typeOf(ReadPolicy.defaults(), with("_type", s("INVOICE")))).isEmpty();
		refused(() -> typeOf(new ReadPolicy(false, true, ReadPolicy.Untyped.BY_KEY), with("_type", s("INVOICE"))),
				"At attribute '_type': no entity class has this type name. Add the class, or set "
						+ "singletable.read.unknown-types to skip.");
	}

	@Test
	void takesUntypedItemsByKeyOrNotAtAll() {
		Map<String, AttributeValue> untyped = Map.of("pk", s("ORDER#1"), "sk", s("META"));
		assertThat(typeOf(ReadPolicy.defaults(), untyped)).contains("ORDER");
		assertThat(typeOf(ReadPolicy.defaults(), Map.of("pk", s("INVOICE#1"), "sk", s("META")))).isEmpty();
		assertThat(typeOf(new ReadPolicy(false, false, ReadPolicy.Untyped.IGNORE), untyped)).isEmpty();
		refused(() -> typeOf(new ReadPolicy(false, false, ReadPolicy.Untyped.REJECT), untyped),
				"At attribute '_type': the item has no type. Write one, or set singletable.read.untyped to by-key or "
						+ "ignore.");
	}

	private static Optional<String> typeOf(ReadPolicy policy, Map<String, AttributeValue> item) {
		return Optional.ofNullable(with(policy).codecs().typeOf(AttributeValueReader.of(item))).map(ItemType::name);
	}

	private static Entities with(ReadPolicy policy) {
		return Entities.with(List.of(), policy, Order.class);
	}

	private static Map<String, AttributeValue> with(String attribute, AttributeValue value) {
		Map<String, AttributeValue> item = new java.util.HashMap<>(ITEM);
		item.put(attribute, value);
		return item;
	}

	private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(call).withMessage(message);
	}

	record Address(String city) {
	}

	sealed interface Shape permits Circle {

	}

	record Circle(int radius) implements Shape {
	}

	@SingleTableEntity(type = "ORDER")
	@SecondaryIndex(name = "gsi1", pk = "ALL", sk = "{id}")
	record Order(@Id String id, Address address, List<Shape> shapes) {
	}

}
