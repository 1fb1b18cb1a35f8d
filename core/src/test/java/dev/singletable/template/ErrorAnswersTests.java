package dev.singletable.template;

import java.util.List;
import java.util.Set;

import dev.singletable.expression.Update;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.Shop.Customer;
import dev.singletable.write.ConditionFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessResourceException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Errors reach the caller as the service said them, over the direct wire and without it.
 */
class ErrorAnswersTests extends EachCarrier {

	private static final String ITEM = """
			{"pk":{"S":"CUSTOMER#c1"},"sk":{"S":"CUSTOMER"},"_type":{"S":"CUSTOMER"},"id":{"S":"c1"},\
			"name":{"S":"Bob"},"tags":{"SS":["x"]}}""";

	private static final String ERROR = """
			{"__type":"com.amazonaws.dynamodb.v20120810#%s","message":"%s"}""";

	private static final Customer BOB = new Customer("c1", "Bob", null, Set.of("x"), null);

	private static final ItemQuery<Customer> QUERY = ItemQuery.of(Customer.class).where(property("id").is("c1"));

	private SingleTableTemplate template;

	@BeforeEach
	void connect() {
		this.template = this.network.template(this.direct, 3, Customer.class);
	}

	@Test
	void theItemThatFailedAConditionComesWithTheError() {
		this.network.next(RecordedAnswer.of(400, """
				{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",\
				"message":"The conditional request failed","Item":%s}""".formatted(ITEM)));
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.template.replace(BOB, property("name").is("Ann")))
			.satisfies((ex) -> assertThat(ex.storedItem(Customer.class)).contains(BOB));
		assertThat(this.network.attempts()).isEqualTo(1);
		Update update = Update.set("name", "Zoe").onlyIf(property("name").is("Ann"));
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.template.update(Customer.class, "c1", update))
			.satisfies((ex) -> assertThat(ex.storedItem(Customer.class)).contains(BOB));
	}

	@Test
	void throttlingIsRepeatedAndThenSaid() {
		this.network.next(RecordedAnswer.of(400, ERROR.formatted("ThrottlingException", "Rate exceeded")));
		assertThatExceptionOfType(TransientDataAccessResourceException.class)
			.isThrownBy(() -> this.template.find(Customer.class, "c1"))
			.withMessage("get of CUSTOMER in table 'shop': DynamoDB throttled the request: "
					+ "Rate exceeded (ThrottlingException) (request id R1)");
		assertThat(this.network.attempts()).isEqualTo(3);
	}

	@Test
	void aPageOfAProxyIsAnError() {
		this.network
			.next(RecordedAnswer.of(500, "<html><body>It broke.</body></html>").with("Content-Type", "text/html"));
		assertThatExceptionOfType(TransientDataAccessResourceException.class)
			.isThrownBy(() -> this.template.findAll(QUERY))
			.withMessage("query of CUSTOMER in table 'shop': DynamoDB failed: status 500 (request id R1)");
		assertThat(this.network.attempts()).isEqualTo(3);
	}

	@Test
	void anErrorWithItemsInItsBodyIsAnError() {
		this.network.next(RecordedAnswer.of(500, "{\"Items\":[" + ITEM + "],\"Count\":1,\"ScannedCount\":1}"));
		assertThatExceptionOfType(TransientDataAccessResourceException.class)
			.isThrownBy(() -> this.template.findAll(QUERY))
			.withMessage("query of CUSTOMER in table 'shop': DynamoDB failed: status 500 (request id R1)");
	}

	@Test
	void aRefusalIsSaidAtOnce() {
		this.network.next(RecordedAnswer.of(400, ERROR.formatted("ValidationException", "The key is wrong")));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.batch().getAll(Customer.class, List.of("c1")))
			.withMessage(
					"batch get of CUSTOMER in table 'shop': DynamoDB refused the request: The key is wrong (request id R1)");
		assertThat(this.network.attempts()).isEqualTo(1);
		this.network.next(RecordedAnswer.of(413, ""));
		assertThatExceptionOfType(NonTransientDataAccessResourceException.class)
			.isThrownBy(() -> this.template.find(Customer.class, "c1"))
			.withMessage("get of CUSTOMER in table 'shop': DynamoDB said: status 413 (request id R1)");
	}

	@Test
	void whatAnErrorLeftIsForgottenByTheNextAttempt() {
		this.network.next(RecordedAnswer.of(500, "{\"Items\":[" + ITEM + "]}"),
				RecordedAnswer.ok("{\"Items\":[" + ITEM + "],\"Count\":1,\"ScannedCount\":1}"));
		assertThat(this.template.findAll(QUERY)).containsExactly(BOB);
		assertThat(this.network.attempts()).isEqualTo(2);
	}

}
