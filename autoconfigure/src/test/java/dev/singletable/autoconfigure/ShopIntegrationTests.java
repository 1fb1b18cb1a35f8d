package dev.singletable.autoconfigure;

import java.net.URI;
import java.util.List;

import dev.singletable.autoconfigure.shop.Colour;
import dev.singletable.autoconfigure.shop.Customer;
import dev.singletable.autoconfigure.shop.CustomerRepository;
import dev.singletable.autoconfigure.shop.Shop;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.plan.RepositoryPlans;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class ShopIntegrationTests {

	private static ConfigurableApplicationContext start(String... more) {
		SpringApplication application = new SpringApplication(Shop.class);
		List<String> arguments = new java.util.ArrayList<>(List.of("--spring.application.name=shop",
				"--singletable.embedded.mode=on", "--singletable.table.schema=create"));
		arguments.addAll(List.of(more));
		return application.run(arguments.toArray(String[]::new));
	}

	@Test
	void anApplicationReadsBackWhatItWroteByIdAndByIndex(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start()) {
			CustomerRepository customers = context.getBean(CustomerRepository.class);
			Customer ada = new Customer("1", "Ada", "London", Colour.of("a0b0c0"));

			customers.create(ada);

			assertThat(customers.getById("1")).isEqualTo(ada);
			assertThat(customers.findByCity("London")).containsExactly(ada);
			assertThat(context.getBean(SingleTableTemplate.class).tableName()).isEqualTo("shop_domain");
			assertThat(context.getBean(DynamoDbClient.class)
				.getItem((get) -> get.tableName("shop_domain")
					.key(java.util.Map.of("pk", text("CUSTOMER#1"), "sk", text("META"))))
				.item()
				.get("favourite")
				.s()).isEqualTo("a0b0c0");
		}
		assertThat(output).contains("WARN")
			.contains("in memory: the data ends with this process")
			.contains("singletable.cursor.secrets is empty: cursors are sealed with a random secret, "
					+ "so no other process and no later start can open them");
	}

	@Test
	void everyMethodHasAPublishedPlan() {
		try (ConfigurableApplicationContext context = start()) {
			assertThat(context.getBean(RepositoryPlans.class).of(CustomerRepository.class))
				.extracting((plan) -> plan.method().getName())
				.contains("findByCity", "getById");
		}
	}

	@Test
	void theEngineEndsWithTheContext() {
		ConfigurableApplicationContext context = start();
		URI endpoint = context.getBean(EmbeddedDynamoDb.class).endpoint();

		context.close();

		assertThatThrownBy(() -> new java.net.Socket(endpoint.getHost(), endpoint.getPort()).close())
			.isInstanceOf(java.net.ConnectException.class);
	}

	@Test
	void lazyApplicationsWorkToo() {
		try (ConfigurableApplicationContext context = start("--spring.main.lazy-initialization=true")) {
			assertThat(context.getBean(CustomerRepository.class).findByCity("Nowhere")).isEmpty();
		}
	}

	private static software.amazon.awssdk.services.dynamodb.model.AttributeValue text(String value) {
		return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(value);
	}

}
