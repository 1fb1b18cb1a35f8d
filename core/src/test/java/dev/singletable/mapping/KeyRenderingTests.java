package dev.singletable.mapping;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.singletable.annotation.KeyPart;
import dev.singletable.annotation.LocalIndex;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.key.ItemKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Keys and index keys of entities.
 */
class KeyRenderingTests {

	private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

	@Test
	void rendersEveryIndexOfACompleteItem() {
		assertThat(attributes(new Order("c#1", "o1", "NEW", NOON, "x"))).containsExactly(
				Map.entry("byStatuspk", "STATUS#NEW"), Map.entry("byStatussk", "2026-01-02T12:00:00.000000000Z"),
				Map.entry("byNotepk", "NOTE#x"), Map.entry("byNotesk", "c$231"), Map.entry("byMonthsk", "2026-01"));
	}

	@Test
	void leavesAnItemOutOfASparseIndexAltogether() {
		for (String note : new String[] { null, "" }) {
			assertThat(attributes(new Order("c1", "o1", "NEW", NOON, note))).containsOnlyKeys("byStatuspk",
					"byStatussk", "byMonthsk");
		}
	}

	@Test
	void leavesAnItemWithoutAComputedPartOutOfASparseIndex() {
		assertThat(attributes(new Order("c1", "o1", "NEW", Instant.EPOCH, "x"))).doesNotContainKey("byMonthsk");
	}

	@Test
	void refusesAnAbsentPartOfAWholeIndex() {
		for (String status : new String[] { null, "" }) {
			refused(() -> attributes(new Order("c1", "o1", status, NOON, null)),
					"ORDER: index 'byStatus' needs 'status', which is null or empty. Set it, or declare the index "
							+ "sparse = true so that such items are left out.");
		}
	}

	@Test
	void refusesAnAbsentPartOfTheKey() {
		ItemType type = Models.type(Order.class);
		refused(() -> type.keyOf(new Order("c1", null, "NEW", NOON, null)),
				"ORDER: the sort key 'ORDER#{id}' needs 'id', which is null or empty. Set it before the call.");
		refused(() -> type.keyOf(new Order("", "o1", "NEW", NOON, null)),
				"ORDER: the partition key 'CUSTOMER#{customerId}' needs 'customerId', which is null or empty. Set it "
						+ "before the call.");
	}

	@Test
	void refusesKeysDynamoDbWouldRefuse() {
		ItemType type = Models.type(Order.class);
		assertThat(type.keyOf(new Order("x".repeat(2039), "o", "NEW", NOON, null)).pk()).hasSize(2048);
		refused(() -> type.keyOf(new Order("x".repeat(2040), "o", "NEW", NOON, null)),
				"ORDER: the partition key is 2049 bytes long; DynamoDB takes at most 2048. Shorten its parts.");
		refused(() -> type.keyOf(new Order("c", "é".repeat(510), "NEW", NOON, null)),
				"ORDER: the sort key is 1026 bytes long; DynamoDB takes at most 1024. Shorten its parts.");
	}

	@Test
	void refusesIndexKeysDynamoDbWouldRefuse() {
		refused(() -> attributes(new Order("c", "o", "x".repeat(2042), NOON, null)),
				"ORDER: the partition key of index 'byStatus' is 2049 bytes long; DynamoDB takes at most 2048. "
						+ "Shorten its parts.");
		refused(() -> attributes(new Order("x".repeat(1025), "o", "NEW", NOON, "note")),
				"ORDER: the sort key of index 'byNote' is 1025 bytes long; DynamoDB takes at most 1024. Shorten its "
						+ "parts.");
	}

	@Test
	void checksTheAttributesOfANativeIndexAsTheyAre() {
		assertThat(attributes(new Place("p", "EU", new byte[] { 1 }))).isEmpty();
		assertThat(attributes(new Place("p", null, null))).isEmpty();
		refused(() -> attributes(new Place("p", "", new byte[] { 1 })),
				"Place: 'region' is an empty text, which DynamoDB refuses in native index 'byRegion'. Set it to null "
						+ "to leave the item out.");
		refused(() -> attributes(new Place("p", "EU", new byte[0])),
				"Place: 'code' is an empty byte[], which DynamoDB refuses in native index 'byRegion'. Set it to null to "
						+ "leave the item out.");
		refused(() -> attributes(new Place("p", "x".repeat(2049), new byte[] { 1 })),
				"Place: the partition key attribute 'region' of index 'byRegion' is 2049 bytes long; DynamoDB takes at "
						+ "most 2048. Shorten its parts.");
		refused(() -> attributes(new Place("p", "EU", new byte[1025])),
				"Place: the sort key attribute 'code' of index 'byRegion' is 1025 bytes long; DynamoDB takes at most "
						+ "1024. Shorten its parts.");
	}

