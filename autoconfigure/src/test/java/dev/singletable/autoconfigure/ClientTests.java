package dev.singletable.autoconfigure;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.singletable.autoconfigure.named.Named;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class ClientTests {

	private final ApplicationContextRunner named = new ApplicationContextRunner().withUserConfiguration(Named.class)
		.withPropertyValues("singletable.table.name=orders");

	private final ApplicationContextRunner runner = this.named.withPropertyValues("singletable.region=eu-west-1");

	private static DynamoDbClient client(ApplicationContext context) {
		return context.getBean(DynamoDbClient.class);
	}

	private static DynamoDbClient templateClient(ApplicationContext context) {
		return context.getBean(DynamoDbClientFactory.class).forTemplate(client(context));
	}

	private static int attempts(DynamoDbClient client) {
		return client.serviceClientConfiguration().overrideConfiguration().retryStrategy().orElseThrow().maxAttempts();
	}

	@Test
	void propertiesSayWhereDynamoDbIs() {
		this.runner.withPropertyValues("singletable.endpoint=http://localhost:8000").run((context) -> {
			assertThat(client(context).serviceClientConfiguration().region()).isEqualTo(Region.EU_WEST_1);
			assertThat(client(context).serviceClientConfiguration().endpointOverride())
				.contains(URI.create("http://localhost:8000"));
		});
	}

	@Test
	void blankPropertiesCountAsNotSet() {
		this.named.withPropertyValues("singletable.endpoint=", "singletable.region= ")
			.withBean(AwsRegionProvider.class, () -> () -> Region.EU_NORTH_1)
			.run((context) -> assertThat(client(context).serviceClientConfiguration().endpointOverride()).isEmpty());
	}

	@Test
	void beansSayRegionAndCredentialsWhenPropertiesDoNot() {
		AwsCredentialsProvider credentials = AnonymousCredentialsProvider.create();
		this.named.withBean(AwsRegionProvider.class, () -> () -> Region.EU_NORTH_1)
			.withBean(AwsCredentialsProvider.class, () -> credentials)
			.run((context) -> {
				assertThat(client(context).serviceClientConfiguration().region()).isEqualTo(Region.EU_NORTH_1);
				assertThat(client(context).serviceClientConfiguration().credentialsProvider()).isSameAs(credentials);
			});
	}

	@Test
	void connectionDetailsWinOverProperties() {
		this.runner.withPropertyValues("singletable.endpoint=http://localhost:8000")
			.withBean(SingleTableConnectionDetails.class, Elsewhere::new)
			.run((context) -> {
				assertThat(client(context).serviceClientConfiguration().region()).isEqualTo(Region.AP_SOUTH_1);
				assertThat(client(context).serviceClientConfiguration().endpointOverride())
					.contains(URI.create("http://elsewhere:1234"));
			});
	}

	@Test
	void theBeanRepeatsAsTheSdkDoesAndTheTemplatesClientDoesNot() {
		this.runner.run((context) -> {
			assertThat(attempts(client(context))).isGreaterThan(1);
			assertThat(attempts(templateClient(context))).isEqualTo(1);
		});
	}

	@Test
	void customizersShapeBothClients() {
		this.runner
			.withBean(DynamoDbClientCustomizer.class,
					() -> (builder) -> builder
						.overrideConfiguration(
								(all) -> all.putHeader("x-shop", "1").apiCallTimeout(java.time.Duration.ofSeconds(3)))
						.region(Region.US_WEST_2))
			.run((context) -> assertThat(List.of(client(context), templateClient(context))).allSatisfy((client) -> {
				assertThat(client.serviceClientConfiguration().region()).isEqualTo(Region.US_WEST_2);
				assertThat(client.serviceClientConfiguration().overrideConfiguration().headers()).containsKey("x-shop");
			}));
	}

	@Test
	void bothClientsCloseWithTheContext() {
		List<Connections> all = new ArrayList<>();
		this.runner
			.withBean(DynamoDbClientCustomizer.class, () -> (builder) -> builder.httpClientBuilder((defaults) -> {
				all.add(new Connections());
				return all.get(all.size() - 1);
			}))
			.run((context) -> assertThat(all).hasSize(2));

		assertThat(all).extracting((connections) -> connections.closed.get()).containsExactly(1, 1);
	}

	@Test
	void anHttpClientBeanServesBoth() {
		Connections shared = new Connections();
		this.runner.withBean(SdkHttpClient.class, () -> shared).run((context) -> {
			templateClient(context).close();
			assertThat(shared.closed).hasValue(0);
		});
		assertThat(shared.closed).hasValue(1);
	}

	@Test
	void theApplicationsOwnClientTakesThePlace() {
		DynamoDbClient own = DynamoDbClient.builder().region(Region.SA_EAST_1).build();
		this.named.withBean(DynamoDbClient.class, () -> own).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(DynamoDbClientFactory.class);
			assertThat(client(context)).isSameAs(own);
		});
	}

	@Test
	void aClientThatReplacedOursSeesEveryCallOfTheTemplate() {
		DynamoDbClient other = DynamoDbClient.builder().region(Region.SA_EAST_1).build();
		this.runner.run((context) -> assertThat(context.getBean(DynamoDbClientFactory.class).forTemplate(other))
			.isSameAs(other));
	}

	private static final class Connections implements SdkHttpClient {

		private final AtomicInteger closed = new AtomicInteger();

		@Override
		public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void close() {
			this.closed.incrementAndGet();
		}

	}

	private static final class Elsewhere implements SingleTableConnectionDetails {

		@Override
		public URI getEndpoint() {
			return URI.create("http://elsewhere:1234");
		}

		@Override
		public String getRegion() {
			return "ap-south-1";
		}

	}

}
