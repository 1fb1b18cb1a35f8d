package dev.singletable.mapping;

import java.util.UUID;

import dev.singletable.annotation.PartitionKey;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.SortKey;
import dev.singletable.key.ItemKey;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an id may be.
 */
class IdShapeTests {

	@Test
	void isTheValueOfTheOneProperty() {
		IdShape id = Models.type(Ticket.class).id();
		assertThat(id.key(42L)).isEqualTo(ItemKey.of("Ticket#0000000000000000042", "META"));
		assertThat(id.key(42)).isEqualTo(id.key(42L));
		assertThat(id.idOf(new Ticket(42), Long.class)).isEqualTo(42L);
		assertThat(id.refusal(long.class)).isEmpty();
		assertThat(id.refusal(Long.class)).isEmpty();
		assertThat(id.refusal(Object.class)).isEmpty();
	}

	@Test
	void isARecordOfTheKeysProperties() {
		IdShape id = Models.type(Order.class).id();
		OrderId one = new OrderId(7, "c-42", "Berlin");
		assertThat(id.key(one)).isEqualTo(ItemKey.of("CUSTOMER#c-42#Berlin", "ORDER#0000000007"));
		assertThat(id.idOf(new Order("c-42", 7, new Address("Berlin")), OrderId.class)).isEqualTo(one);
		assertThat(id.refusal(OrderId.class)).isEmpty();
		assertThat(id.advice())
			.isEqualTo("Use a record (String customerId, String addressCity, int number) or ItemKey.");
	}

	@Test
	void isTheKeyItself() {
		IdShape id = Models.type(Order.class).id();
		ItemKey key = ItemKey.of("CUSTOMER#c-42#Berlin", "ORDER#0000000007");
		assertThat(id.key(key)).isEqualTo(key);
		assertThat(id.idOf(new Order("c-42", 7, new Address("Berlin")), ItemKey.class)).isEqualTo(key);
		assertThat(id.refusal(ItemKey.class)).isEmpty();
	}

	@Test
	void refusesAKeyTheTemplatesCannotMake() {
		refused(() -> Models.type(Order.class).id().key(ItemKey.of("CUSTOMER#c-42#Berlin", "ORDER#7")),
				"The key given is not one of Order: its partition key is 'CUSTOMER#{customerId}#{address.city}', its "
						+ "sort key 'ORDER#{number}'.");
	}

	@Test
	void refusesIdTypesThatDoNotFit() {
		IdShape order = Models.type(Order.class).id();
		assertThat(order.refusal(String.class)).contains("the id type String does not fit Order, whose key is made of "
				+ "customerId (String), address.city (String), number (int)");
		assertThat(order.refusal(WrongName.class)).isPresent();
		assertThat(order.refusal(WrongType.class)).isPresent();
		assertThat(Models.type(Ticket.class).id().refusal(String.class))
			.contains("the id type String does not fit Ticket, whose key is made of number (long)");
		assertThat(Models.type(Ticket.class).id().advice()).isEqualTo("Use Long or ItemKey.");
	}

	@Test
	void refusesIdsThatDoNotFit() {
		refused(() -> Models.type(Ticket.class).id().key("42"),
				"An id of Ticket cannot be a String: its key is made of number (long). Use Long or ItemKey.");
		refused(() -> Models.type(Order.class).id().key(7),
				"An id of Order cannot be a Integer: its key is made of customerId (String), address.city (String), "
						+ "number (int). Use a record (String customerId, String addressCity, int number) or ItemKey.");
	}

	@Test
	void refusesAnIdWithAnAbsentPart() {
		refused(() -> Models.type(Order.class).id().key(new OrderId(7, "c-42", "")),
				"Order: the partition key 'CUSTOMER#{customerId}#{address.city}' needs 'address.city', which is null or "
						+ "empty. Set it before the call.");
	}

