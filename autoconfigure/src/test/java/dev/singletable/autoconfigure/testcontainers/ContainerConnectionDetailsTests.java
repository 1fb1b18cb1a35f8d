package dev.singletable.autoconfigure.testcontainers;

import java.net.URI;

import dev.singletable.autoconfigure.SingleTableConnectionDetails;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.context.ImportTestcontainers;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/** The containers pretend to run, since there may be no Docker. */
class ContainerConnectionDetailsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class));

	@Test
	void dynamoDbLocalIsFoundByItsImage() {
		this.runner.withUserConfiguration(DockerHub.class).run((context) -> {
			SingleTableConnectionDetails details = context.getBean(SingleTableConnectionDetails.class);
			assertThat(details.getEndpoint()).isEqualTo(URI.create("http://docker:18000"));
			assertThat(details.getRegion()).isEqualTo("us-east-1");
			assertThat(details.getCredentials().resolveCredentials().accessKeyId()).isEqualTo("local");
		});
	}

	@Test
	void dynamoDbLocalIsFoundByItsImageAtAmazon() {
		this.runner.withUserConfiguration(Amazon.class)
			.run((context) -> assertThat(context.getBean(SingleTableConnectionDetails.class).getEndpoint())
				.isEqualTo(URI.create("http://docker:18000")));
	}

	@Test
	void dynamoDbLocalIsFoundByTheNameOfItsConnection() {
		this.runner.withUserConfiguration(Named.class)
			.run((context) -> assertThat(context.getBean(SingleTableConnectionDetails.class).getEndpoint())
				.isEqualTo(URI.create("http://docker:18000")));
	}

	@Test
	void bootFindsTheFactoriesOfLocalStack() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(ConnectionDetailsFactory.class)
			.stream()
			.map(Object::getClass)
			.map(Class::getSimpleName)).contains("LocalStackContainerConnectionDetailsFactory",
					"DeprecatedLocalStackContainerConnectionDetailsFactory");
	}

	@Test
	void otherContainersAreLeftAlone() {
		this.runner.withUserConfiguration(Other.class)
			.run((context) -> assertThat(context.getStartupFailure())
				.hasMessageContaining("No ConnectionDetails found"));
	}

	@ImportTestcontainers
	static class DockerHub {

		@ServiceConnection
		static final Running CONTAINER = new Running("amazon/dynamodb-local:latest");

	}

	@ImportTestcontainers
	static class Amazon {

		@ServiceConnection
		static final Running CONTAINER = new Running("public.ecr.aws/aws-dynamodb-local/aws-dynamodb-local:latest");

	}

	@ImportTestcontainers
	static class Other {

		@ServiceConnection
		static final Running CONTAINER = new Running("acme/other");

	}

	@Configuration(proxyBeanMethods = false)
	static class Named {

		@Bean
		@ServiceConnection(name = "amazon/dynamodb-local")
		Running container() {
			return new Running("registry.acme.example/mirror:1");
		}

	}

	static final class Running extends GenericContainer<Running> {

		private final String image;

		Running(String image) {
			super(DockerImageName.parse(image));
			this.image = image;
		}

		@Override
		public String getDockerImageName() {
			return this.image;
		}

		@Override
		public void start() {
			// it runs
		}

		@Override
		public String getHost() {
			return "docker";
		}

		@Override
		public Integer getMappedPort(int port) {
			return 10_000 + port;
		}

	}

}
