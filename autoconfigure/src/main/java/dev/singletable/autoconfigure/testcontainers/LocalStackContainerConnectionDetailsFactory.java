package dev.singletable.autoconfigure.testcontainers;

import java.net.URI;

import dev.singletable.autoconfigure.SingleTableConnectionDetails;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

/**
 * Connects to DynamoDB in a LocalStack container.
 */
final class LocalStackContainerConnectionDetailsFactory
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
