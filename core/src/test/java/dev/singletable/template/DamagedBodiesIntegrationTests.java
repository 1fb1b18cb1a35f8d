package dev.singletable.template;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.singletable.convert.UnreadableItemException;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.RawServer.Reply;
import dev.singletable.template.RawServer.Then;
import dev.singletable.template.Shop.Cat;
import dev.singletable.wire.DirectWire;
import dev.singletable.wire.WireOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.dao.TransientDataAccessResourceException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Over real sockets, bodies arrive cut, changed, delayed and never, and take no
 * connection with them.
 */
@ParameterizedClass
@EnumSource
class DamagedBodiesIntegrationTests {

	private static final int BODIES = 10_000;

	private static final String CAT = """
			{"pk":{"S":"ZOO#z"},"sk":{"S":"CAT#Tom"},"_type":{"S":"Cat"},"zoo":{"S":"z"},"name":{"S":"Tom"},\
			"lives":{"N":"9"}}""";

	private static final RecordedAnswer GOOD = RecordedAnswer
		.ok("{\"Count\":1,\"ScannedCount\":1,\"Items\":[" + CAT + "]}");

	private static final RecordedAnswer UNREADABLE = RecordedAnswer
		.ok("{\"Count\":1,\"ScannedCount\":1,\"Items\":[" + CAT.replace("\"9\"", "\"nine\"") + "]}");

	private static final RecordedAnswer GARBAGE = RecordedAnswer.ok("{\"Items\":[<html>" + "x".repeat(100_000));

	private static final ItemQuery<Cat> QUERY = ItemQuery.of(Cat.class).where(property("zoo").is("z"));

	private static final List<Cat> EXPECTED = List.of(new Cat("z", "Tom", 9));

	@Parameter
	Http http;

	private RawServer server;

	private DynamoDbClient client;

	/** The HTTP clients of AWS that block. */
	enum Http {

		APACHE, URL_CONNECTION;

		/** With two connections, where it has a pool. */
		SdkHttpClient client() {
			return (this == APACHE) ? Apache5HttpClient.builder()
				.maxConnections(2)
				.connectionAcquisitionTimeout(Duration.ofSeconds(20))
				.build() : UrlConnectionHttpClient.builder().build();
		}

	}

	private SingleTableTemplate template(IntFunction<Reply> replies) throws IOException {
		this.server = new RawServer(replies);
		this.client = DynamoDbClient.builder()
			.endpointOverride(this.server.endpoint())
			.region(Region.US_EAST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.httpClient(this.http.client())
			.overrideConfiguration((override) -> override.addExecutionInterceptor(new DirectWire())
				.retryStrategy(AwsRetryStrategy.doNotRetry()))
			.build();
		return RecordedNetwork.over(this.client, WireOptions.defaults(), Cat.class);
	}

	@AfterEach
	void close() throws IOException {
		this.client.close();
		this.server.close();
	}

	private static Reply whole(RecordedAnswer answer) {
		return new Reply(answer, answer.body().length, Then.KEEP);
	}

	private static Reply damaged(int number) {
		int length = GOOD.body().length;
		return switch (number % 8) {
			case 0 -> new Reply(GOOD.cut(number % length), length, Then.CLOSE);
			case 1 -> new Reply(GOOD.cut(number % length), length, Then.RESET);
			case 2 -> whole(GOOD.with(RecordedAnswer.CHECKSUM, "1"));
			case 3 -> whole(GOOD.with(RecordedAnswer.CHECKSUM, "none"));
			case 4 -> whole(GOOD.cut(number % length));
			case 5 -> whole(UNREADABLE);
			case 6 -> whole(RecordedAnswer.ok("<html>Welcome to the hotel</html>"));
			default -> (number % 80 == 7) ? whole(GARBAGE) : whole(GOOD.cut(0));
		};
	}

	@Test
	void tenThousandOfThemLeaveEveryConnectionFree() throws Exception {
		SingleTableTemplate template = template((number) -> (number < BODIES) ? damaged(number) : whole(GOOD));
		ExecutorService callers = Executors.newFixedThreadPool(4);
		List<Future<?>> calls = IntStream.range(0, BODIES)
			.<Future<?>>mapToObj((number) -> callers.submit(() -> fails(template)))
			.toList();
		for (Future<?> call : calls) {
			call.get();
		}
		callers.shutdown();
		assertThat(this.server.requests()).isEqualTo(BODIES);
		Instant start = Instant.now();
		assertThat(template.findAll(QUERY)).isEqualTo(EXPECTED);
		assertThat(template.findAll(QUERY)).isEqualTo(EXPECTED);
		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));
	}

	private static void fails(SingleTableTemplate template) {
		try {
			throw new AssertionError(template.findAll(QUERY));
		}
		catch (TransientDataAccessResourceException ex) {
			assertThat(ex).hasMessageContaining("The response of DynamoDB is damaged or incomplete.");
		}
		catch (UnreadableItemException ex) {
			assertThat(ex.path()).isEqualTo("lives");
		}
	}

	@Test
	void aDamagedBodyWhoseRestNeverComesIsGivenUpAtOnce() throws Exception {
		SingleTableTemplate template = template(
				(number) -> (number < 5) ? new Reply(GARBAGE, 100_000_000, Then.STALL) : whole(GOOD));
		Instant start = Instant.now();
		for (int call = 0; call < 5; call++) {
			assertThatExceptionOfType(TransientDataAccessResourceException.class)
				.isThrownBy(() -> template.findAll(QUERY))
				.withMessage("query of Cat in table 'shop': DynamoDB could not be reached: "
						+ "The response of DynamoDB is damaged or incomplete. (SDK Attempt Count: 1)");
		}
		assertThat(template.findAll(QUERY)).isEqualTo(EXPECTED);
		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
	}

	@Test
	void goodAnswersShareTheirConnection() throws Exception {
		SingleTableTemplate template = template((number) -> whole(GOOD));
		for (int call = 0; call < 500; call++) {
			assertThat(template.findAll(QUERY)).isEqualTo(EXPECTED);
		}
		assertThat(this.server.connections()).isLessThanOrEqualTo(2);
	}

}