	@Test
	void refusesWhatTheKeyRoomRefusesAndSaysWhere() {
		refused(() -> attributes(new Order("c", "o", "NEW", Instant.parse("+10000-01-01T00:00:00Z"), null)),
				"ORDER: the sort key of index 'byStatus': Part {placedAt} of key template \"{placedAt}\": A key part of type java.time.Instant takes the "
						+ "years 0000 to 9999. Pass a value in that range.");
	}

	@Test
	void rendersOnlyWhatIsKnownInAPartialUpdate() {
		ItemType type = Models.type(Order.class);
		Map<String, @Nullable Object> values = new HashMap<>(Map.of("status", "PAID"));
		ItemIndex byStatus = type.index("byStatus").orElseThrow();
		assertThat(type.indexAttributes(byStatus, values::get, "status"::equals))
			.containsExactly(Map.entry("byStatuspk", "STATUS#PAID"));
		values.put("status", null);
		refused(() -> type.indexAttributes(byStatus, values::get, "status"::equals),
				"ORDER: index 'byStatus' needs 'status', which is null or empty. Set it, or declare the index sparse = "
						+ "true so that such items are left out.");
	}

	@Test
	void readsBeansImmutableClassesAndNestedOptionals() {
		assertThat(Models.type(Bean.class).keyOf(new Bean())).isEqualTo(ItemKey.of("Bean#b1", "inherited"));
		assertThat(Models.type(Immutable.class).keyOf(Immutable.of("i1")))
			.isEqualTo(ItemKey.of("Immutable#i1", "META"));
		ItemType nested = Models.type(Nested.class);
		assertThat(nested.keyOf(new Nested("n1", Optional.of(new Address("Berlin")))).sk()).isEqualTo("Berlin");
		refused(() -> nested.keyOf(new Nested("n1", Optional.empty())),
				"Nested: the sort key '{address.city}' needs 'address.city', which is null or empty. Set it before the "
						+ "call.");
	}

	@Test
	void letsAComputedPartFailAsItDoes() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> Models.type(Failing.class).keyOf(new Failing("x")))
			.withMessage("no month");
	}

	@Test
	void knowsWhatCanBeAbsent() {
		ItemType type = Models.type(Order.class);
		assertThat(type.canBeAbsent("customerId")).isFalse();
		assertThat(type.canBeAbsent("@type")).isFalse();
		assertThat(type.canBeAbsent("status")).isTrue();
		assertThat(type.canBeAbsent("month")).isTrue();
		assertThat(type.isStored("month")).isFalse();
		assertThat(type.isStored("status")).isTrue();
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> type.typeOf("state"))
			.withMessage("ORDER has no property 'state'; it has [customerId, id, month, note, placedAt, status].");
	}

	private static Map<String, String> attributes(Object entity) {
		ItemType type = Models.type(entity.getClass());
		return type.indexAttributes(type.values(entity));
	}

	private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(call).withMessage(message);
	}

	@SingleTableEntity(type = "ORDER", pk = "CUSTOMER#{customerId}", sk = "ORDER#{id}")
	@SecondaryIndex(name = "byStatus", pk = "STATUS#{status}", sk = "{placedAt}")
	@SecondaryIndex(name = "byNote", pk = "NOTE#{note}", sk = "{customerId}", sparse = true)
	@LocalIndex(name = "byMonth", sk = "{month}", sparse = true)
	record Order(String customerId, @Nullable String id, @Nullable String status, Instant placedAt,
			@Nullable String note) {

		@KeyPart
		@Nullable String getMonth() {
			return this.placedAt.equals(Instant.EPOCH) ? null : this.placedAt.toString().substring(0, 7);
		}

	}

	@SingleTableEntity
	@SecondaryIndex(name = "byRegion", partition = { "@type", "region" }, sort = "code", sparse = true)
	record Place(@Id String id, @Nullable String region, byte @Nullable [] code) {
	}

	record Address(String city) {
	}

	@SingleTableEntity(sk = "{address.city}")
	record Nested(@Id String id, Optional<Address> address) {
	}

	@SingleTableEntity(pk = "FAILING#{month}")
	record Failing(String id) {

		@KeyPart
		String getMonth() {
			throw new IllegalStateException("no month");
		}

	}

	static class Parent {

		private final String group = "inherited";

		String getGroup() {
			return this.group;
		}

	}

	@SingleTableEntity(sk = "{group}")
	static final class Bean extends Parent {

		@Id
		private String id = "b1";

		String getId() {
			return this.id;
		}

		void setId(String id) {
			this.id = id;
		}

	}

	@SingleTableEntity
	static final class Immutable {

		@Id
		private final String id;

		private Immutable(String id) {
			this.id = id;
		}

		@PersistenceCreator
		static Immutable of(String id) {
			return new Immutable(id);
		}

	}

}
