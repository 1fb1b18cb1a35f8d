package dev.singletable.autoconfigure;

import java.util.List;

import dev.singletable.autoconfigure.named.Named;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.wire.DirectWire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DirectWireTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Named.class)
		.withPropertyValues("singletable.table.name=orders", "singletable.region=eu-west-1");

	private static List<ExecutionInterceptor> interceptors(DynamoDbClient client) {
		return client.serviceClientConfiguration().overrideConfiguration().executionInterceptors();
	}

	@Test
	void aClientOfOursCarriesItemsDirectly(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(SingleTableTemplate.class);
			assertThat(interceptors(context.getBean(DynamoDbClient.class)))
				.hasAtLeastOneElementOfType(DirectWire.class);
			assertThat(output).contains("Items of table 'orders' are carried directly as the wire's JSON "
					+ "(the client has the interceptor for it).");
		});
	}

	@Test
	void aPropertySwitchesItOff(CapturedOutput output) {
		this.runner.withPropertyValues("singletable.wire.direct=false")
			.run((context) -> assertThat(output).contains("Items of table 'orders' are carried as the SDK's "
					+ "AttributeValues (the direct wire is switched off)."));
	}

	@Test
	void anInterceptorThatSeesRequestsSwitchesItOffUnlessItIsNamed(CapturedOutput output) {
		ApplicationContextRunner watched = this.runner.withBean(DynamoDbClientCustomizer.class,
				() -> (builder) -> builder.overrideConfiguration((all) -> all.addExecutionInterceptor(new Watching())));
		watched.run((context) -> assertThat(output)
			.contains("interceptor " + Watching.class.getName() + " sees or changes requests or responses"));
		watched.withPropertyValues("singletable.wire.compatible-interceptors=" + Watching.class.getName())
			.run((context) -> assertThat(output).contains("carried directly"));
	}

	@Test
	void aClientOfTheApplicationsOwnCarriesTheSdksValues(CapturedOutput output) {
		this.runner.withBean(DynamoDbClient.class, () -> DynamoDbClient.builder().region(Region.EU_WEST_1).build())
			.run((context) -> assertThat(output).contains("Items of table 'orders' are carried as the SDK's "
					+ "AttributeValues (the client has no interceptor of class dev.singletable.wire.DirectWire)."));
	}

	private static final class Watching implements ExecutionInterceptor {

		@Override
		public software.amazon.awssdk.core.SdkRequest modifyRequest(
				software.amazon.awssdk.core.interceptor.Context.ModifyRequest context,
				software.amazon.awssdk.core.interceptor.ExecutionAttributes attributes) {
			return context.request();
		}

	}

}