	@Test
	void isTheKeyAloneWhereNothingVaries() {
		IdShape id = Models.type(Settings.class).id();
		assertThat(id.key(ItemKey.of("SETTINGS", "META"))).isEqualTo(ItemKey.of("SETTINGS", "META"));
		assertThat(id.advice()).isEqualTo("Use ItemKey, or a record without components.");
		assertThat(id.refusal(String.class))
			.contains("the id type String does not fit Settings, whose key is made of literals alone");
		refused(() -> id.key("x"),
				"An id of Settings cannot be a String: its key is made of literals alone. Use ItemKey, "
						+ "or a record without components.");
	}

	@Test
	void isTheRawPartitionKeyWithTheDefaultSortKey() {
		IdShape id = Models.type(Document.class).id();
		assertThat(id.key("Document#1")).isEqualTo(ItemKey.of("Document#1", "META"));
		assertThat(id.key(ItemKey.of("any", "thing"))).isEqualTo(ItemKey.of("any", "thing"));
		assertThat(id.refusal(String.class)).isEmpty();
		assertThat(Models.type(RawPartition.class).id().key("RawPartition#1"))
			.isEqualTo(ItemKey.of("RawPartition#1", "META"));
	}

	@Test
	void refusesAPartitionKeyAloneWhereTheSortKeyHasParts() {
		IdShape id = Models.type(RawWithParts.class).id();
		assertThat(id.refusal(String.class)).contains(
				"the id type String does not fit RawWithParts, whose key is made of key (String), number (String)");
		refused(() -> id.key("RawWithParts#1"),
				"An id of RawWithParts cannot be a String: its key is made of key (String), number (String). Use a "
						+ "record (String key, String number) or ItemKey.");
	}

	@Test
	void refusesRawKeysDynamoDbWouldNotTakeAsTheyAre() {
		IdShape id = Models.type(Document.class).id();
		refused(() -> id.key(ItemKey.of("", "META")),
				"Document: the partition key is empty. Give one of at least one character.");
		refused(() -> id.key(ItemKey.of("Document#1", "")),
				"Document: the sort key is empty. Give one of at least one character.");
		refused(() -> id.key(ItemKey.of("Document#\uD800", "META")),
				"Document: the partition key has an unpaired surrogate, which has no UTF-8 form. Remove it.");
		refused(() -> id.key("_INTERNAL#x"), "Document: the partition key begins with _INTERNAL#, which the library "
				+ "keeps for itself. Give another key.");
	}

	@Test
	void refusesTheLibrarysOwnSpaceForTemplates() {
		refused(() -> Models.type(Open.class).id().key(new OpenId("_INTERNAL", "1")),
				"Open: the partition key begins with _INTERNAL#, which the library keeps for itself. Begin the "
						+ "template '{kind}#{id}' with a literal.");
	}

	@Test
	void comparesIdsOfEveryKeyType() {
		UUID uuid = UUID.fromString("00000000-0000-0000-0000-00000000000a");
		assertThat(Models.type(Session.class).id().key(uuid).pk()).isEqualTo("Session#" + uuid);
	}

	private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(call).withMessage(message);
	}

	record Address(String city) {
	}

	record OrderId(int number, String customerId, String addressCity) {
	}

	record WrongName(int number, String customerId, String city) {
	}

	record WrongType(long number, String customerId, String addressCity) {
	}

	record OpenId(String kind, String id) {
	}

	@SingleTableEntity
	record Ticket(@Id long number) {
	}

	@SingleTableEntity(pk = "CUSTOMER#{customerId}#{address.city}", sk = "ORDER#{number}")
	record Order(String customerId, int number, Address address) {
	}

	@SingleTableEntity(pk = "SETTINGS")
	record Settings(String theme) {
	}

	@SingleTableEntity
	record Document(@PartitionKey String key, @SortKey String sort) {
	}

	@SingleTableEntity
	record RawPartition(@PartitionKey String key) {
	}

	@SingleTableEntity(sk = "PART#{number}")
	record RawWithParts(@PartitionKey String key, String number) {
	}

	@SingleTableEntity(pk = "{kind}#{id}")
	record Open(String kind, String id) {
	}

	@SingleTableEntity
	record Session(@Id UUID id) {
	}

}
