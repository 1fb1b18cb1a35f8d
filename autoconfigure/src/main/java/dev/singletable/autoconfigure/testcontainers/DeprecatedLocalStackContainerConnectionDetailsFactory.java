package dev.singletable.autoconfigure.testcontainers;

import java.net.URI;

import dev.singletable.autoconfigure.SingleTableConnectionDetails;
import org.testcontainers.containers.localstack.LocalStackContainer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

/**
 * Connects to a LocalStack container of the class that Testcontainers 2 deprecates.
 */
@SuppressWarnings("deprecation")
final class DeprecatedLocalStackContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<LocalStackContainer, SingleTableConnectionDetails> {

	@Override
	protected SingleTableConnectionDetails getContainerConnectionDetails(
			ContainerConnectionSource<LocalStackContainer> source) {
		return new Details(source);
	}

	private static final class Details extends ContainerConnectionDetails<LocalStackContainer>
			implements SingleTableConnectionDetails {

		private Details(ContainerConnectionSource<LocalStackContainer> source) {
			super(source);
		}

		@Override
		public URI getEndpoint() {
			return getContainer().getEndpoint();
		}

		@Override
		public String getRegion() {
			return getContainer().getRegion();
		}

		@Override
		public AwsCredentialsProvider getCredentials() {
			return StaticCredentialsProvider
				.create(AwsBasicCredentials.create(getContainer().getAccessKey(), getContainer().getSecretKey()));
		}

	}

}
