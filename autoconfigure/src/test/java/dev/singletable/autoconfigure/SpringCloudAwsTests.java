package dev.singletable.autoconfigure;

import dev.singletable.autoconfigure.named.Named;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.wire.DirectWire;
import io.awspring.cloud.autoconfigure.dynamodb.DynamoDbClientCustomizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class SpringCloudAwsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Named.class)
		.withPropertyValues("singletable.table.name=orders", "spring.cloud.aws.region.static=eu-west-1",
				"spring.cloud.aws.credentials.access-key=a", "spring.cloud.aws.credentials.secret-key=b");

	@Test
	void itsClientCarriesItemsDirectly(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(SingleTableTemplate.class);
			assertThat(context).getBean(DynamoDbClient.class)
				.extracting((client) -> client.serviceClientConfiguration().region())
				.isEqualTo(Region.EU_WEST_1);
			assertThat(output).contains("Items of table 'orders' are carried directly as the wire's JSON "
					+ "(the client has the interceptor for it).");
		});
	}

	@Test
	void theInterceptorIsAddedOnce() {
		this.runner.run((context) -> {
			DynamoDbClientBuilder builder = DynamoDbClient.builder();
			DynamoDbClientCustomizer customizer = context.getBean(DynamoDbClientCustomizer.class);
			customizer.customize(builder);
			customizer.customize(builder);
			assertThat(builder.overrideConfiguration().executionInterceptors()).filteredOn(DirectWire.class::isInstance)
				.hasSize(1);
		});
	}

}
