package dev.singletable.template;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.singletable.expression.Update;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.Shop.Address;
import dev.singletable.template.Shop.Customer;
import dev.singletable.wire.DirectWire;
import dev.singletable.wire.WireOptions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.RetryableException;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Answers that arrive in pieces give the right entities or one clear error, over the
 * direct wire and without it.
 */
class DamagedAnswersTests extends EachCarrier {

	private static final String ITEM = """
			{"pk":{"S":"CUSTOMER#%1$s"},"sk":{"S":"CUSTOMER"},"_type":{"S":"CUSTOMER"},"id":{"S":"%1$s"},\
			"name":{"S":"Zoë \\"😀\\""},"address":{"M":{"street":{"S":"Main"},"city":{"S":"Ulm"}}},\
			"tags":{"SS":["a","b"]},"counters":{"M":{"x":{"N":"17"}}}}""";

	private static final String PAGE = "{\"Count\":2,\"Items\":[" + ITEM.formatted("c1") + "," + ITEM.formatted("c2")
			+ "],\"ScannedCount\":2,\"ConsumedCapacity\":{\"TableName\":\"shop\",\"CapacityUnits\":0.5}}";

	private static final String ONE = "{\"Item\":" + ITEM.formatted("c1") + "}";

	private static final String BATCH = "{\"Responses\":{\"shop\":[" + ITEM.formatted("c1") + "," + ITEM.formatted("c2")
			+ "]},\"UnprocessedKeys\":{}}";

	private static final String IMAGE = "{\"Attributes\":" + ITEM.formatted("c1") + "}";

	private static final ItemQuery<Customer> QUERY = ItemQuery.of(Customer.class).where(property("id").is("c1"));

	private SingleTableTemplate template;

	@BeforeEach
	void connect() {
		this.template = this.network.template(this.direct, 1, Customer.class);
	}

	private static Customer customer(String id) {
		return new Customer(id, "Zoë \"😀\"", new Address("Main", "Ulm"), Set.of("a", "b"), Map.of("x", 17L));
	}

	private Object page() {
		return this.template.findAll(QUERY);
	}

	private Object one() {
		return this.template.find(Customer.class, "c1");
	}

	private Object batch() {
		return this.template.batch().getAll(Customer.class, List.of("c1", "c2")).items();
	}

	private Object image() {
		return this.template.update(Customer.class, "c1", Update.set("name", "x"));
	}

	/** Each with what the whole answer gives. */
	private Map<String, Supplier<Object>> reads() {
		return Map.of(PAGE, this::page, ONE, this::one, BATCH, this::batch, IMAGE, this::image);
	}

	private static Object expected(String body) {
		if (body.equals(ONE)) {
			return Optional.of(customer("c1"));
		}
		return body.equals(IMAGE) ? customer("c1") : List.of(customer("c1"), customer("c2"));
	}

	private String damage(String problem) {
		return "DynamoDB could not be reached: "
				+ (this.direct ? "The response of DynamoDB is damaged or incomplete. (SDK Attempt Count: 1)" : problem);
	}

	@Test
	void aWholeAnswerGivesTheEntities() {
		reads().forEach((body, read) -> {
			this.network.next(RecordedAnswer.ok(body));
			assertThat(read.get()).isEqualTo(expected(body));
			assertThat(this.network.attempts()).isEqualTo(1);
			assertThat(this.network.streams()).containsExactly(List.of("read to the end", "closed"));
		});
	}

	@Test
	void anAnswerCutAnywhereGivesAnErrorAndNoEntity() {
		reads().forEach((body, read) -> {
			RecordedAnswer whole = RecordedAnswer.ok(body);
			for (int length = 0; length < whole.body().length; length++) {
				this.network.next(whole.cut(length));
				assertThatExceptionOfType(TransientDataAccessResourceException.class).as(body.substring(0, 5) + length)
					.isThrownBy(read::get)
					.withMessageContaining(damage("Expected "));
			}
		});
	}

	@Test
	void anAnswerCutAnywhereIsNoticedWithoutAChecksum() {
		reads().forEach((body, read) -> {
			RecordedAnswer whole = RecordedAnswer.ok(body).without(RecordedAnswer.CHECKSUM);
			// of a body without a byte and without a checksum, the SDK makes an answer
			// without items
			for (int length = this.direct ? 0 : 1; length < whole.body().length; length++) {
				this.network.next(whole.cut(length));
				assertThatExceptionOfType(TransientDataAccessResourceException.class).as(body.substring(0, 5) + length)
					.isThrownBy(read::get)
					.withMessageContaining(damage("Unable to unmarshall response ("));
			}
		});
	}

	@Test
	void anAnswerWithoutAnyBodyIsNoEmptyPage() {
		RecordedAnswer nothing = RecordedAnswer.ok("").without(RecordedAnswer.CHECKSUM);
		this.network.next(nothing);
		assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(this::page)
			.withMessageContaining("The response of DynamoDB is damaged or incomplete.");
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(this::image)
			.withMessageContaining(this.direct ? "The response of DynamoDB is damaged or incomplete."
					: "the answer is empty, so the new state is unknown. Read the item again.");
	}

	@Test
	void aConnectionThatBreaksAnywhereGivesAnErrorAndNoEntity() {
		reads().forEach((body, read) -> {
			RecordedAnswer whole = RecordedAnswer.ok(body);
			for (int length = 0; length < whole.body().length; length++) {
				this.network.next(whole.reset(length));
				assertThatExceptionOfType(TransientDataAccessResourceException.class).as(body.substring(0, 5) + length)
					.isThrownBy(read::get)
					.withMessageContaining(damage(""))
					.withRootCauseInstanceOf(IOException.class);
			}
		});
	}

