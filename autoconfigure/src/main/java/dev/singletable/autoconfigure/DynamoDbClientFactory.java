package dev.singletable.autoconfigure;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Builds two clients of one kind: the bean, which repeats calls as the SDK does, and one
 * for the template, which repeats them itself and must see every attempt.
 * <p>
 * They share an {@code SdkHttpClient} bean; without one each has its own connections.
 */
final class DynamoDbClientFactory implements DisposableBean {

	private final SingleTableConnectionDetails details;

	private final ObjectProvider<AwsRegionProvider> regions;

	private final ObjectProvider<AwsCredentialsProvider> credentials;

	private final ObjectProvider<SdkHttpClient> http;

	private final ObjectProvider<DynamoDbClientCustomizer> customizers;

	private @Nullable DynamoDbClient client;

	private @Nullable DynamoDbClient unrepeated;

	DynamoDbClientFactory(SingleTableConnectionDetails details, ObjectProvider<AwsRegionProvider> regions,
			ObjectProvider<AwsCredentialsProvider> credentials, ObjectProvider<SdkHttpClient> http,
			ObjectProvider<DynamoDbClientCustomizer> customizers) {
		this.details = details;
		this.regions = regions;
		this.credentials = credentials;
		this.http = http;
		this.customizers = customizers;
	}

	/**
	 * The client that becomes the bean, which the container closes.
	 */
	synchronized DynamoDbClient client() {
		DynamoDbClient built = builder().build();
		this.client = built;
		return built;
	}

	/**
	 * The client for a template: a sibling of the bean if that came from here, else the
	 * bean, so that a replaced or wrapped one sees every call.
	 */
	synchronized DynamoDbClient forTemplate(DynamoDbClient bean) {
		if (bean != this.client) {
			return bean;
		}
		DynamoDbClient built = this.unrepeated;
		if (built == null) {
			DynamoDbClientBuilder builder = builder();
			builder.overrideConfiguration(
					builder.overrideConfiguration().toBuilder().retryStrategy(AwsRetryStrategy.doNotRetry()).build());
			built = builder.build();
			this.unrepeated = built;
		}
		return built;
	}

	@Override
	public synchronized void destroy() {
		DynamoDbClient built = this.unrepeated;
		if (built != null) {
			built.close();
		}
	}

	private DynamoDbClientBuilder builder() {
		DynamoDbClientBuilder builder = DynamoDbClient.builder();
		URI endpoint = this.details.getEndpoint();
		if (endpoint != null) {
			builder.endpointOverride(endpoint);
		}
		String region = this.details.getRegion();
		if (region != null) {
			builder.region(Region.of(region));
		}
		else {
			this.regions.ifUnique((provider) -> builder.region(provider.getRegion()));
		}
		AwsCredentialsProvider given = this.details.getCredentials();
		if (given != null) {
			builder.credentialsProvider(given);
		}
		else {
			this.credentials.ifUnique(builder::credentialsProvider);
		}
		this.http.ifUnique(builder::httpClient);
		this.customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		DirectWireOnClient.add(builder);
		return builder;
	}

}
