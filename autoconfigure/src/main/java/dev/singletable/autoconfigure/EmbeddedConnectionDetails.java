package dev.singletable.autoconfigure;

import java.net.URI;

import dev.singletable.local.EmbeddedDynamoDb;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import org.springframework.util.StringUtils;

/**
 * The way to the engine inside the application.
 */
final class EmbeddedConnectionDetails implements SingleTableConnectionDetails {

	private final EmbeddedDynamoDb engine;

	private final @Nullable String region;

	EmbeddedConnectionDetails(EmbeddedDynamoDb engine, @Nullable String region) {
		this.engine = engine;
		this.region = region;
	}

	@Override
	public URI getEndpoint() {
		return this.engine.endpoint();
	}

	@Override
	public String getRegion() {
		return StringUtils.hasText(this.region) ? this.region.trim() : "us-east-1";
	}

	@Override
	public AwsCredentialsProvider getCredentials() {
		return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
	}

}
