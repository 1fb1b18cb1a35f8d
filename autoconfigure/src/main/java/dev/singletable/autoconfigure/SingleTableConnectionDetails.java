package dev.singletable.autoconfigure;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where DynamoDB is and who calls it. What is null comes from elsewhere.
 */
public interface SingleTableConnectionDetails extends ConnectionDetails {

	/**
	 * The address, or null for the one of the region.
	 */
	@Nullable URI getEndpoint();

	/**
	 * The region, or null for that of the {@code AwsRegionProvider} bean or of the SDK's
	 * default chain.
	 */
	@Nullable String getRegion();

	/**
	 * The credentials, or null for those of the {@code AwsCredentialsProvider} bean or of
	 * the SDK's default chain.
	 */
	default @Nullable AwsCredentialsProvider getCredentials() {
		return null;
	}

}
