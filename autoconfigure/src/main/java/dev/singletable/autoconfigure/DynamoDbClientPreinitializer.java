package dev.singletable.autoconfigure;

import java.net.URI;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/**
 * Has the AWS SDK load in the background what its first client needs.
 * <p>
 * That is some 1,200 classes and the certificates of TLS, a sixth of a start with 20
 * repositories. Spring Boot calls it where there is a second processor, unless the system
 * property {@code spring.backgroundpreinitializer.ignore} is true. The client made for it
 * reads no settings of the machine, calls nothing and is closed at once.
 *
 * @see org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializingApplicationListener
 */
class DynamoDbClientPreinitializer implements BackgroundPreinitializer {

	@Override
	public void preinitialize() {
		DynamoDbClient.builder()
			.region(Region.US_EAST_1)
			.credentialsProvider(AnonymousCredentialsProvider.create())
			.endpointOverride(URI.create("http://localhost"))
			.overrideConfiguration((override) -> override.defaultProfileFile(ProfileFile.aggregator().build()))
			.build()
			.close();
	}

}
