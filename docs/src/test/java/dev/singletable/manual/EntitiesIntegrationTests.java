package dev.singletable.manual;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.KeyPart;
import dev.singletable.annotation.PartitionKey;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.SortKey;
import dev.singletable.key.ItemKey;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.SingleTableTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class EntitiesIntegrationTests {

	// tag::order[]
	@SingleTableEntity(type = "ORDER", pk = "CUSTOMER#{customerId}", sk = "ORDER#{id}")
	@SecondaryIndex(name = "gsi1", pk = "STATUS#{status}", sk = "{placedAt}")
	record Order(String customerId, @GeneratedId @Nullable String id, Status status, Instant placedAt, List<Line> lines,
			@Nullable String note, @Version @Nullable Long version) {

	}

	record Line(String product, int quantity, BigDecimal price) {

	}

	record OrderId(String customerId, String id) {

	}
	// end::order[]

	enum Status {

		OPEN, SHIPPED

	}

	@Test
	void anOrderGetsAnIdAndAVersion(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Order.class);
		// tag::create[]
		Order order = template.create(new Order("c-42", null, Status.OPEN, Instant.now(),
				List.of(new Line("pen", 2, new BigDecimal("1.25"))), null, null));
		Order same = template.get(Order.class, new OrderId("c-42", order.id()));
		// end::create[]
		assertThat(same).isEqualTo(order);
		assertThat(order.id()).hasSize(26);
		assertThat(order.version()).isEqualTo(1);
	}

	// tag::customer[]
	@SingleTableEntity(type = "CUSTOMER", pk = "CUSTOMER#{id}")
	static class Customer {

		@Id
		@GeneratedId
		private @Nullable String id;

		private String name;

		@CreatedDate
		private @Nullable Instant createdAt;

		@LastModifiedDate
		private @Nullable Instant updatedAt;

		Customer(String name) {
			this.name = name;
		}

	}
	// end::customer[]

	@Test
	void aClassIsFilledInWhenItIsSaved(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Customer.class);
		Customer customer = template.create(new Customer("Ann"));
		assertThat(customer.id).isNotNull();
		assertThat(customer.createdAt).isNotNull().isEqualTo(customer.updatedAt);
		assertThat(template.get(Customer.class, customer.id).name).isEqualTo("Ann");
	}

	// tag::values[]
	@SingleTableEntity(type = "PRODUCT", pk = "PRODUCT#{id}")
	record Product(@Id String id, @Attribute("n") String name, Optional<BigDecimal> price, Set<String> tags,
			Map<String, Integer> stock, @Attribute(json = true) Map<String, Object> supplierData) {

	}
	// end::values[]

	@Test
	void valuesComeBackAsTheyWere(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Product.class);
		Product pen = new Product("p1", "pen", Optional.of(new BigDecimal("1.25")), Set.of("blue"), Map.of("Oslo", 3),
				Map.of("sku", "A-1"));
		template.create(pen);
		assertThat(template.get(Product.class, "p1")).isEqualTo(pen);
	}

	// tag::sealed[]
	@SingleTableEntity(pk = "PAYMENT#{order}", sk = "PAYMENT#{number}")
	sealed interface Payment permits CardPayment, Invoice {

		String order();

		int number();

	}

	record CardPayment(String order, int number, String lastDigits) implements Payment {

	}

	record Invoice(String order, int number, Instant due) implements Payment {

	}
	// end::sealed[]

	@Test
	void aQueryOverASealedTypeGivesEachItemAsItsClass(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Payment.class);
		Payment card = template.create(new CardPayment("o1", 1, "4242"));
		Payment invoice = template.create(new Invoice("o1", 2, Instant.parse("2026-03-01T00:00:00Z")));
		// tag::sealed-query[]
		List<Payment> payments = template.findAll(ItemQuery.of(Payment.class).where(property("order").is("o1")));
		// end::sealed-query[]
		assertThat(payments).containsExactly(card, invoice);
	}

	// tag::indexes[]
	@SingleTableEntity(type = "VISIT", pk = "PATIENT#{patient}", sk = "VISIT#{id}")
	@SecondaryIndex(name = "byDoctor", pk = "DOCTOR#{doctor}", sk = "{month}#{id}", sparse = true)
	@SecondaryIndex(name = "byWard", partition = { "@type", "ward" }, sort = { "admitted", "id" },
			projection = IndexProjection.INCLUDE, include = "patient")
	@SecondaryIndex(name = "inverse", pk = "{sk}", sk = "{pk}", projection = IndexProjection.KEYS_ONLY)
	record Visit(String patient, @GeneratedId @Nullable String id, @Nullable String doctor, String ward,
			Instant admitted) {

		@KeyPart
		String getMonth() {
			return admitted().toString().substring(0, 7);
		}

	}
	// end::indexes[]

	@Test
	void anItemWithoutADoctorIsNotInTheDoctorsIndex(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Visit.class);
		Instant noon = Instant.parse("2026-03-01T12:00:00Z");
		Visit first = template.create(new Visit("p1", null, "d1", "w1", noon));
		Visit second = template.create(new Visit("p1", null, null, "w1", noon.plusSeconds(1)));
		assertThat(template
			.findAll(ItemQuery.of(Visit.class).where(property("doctor").is("d1").and(property("month").is("2026-03")))))
			.containsExactly(first);
		assertThat(template.findAll(ItemQuery.of(Visit.class).where(property("ward").is("w1")))).containsExactly(first,
				second);
	}

	// tag::raw[]
	@SingleTableEntity(type = "NOTE")
	record Note(@PartitionKey @Nullable String pk, @SortKey @Nullable String sk, String text) {

	}
	// end::raw[]

	@Test
	void rawKeysAreGivenOrGenerated(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Note.class);
		// tag::raw-use[]
		Note generated = template.create(new Note(null, null, "keys NOTE#<generated id> and META"));
		Note given = template.create(new Note("BOARD#7", "NOTE#1", "keys as they are"));
		Note same = template.get(Note.class, ItemKey.of("BOARD#7", "NOTE#1"));
		// end::raw-use[]
		assertThat(generated.pk()).startsWith("NOTE#").hasSize(31);
		assertThat(generated.sk()).isEqualTo("META");
		assertThat(same).isEqualTo(given);
	}

}
