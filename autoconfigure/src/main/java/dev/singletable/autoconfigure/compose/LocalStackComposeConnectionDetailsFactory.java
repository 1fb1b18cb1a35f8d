package dev.singletable.autoconfigure.compose;

import dev.singletable.autoconfigure.SingleTableConnectionDetails;

import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

/**
 * Connects to LocalStack.
 */
final class LocalStackComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<SingleTableConnectionDetails> {

	private static final int PORT = 4566;

	LocalStackComposeConnectionDetailsFactory() {
		super(new String[] { "localstack/localstack", "localstack/localstack-pro" });
	}

	@Override
	protected SingleTableConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return ServiceConnectionDetails.of(source.getRunningService(), PORT);
	}

}
