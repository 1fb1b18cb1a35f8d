package dev.singletable.autoconfigure;

import io.awspring.cloud.autoconfigure.dynamodb.DynamoDbClientCustomizer;
import dev.singletable.autoconfigure.named.Named;
import dev.singletable.wire.DirectWire;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class SpringCloudAwsTests {

	@Test
	void itsClientGetsTheDirectWireOnce() {
		new ApplicationContextRunner().withUserConfiguration(Named.class)
			.withPropertyValues("singletable.table.name=orders", "spring.cloud.aws.region.static=eu-west-1")
			.run((context) -> {
				DynamoDbClientBuilder builder = DynamoDbClient.builder().region(Region.EU_WEST_1);
				DynamoDbClientCustomizer customizer = context.getBean(DynamoDbClientCustomizer.class);
				customizer.customize(builder);
				customizer.customize(builder);
				assertThat(builder.overrideConfiguration().executionInterceptors())
					.filteredOn(DirectWire.class::isInstance)
					.hasSize(1);
			});
	}

}
