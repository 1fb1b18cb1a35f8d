package dev.singletable.template;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.repository.AllowFilter;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DynamoDbLocal
class QueryArgumentsIntegrationTests {

	private SingleTableTemplate template;

	@SingleTableEntity(type = "OFFER", pk = "PRICE#{price}", sk = "{id}")
	record Offer(BigDecimal price, String id) {
	}

	@SingleTableEntity(type = "PAYMENT", pk = "PAYER#{payer}", sk = "{id}")
	record Payment(String payer, String id, long amount, String purpose) {
	}

	record PaymentId(String payer, String id) {
	}

	@SingleTableEntity(type = "MEETING", pk = "MEETING#{id}")
	record Meeting(@Id String id, ZonedDateTime start, long guests) {
	}

	interface Payments extends SingleTableRepository<Payment, PaymentId> {

		@AllowFilter
		List<Payment> findByPayerAndPayerIn(String payer, Collection<String> payers);

		@AllowFilter
		List<Payment> findByPayerAndAmountGreaterThanAndAmountLessThan(String payer, long above, long below);

	}

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		this.template = new FreshTable(engine).of(Offer.class, Payment.class, Meeting.class);
		for (long amount : new long[] { 1, 5, 9 }) {
			this.template.create(new Payment("ann", "p-" + amount, amount, "rent"));
		}
	}

	private Payments payments() {
		return new SingleTableRepositoryFactory(this.template).getRepository(Payments.class);
	}

	private static ItemQuery<Payment> byAnn() {
		return ItemQuery.of(Payment.class).where(property("payer").is("ann"));
	}

	@Test
	void asksOnceForEqualNumbers() {
		Offer offer = this.template.create(new Offer(new BigDecimal("1.5"), "o-1"));
		assertThat(this.template.findAll(ItemQuery.of(Offer.class)
			.where(property("price").in(List.of(new BigDecimal("1.5"), new BigDecimal("1.50"))))))
			.containsExactly(offer);
	}

	@Test
	void keepsAValueBesideASortKeyPrefix() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.findAll(ItemQuery.of(Payment.class)
				.where(property("payer").is("ann").and(property("id").is("p-1")))
				.sortBeginsWith("p")))
			.withMessage("sortBeginsWith(…) and a condition on the sort key ask the same attribute twice. Drop one.");
	}

	@Test
	void meetsEveryConditionOnOneProperty() {
		assertThat(payments().findByPayerAndPayerIn("ann", List.of("bob", "zoe"))).isEmpty();
		assertThat(payments().findByPayerAndPayerIn("ann", List.of("ann", "zoe"))).hasSize(3);
		assertThat(payments().findByPayerAndAmountGreaterThanAndAmountLessThan("ann", 1, 9)).extracting(Payment::amount)
			.containsExactly(5L);
	}

	@Test
	void filtersByMoreValuesThanOneInTakes() {
		List<String> many = Stream.concat(IntStream.range(0, 150).mapToObj((number) -> "x" + number), Stream.of("rent"))
			.toList();
		assertThat(this.template.findAll(byAnn().filter(property("purpose").in(many)))).hasSize(3);
	}

	@Test
	void findsNothingInNoValues() {
		assertThat(this.template.findAll(ItemQuery.of(Payment.class).where(property("payer").in(List.of())))).isEmpty();
		assertThat(this.template.findAll(byAnn().filter(property("purpose").in(List.of())))).isEmpty();
	}

	@Test
	void refusesToCompareAWholeNumberWithAFraction() {
		Meeting meeting = this.template
			.create(new Meeting("m-1", FreshTable.NOON.atZone(ZoneId.of("Europe/Berlin")), 4));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.deleteIfExists(Meeting.class, "m-1", property("guests").lessThan(4.5)))
			.withMessage("MEETING.guests takes Long, which the number given does not fit.");
		assertThat(this.template.get(Meeting.class, "m-1")).isEqualTo(meeting);
	}

	@Test
	void comparesAZonedTimeByItsInstant() {
		ZonedDateTime start = FreshTable.NOON.atZone(ZoneId.of("Europe/Berlin"));
		this.template.create(new Meeting("m-1", start, 4));
		assertThat(this.template.deleteIfExists(Meeting.class, "m-1", property("start").is(start))).isTrue();
	}

	@Test
	void refusesAMissingId() {
		assertThatThrownBy(() -> this.template.find(Meeting.class, nothing()))
			.isInstanceOfAny(InvalidDataAccessApiUsageException.class, IllegalArgumentException.class);
	}

	@SuppressWarnings("NullAway")
	private static Object nothing() {
		return new HashMap<String, Object>().get("absent");
	}

}
