package dev.singletable.template;

import java.util.List;

import dev.singletable.local.EmbeddedDynamoDb;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Clients of a running DynamoDB Local with interceptors of a test's own.
 */
final class EngineClients {

	private EngineClients() {
	}

	static DynamoDbClient apache(EmbeddedDynamoDb engine, ExecutionInterceptor... interceptors) {
		return over(Apache5HttpClient.create(), engine, interceptors);
	}

	/** The HTTP client is closed by whoever made it, or left to the JVM. */
	static DynamoDbClient over(SdkHttpClient http, EmbeddedDynamoDb engine, ExecutionInterceptor... interceptors) {
		return DynamoDbClient.builder()
			.endpointOverride(engine.endpoint())
			.region(Region.US_EAST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.httpClient(http)
			.overrideConfiguration((override) -> List.of(interceptors).forEach(override::addExecutionInterceptor))
			.build();
	}

}
