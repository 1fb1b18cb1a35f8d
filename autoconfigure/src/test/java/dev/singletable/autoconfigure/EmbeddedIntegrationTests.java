package dev.singletable.autoconfigure;

import java.nio.file.Path;

import dev.singletable.autoconfigure.shop.Colour;
import dev.singletable.autoconfigure.shop.Customer;
import dev.singletable.autoconfigure.shop.CustomerRepository;
import dev.singletable.autoconfigure.shop.Shop;
import dev.singletable.local.EmbeddedDynamoDb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class EmbeddedIntegrationTests {

	private final ApplicationContextRunner shop = new ApplicationContextRunner().withUserConfiguration(Shop.class)
		.withPropertyValues("spring.application.name=shop", "singletable.table.schema=create");

	@Test
	void theEngineIsOffUnlessAskedFor() {
		this.shop.withPropertyValues("singletable.table.schema=none", "singletable.region=eu-west-1")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedDynamoDb.class));
	}

	@Test
	void yamlsOnIsOn() {
		this.shop.withPropertyValues("singletable.embedded.mode=true")
			.run((context) -> assertThat(context).hasSingleBean(EmbeddedDynamoDb.class));
	}

	@Test
	void aFolderKeepsTheDataFromStartToStart(@TempDir Path folder, CapturedOutput output) {
		ApplicationContextRunner kept = this.shop.withPropertyValues("singletable.embedded.mode=on",
				"singletable.embedded.folder=" + folder);
		Customer ada = new Customer("1", "Ada", "London", Colour.of("a0b0c0"));

		kept.run((context) -> context.getBean(CustomerRepository.class).create(ada));

		kept.run((context) -> assertThat(context.getBean(CustomerRepository.class).getById("1")).isEqualTo(ada));
		assertThat(output).doesNotContain("in memory");
	}

	@Test
	void aPortInUseIsNamed() {
		try (EmbeddedDynamoDb other = EmbeddedDynamoDb.inMemory()) {
			this.shop.withPropertyValues("singletable.embedded.mode=on", "singletable.embedded.port=" + other.port())
				.run((context) -> {
					FailureAnalysis failure = Failures.of(context.getStartupFailure());
					assertThat(failure.getDescription()).isEqualTo(("DynamoDB Local cannot listen on port %d of "
							+ "127.0.0.1: it is in use or not allowed. Choose another port, or 0 for a free one.")
						.formatted(other.port()));
				});
		}
	}

	@Test
	void aServiceConnectionIsPreferredToTheEngine() {
		try (EmbeddedDynamoDb other = EmbeddedDynamoDb.inMemory()) {
			this.shop.withPropertyValues("singletable.embedded.mode=on")
				.withBean(SingleTableConnectionDetails.class, () -> new EmbeddedConnectionDetails(other, null))
				.run((context) -> {
					assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedDynamoDb.class);
					assertThat(context.getBean(DynamoDbClient.class).serviceClientConfiguration().endpointOverride())
						.contains(other.endpoint());
				});
		}
	}

}