	@Test
	void anAnswerWithAnotherChecksumGivesAnError() {
		reads().forEach((body, read) -> {
			this.network.next(RecordedAnswer.ok(body).with(RecordedAnswer.CHECKSUM, "1"));
			assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(read::get)
				.withMessageContaining(
						damage("Expected 1 as the Crc32 checksum but the actual calculated checksum was "));
		});
	}

	@Test
	void aDamagedAnswerIsAFaultOfTheNetworkToTheSdk() {
		Assumptions.assumeTrue(this.direct, "the SDK says it in other ways");
		reads().forEach((body, read) -> {
			RecordedAnswer whole = RecordedAnswer.ok(body);
			for (RecordedAnswer damaged : List.of(whole.cut(30), whole.reset(30),
					whole.with(RecordedAnswer.CHECKSUM, "1"))) {
				this.network.next(damaged);
				assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(read::get)
					.havingCause()
					.isInstanceOf(RetryableException.class)
					.havingCause()
					.isInstanceOf(IOException.class);
			}
		});
	}

	@Test
	void aClientMayHaveTheInterceptorTwice() {
		Assumptions.assumeTrue(this.direct, "there is none");
		this.template = RecordedNetwork.over(this.network.client(1, new DirectWire(), new DirectWire()),
				WireOptions.defaults(), Customer.class);
		reads().forEach((body, read) -> {
			this.network.next(RecordedAnswer.ok(body));
			assertThat(read.get()).isEqualTo(expected(body));
			this.network.next(RecordedAnswer.ok(body).with(RecordedAnswer.CHECKSUM, "1"));
			assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(read::get)
				.withMessageContaining(damage(""));
		});
	}

	@Test
	void oneChangedByteGivesAnError() {
		reads().forEach((body, read) -> {
			RecordedAnswer whole = RecordedAnswer.ok(body);
			RecordedAnswer other = RecordedAnswer.ok(body.replace("Main", "Mail"));
			this.network.next(other.with(RecordedAnswer.CHECKSUM, whole.headers().get(RecordedAnswer.CHECKSUM)));
			assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(read::get)
				.withMessageContaining(damage("Expected "));
		});
	}

	@Test
	void whatFollowsTheAnswerGivesAnError() {
		Assumptions.assumeTrue(this.direct, "the SDK stops reading at the end of the JSON");
		reads().forEach((body, read) -> {
			this.network.next(RecordedAnswer.ok(body + "{}"));
			assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(read::get)
				.withMessageContaining(damage(""));
		});
	}

	@Test
	void whiteSpaceAfterTheAnswerIsPartOfIt() {
		reads().forEach((body, read) -> {
			this.network.next(RecordedAnswer.ok(body + " \r\n" + " ".repeat(10_000)));
			assertThat(read.get()).isEqualTo(expected(body));
			assertThat(this.network.streams()).containsExactly(List.of("read to the end", "closed"));
		});
	}

	@Test
	void aCompressedAnswerIsReadByTheSdk() {
		reads().forEach((body, read) -> {
			this.network.next(RecordedAnswer.ok(body).gzip());
			assertThat(read.get()).isEqualTo(expected(body));
			this.network.next(RecordedAnswer.ok(body).gzip().with(RecordedAnswer.CHECKSUM, "1"));
			assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(read::get)
				.withMessageContaining("Expected 1 as the Crc32 checksum but the actual calculated checksum was ");
		});
	}

	@Test
	void aBodyOfAnotherKindIsLeftToTheSdk() {
		reads().forEach((body, read) -> {
			this.network.next(RecordedAnswer.ok(body).with("Content-Type", "application/octet-stream"));
			assertThat(read.get()).isEqualTo(expected(body));
			this.network.next(RecordedAnswer.ok(body).without("Content-Type"));
			assertThat(read.get()).isEqualTo(expected(body));
		});
	}

	@Test
	void theNameOfTheChecksumMayBeWrittenInCapitals() {
		reads().forEach((body, read) -> {
			RecordedAnswer answer = RecordedAnswer.ok(body);
			String checksum = answer.headers().get(RecordedAnswer.CHECKSUM);
			this.network.next(answer.without(RecordedAnswer.CHECKSUM).with("X-Amz-Crc32", checksum));
			assertThat(read.get()).isEqualTo(expected(body));
		});
	}

	@Test
	void aChecksumThatIsNoNumberGivesAnErrorAndClosesTheAnswer() {
		reads().forEach((body, read) -> {
			this.network.next(RecordedAnswer.ok(body).with(RecordedAnswer.CHECKSUM, "none"));
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(read::get)
				.withMessageContaining(this.direct ? damage("") : "For input string: \"none\"");
			assertThat(this.network.streams()).allSatisfy((events) -> assertThat(events).contains("closed"));
		});
	}

	@Test
	void anAnswerThatIsNoJsonGivesAnErrorAndIsAborted() {
		reads().forEach((body, read) -> {
			this.network.next(RecordedAnswer.ok("<html>Welcome to the hotel</html>"));
			assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(read::get)
				.withMessageContaining(damage("Unable to unmarshall response ("));
			if (this.direct) {
				assertThat(this.network.streams().get(0)).endsWith("aborted", "closed");
			}
		});
	}

}
