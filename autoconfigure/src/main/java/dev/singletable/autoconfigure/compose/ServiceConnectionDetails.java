package dev.singletable.autoconfigure.compose;

import java.net.URI;
import java.util.Map;

import dev.singletable.autoconfigure.SingleTableConnectionDetails;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import org.springframework.boot.docker.compose.core.RunningService;

/**
 * The way to a service of Docker Compose. Region and keys come from its environment if
 * they are there.
 */
record ServiceConnectionDetails(URI getEndpoint, String getRegion,
		AwsCredentialsProvider getCredentials) implements SingleTableConnectionDetails {

	static ServiceConnectionDetails of(RunningService service, int port) {
		Map<String, String> environment = service.env();
		URI endpoint = URI.create("http://%s:%d".formatted(service.host(), service.ports().get(port)));
		AwsBasicCredentials keys = AwsBasicCredentials.create(environment.getOrDefault("AWS_ACCESS_KEY_ID", "local"),
				environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "local"));
		return new ServiceConnectionDetails(endpoint, environment.getOrDefault("AWS_DEFAULT_REGION", "us-east-1"),
				StaticCredentialsProvider.create(keys));
	}

}
