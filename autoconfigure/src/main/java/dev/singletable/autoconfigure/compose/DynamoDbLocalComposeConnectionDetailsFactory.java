package dev.singletable.autoconfigure.compose;

import dev.singletable.autoconfigure.SingleTableConnectionDetails;

import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

/**
 * Connects to DynamoDB Local.
 */
final class DynamoDbLocalComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<SingleTableConnectionDetails> {

	private static final int PORT = 8000;

	DynamoDbLocalComposeConnectionDetailsFactory() {
		super(new String[] { "amazon/dynamodb-local", "aws-dynamodb-local/aws-dynamodb-local" });
	}

	@Override
	protected SingleTableConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return ServiceConnectionDetails.of(source.getRunningService(), PORT);
	}

}
