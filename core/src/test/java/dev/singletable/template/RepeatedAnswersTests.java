package dev.singletable.template;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import dev.singletable.convert.UnreadableItemException;
import dev.singletable.expression.Update;
import dev.singletable.key.ItemKey;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.Shop.Cat;
import dev.singletable.wire.DirectWire;
import dev.singletable.write.WriteOutcomeUnknownException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.dao.TransientDataAccessResourceException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Damaged answers are asked for again, over the direct wire as often as without it, and
 * leave nothing behind.
 */
class RepeatedAnswersTests extends EachCarrier {

	private static final ItemQuery<Cat> QUERY = ItemQuery.of(Cat.class).where(property("zoo").is("z"));

	private static final RecordedAnswer OLD = page(cat("Old", 7), cat("Older", 7));

	private static final RecordedAnswer NEW = page(cat("New", 9));

	private static final RecordedAnswer UNREADABLE = page(cat("Old", 7).replace("{\"N\":\"7\"}", "{\"S\":\"seven\"}"));

	private static final String UNREADABLE_MESSAGE = "At attribute 'lives': expected N, found S.";

	private static final List<Cat> EXPECTED = List.of(new Cat("z", "New", 9));

	private static final ItemKey ID = ItemKey.of("ZOO#z", "CAT#New");

	private SingleTableTemplate template;

	private static String cat(String name, int lives) {
		return """
				{"pk":{"S":"ZOO#z"},"sk":{"S":"CAT#%1$s"},"_type":{"S":"Cat"},"zoo":{"S":"z"},\
				"name":{"S":"%1$s"},"lives":{"N":"%2$d"}}""".formatted(name, lives);
	}

	private static RecordedAnswer page(String... cats) {
		return RecordedAnswer
			.ok("{\"Items\":[%s],\"Count\":%d,\"ScannedCount\":%2$d}".formatted(String.join(",", cats), cats.length));
	}

	@BeforeEach
	void connect() {
		this.template = this.network.template(this.direct, 4, Cat.class);
	}

	private static RecordedAnswer otherChecksum(RecordedAnswer answer) {
		return answer.with(RecordedAnswer.CHECKSUM, "1");
	}

	@Test
	void aConnectionThatBreaksInTheBodyIsTriedAgainAsOftenAsTheClientSays() {
		for (int length : new int[] { 0, 1, 20, OLD.body().length - 1 }) {
			this.network.next(OLD.reset(length));
			assertThatExceptionOfType(TransientDataAccessResourceException.class)
				.isThrownBy(() -> this.template.findAll(QUERY));
			assertThat(this.network.attempts()).isEqualTo(4);
		}
	}

	@Test
	void aWriteWhoseAnswerBreaksIsTriedAgainAsOftenAsTheClientSays() {
		RecordedAnswer image = RecordedAnswer.ok("{\"Attributes\":" + cat("New", 9) + "}");
		this.network.next(image.reset(30), image.reset(0), image.reset(60), image);
		assertThat(this.template.update(Cat.class, ID, Update.set("lives", 9))).isEqualTo(EXPECTED.get(0));
		assertThat(this.network.attempts()).isEqualTo(4);
		assertThat(this.network.sent()).extracting((sent) -> new String(sent.body(), StandardCharsets.UTF_8))
			.allSatisfy((body) -> assertThat(body).contains("\"UpdateExpression\":\"SET ", "\"Key\":{").endsWith("}"))
			.containsOnly(new String(this.network.sent().get(0).body(), StandardCharsets.UTF_8));
	}

	@Test
	void whatAnEarlierAttemptHadReadIsForgotten() {
		for (int length = 0; length < OLD.body().length; length++) {
			this.network.next(OLD.reset(length), NEW);
			assertThat(this.template.findAll(QUERY)).isEqualTo(EXPECTED);
			assertThat(this.network.attempts()).isEqualTo(2);
		}
	}

