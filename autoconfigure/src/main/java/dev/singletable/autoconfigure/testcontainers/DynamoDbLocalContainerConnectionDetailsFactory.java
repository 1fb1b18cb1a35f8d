package dev.singletable.autoconfigure.testcontainers;

import java.net.URI;
import java.util.List;

import dev.singletable.autoconfigure.SingleTableConnectionDetails;
import org.testcontainers.containers.Container;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

/**
 * Connects to a container of one of DynamoDB Local's two images.
 */
final class DynamoDbLocalContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<Container<?>, SingleTableConnectionDetails> {

	private static final int PORT = 8000;

	DynamoDbLocalContainerConnectionDetailsFactory() {
		super(List.of("amazon/dynamodb-local", "aws-dynamodb-local/aws-dynamodb-local"));
	}

	@Override
	protected SingleTableConnectionDetails getContainerConnectionDetails(
			ContainerConnectionSource<Container<?>> source) {
		return new Details(source);
	}

	private static final class Details extends ContainerConnectionDetails<Container<?>>
			implements SingleTableConnectionDetails {

		private Details(ContainerConnectionSource<Container<?>> source) {
			super(source);
		}

		@Override
		public URI getEndpoint() {
			return URI.create("http://%s:%d".formatted(getContainer().getHost(), getContainer().getMappedPort(PORT)));
		}

		@Override
		public String getRegion() {
			return "us-east-1";
		}

		// DynamoDB Local takes any key of letters and digits
		@Override
		public AwsCredentialsProvider getCredentials() {
			return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
		}

	}

}
