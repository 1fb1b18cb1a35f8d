package dev.singletable.autoconfigure.compose;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceConnectionDetailsTests {

	@Test
	void addressIsHostAndPublishedPort() {
		ServiceConnectionDetails details = ServiceConnectionDetails.of(new Service(Map.of()), 8000);

		assertThat(details.getEndpoint()).isEqualTo(URI.create("http://docker:18000"));
		assertThat(details.getRegion()).isEqualTo("us-east-1");
	}

	@Test
	void regionAndKeysComeFromTheServicesEnvironment() {
		ServiceConnectionDetails details = ServiceConnectionDetails.of(new Service(Map.of("AWS_DEFAULT_REGION",
				"eu-west-1", "AWS_ACCESS_KEY_ID", "key", "AWS_SECRET_ACCESS_KEY", "secret")), 4566);

		assertThat(details.getEndpoint()).isEqualTo(URI.create("http://docker:14566"));
		assertThat(details.getRegion()).isEqualTo("eu-west-1");
		AwsCredentials keys = (AwsCredentials) details.getCredentials().resolveCredentials();
		assertThat(keys.accessKeyId()).isEqualTo("key");
		assertThat(keys.secretAccessKey()).isEqualTo("secret");
	}

	@Test
	void bootFindsTheFactories() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(ConnectionDetailsFactory.class)
			.stream()
			.map(Object::getClass)
			.map(Class::getSimpleName))
			.contains("DynamoDbLocalComposeConnectionDetailsFactory", "LocalStackComposeConnectionDetailsFactory");
	}

	private record Service(Map<String, String> env) implements RunningService {

		@Override
		public String name() {
			return "dynamodb";
		}

		@Override
		public ImageReference image() {
			return ImageReference.of("amazon/dynamodb-local:latest");
		}

		@Override
		public String host() {
			return "docker";
		}

		@Override
		public ConnectionPorts ports() {
			return new Ports();
		}

		@Override
		public Map<String, String> labels() {
			return Map.of();
		}

	}

	private record Ports() implements ConnectionPorts {

		@Override
		public int get(int containerPort) {
			return 10_000 + containerPort;
		}

		@Override
		public List<Integer> getAll() {
			return List.of(18_000, 14_566);
		}

		@Override
		public List<Integer> getAll(String protocol) {
			return getAll();
		}

	}

}