	@Test
	void aPageWithAnotherChecksumIsReadAgain() {
		SingleTableTemplate patient = patient(1);
		this.network.next(otherChecksum(OLD), otherChecksum(OLD), NEW);
		assertThat(patient.findAll(QUERY)).isEqualTo(EXPECTED);
		assertThat(this.network.attempts()).isEqualTo(3);
		this.network.next(otherChecksum(OLD), NEW);
		assertThat(patient(4).findAll(QUERY)).isEqualTo(EXPECTED);
		assertThat(this.network.attempts()).isEqualTo(2);
	}

	private SingleTableTemplate patient(int attempts) {
		DynamoDbClient client = this.direct ? this.network.client(attempts, new DirectWire())
				: this.network.client(attempts);
		return SingleTableTemplate.builder(client)
			.table(() -> "shop")
			.entities(Cat.class)
			.retryDeadline(Duration.ofSeconds(5))
			.wire(wire())
			.build();
	}

	@Test
	void anItemThatCannotBeReadInADamagedAnswerIsNoError() {
		this.network.next(UNREADABLE.reset(UNREADABLE.body().length - 1), NEW);
		assertThat(this.template.findAll(QUERY)).isEqualTo(EXPECTED);
		this.network.next(otherChecksum(UNREADABLE), NEW);
		assertThat(patient(4).findAll(QUERY)).isEqualTo(EXPECTED);
	}

	@Test
	void anItemThatCannotBeReadIsNotAskedForAgain() {
		this.network.next(UNREADABLE, NEW);
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(() -> this.template.findAll(QUERY))
			.withMessage(UNREADABLE_MESSAGE);
		assertThat(this.network.attempts()).isEqualTo(1);
		assertThat(this.network.streams()).containsExactly(List.of("read to the end", "closed"));
	}

	@Test
	void anAnswerTheClientThrowsAwayAfterItsItemsWereReadIsForgotten() {
		String body = "{\"Items\":[" + cat("Old", 7) + "],\"Count\":{\"N\":1},\"ScannedCount\":1}";
		DynamoDbClient client = eager();
		SingleTableTemplate eager = RecordedNetwork.over(client, wire(), Cat.class);
		this.network.next(RecordedAnswer.ok(body), NEW);
		assertThat(eager.findAll(QUERY)).isEqualTo(EXPECTED);
		assertThat(this.network.attempts()).isEqualTo(2);
		this.network.next(RecordedAnswer.ok(body), RecordedAnswer.ok("{\"Count\":0,\"ScannedCount\":0}"));
		assertThat(eager.findAll(QUERY)).isEmpty();
	}

	/** One that repeats whatever fails. */
	private DynamoDbClient eager() {
		return this.network.builder(2).overrideConfiguration((override) -> {
			override.retryStrategy(AwsRetryStrategy.standardRetryStrategy()
				.toBuilder()
				.maxAttempts(2)
				.backoffStrategy(BackoffStrategy.retryImmediately())
				.retryOnException(RuntimeException.class)
				.build());
			if (this.direct) {
				override.addExecutionInterceptor(new DirectWire());
			}
		}).build();
	}

	@Test
	void anIncrementWhoseAnswerIsDamagedIsNotSentAgain() {
		RecordedAnswer image = RecordedAnswer.ok("{\"Attributes\":" + cat("New", 9) + "}");
		for (RecordedAnswer damaged : List.of(otherChecksum(image), image.reset(40))) {
			this.network.next(damaged);
			assertThatExceptionOfType(WriteOutcomeUnknownException.class)
				.isThrownBy(() -> this.template.update(Cat.class, ID, Update.add("lives", 1)));
			assertThat(this.network.attempts()).isEqualTo(1);
		}
	}

	@Test
	void aDamagedAnswerIsAbortedBeforeItIsClosed() {
		Assumptions.assumeTrue(this.direct, "the SDK closes its own");
		this.network.next(OLD.reset(40), otherChecksum(OLD), OLD.cut(20), RecordedAnswer.ok("<html>"));
		assertThatExceptionOfType(TransientDataAccessResourceException.class)
			.isThrownBy(() -> this.template.findAll(QUERY));
		assertThat(this.network.streams()).hasSize(4)
			.allSatisfy((events) -> assertThat(events).endsWith("aborted", "closed"));
	}

}
