package dev.singletable.autoconfigure;

import dev.singletable.autoconfigure.broken.Broken;
import dev.singletable.autoconfigure.named.Named;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class StartFailureTests {

	private static final String REGION = "singletable.region=eu-west-1";

	private static final String NAME = "singletable.table.name=orders";

	private static final String ENGINE = " For DynamoDB Local inside the application, set singletable.embedded.mode: on.";

	@BeforeEach
	void hideTheSettingsOfTheMachine() {
		System.setProperty("aws.disableEc2Metadata", "true");
		System.setProperty("aws.configFile", "none");
		System.setProperty("aws.sharedCredentialsFile", "none");
	}

	@AfterEach
	void showTheSettingsOfTheMachine() {
		System.clearProperty("aws.disableEc2Metadata");
		System.clearProperty("aws.configFile");
		System.clearProperty("aws.sharedCredentialsFile");
	}

	@Test
	void anApplicationWithoutANameIsToldBothWaysToNameTheTable(CapturedOutput output) {
		FailureAnalysis failure = Failures.of(Named.class, REGION);

		assertThat(failure.getDescription()).isEqualTo("""
				1 problem keeps the application from starting:

				1. table name: neither singletable.table.name nor spring.application.name is set.
				   Set one of them: the name itself, or the application's name to make it of.""");
		assertThat(failure.getAction())
			.isEqualTo("Set one of them: the name itself, or the application's name to make it of.");
		assertThat(output).contains("APPLICATION FAILED TO START").contains(failure.getDescription());
	}

	@Test
	void anIllegalTableNameIsShown() {
		FailureAnalysis failure = Failures.of(Named.class, REGION, "singletable.table.name=my orders");

		assertThat(failure.getDescription()).isEqualTo("""
				1 problem keeps the application from starting:

				1. table name: 'my orders', the value of singletable.table.name, is not legal: DynamoDB takes \
				3 to 255 characters of A-Z, a-z, 0-9, '_', '.' and '-'.
				   Change singletable.table.name.""");
		assertThat(failure.getAction()).isEqualTo("Change singletable.table.name.");
	}

	@Test
	void aResolverThatSaysAnIllegalNameIsNamed() {
		new ApplicationContextRunner().withUserConfiguration(Named.class)
			.withPropertyValues(REGION)
			.withBean(dev.singletable.table.TableNameResolver.class, () -> () -> "x")
			.run((context) -> assertThat(Failures.of(context.getStartupFailure()).getDescription()).isEqualTo("""
					1 problem keeps the application from starting:

					1. table name: 'x', which the TableNameResolver bean says, is not legal: DynamoDB takes \
					3 to 255 characters of A-Z, a-z, 0-9, '_', '.' and '-'.
					   Change that bean."""));
	}

	@Test
	void entitiesMethodsAndTheTableAreReportedTogether() {
		FailureAnalysis failure = Failures.of(Broken.class, REGION);

		assertThat(failure.getDescription()).isEqualTo(
				"""
						3 problems keep the application from starting:

						1. INVOICE, the partition key of index 'byState': the template names 'state', which is no property; \
						there are [customer, id].
						   Name one of these, or add a getter marked @KeyPart.

						2. PaymentRepository.findByCustomer(String): no key and no index of PAYMENT is partitioned by 'customer'.
						   Add @SecondaryIndex(name = "byCustomer", pk = "CUSTOMER#{customer}", sk = "{id}") to Payment, \
						or allow a scan with @AllowScan.

						3. table name: neither singletable.table.name nor spring.application.name is set.
						   Set one of them: the name itself, or the application's name to make it of.""");
		assertThat(failure.getAction())
			.isEqualTo("Do what the line below each problem says. These are all that were found.");
	}

	@Test
	void entitiesAreProvenWithoutRepositoriesToo() {
		FailureAnalysis failure = Failures.of(Broken.class, REGION, NAME, "singletable.repositories.enabled=false");

		assertThat(failure.getDescription()).isEqualTo("""
				1 problem keeps the application from starting:

				1. INVOICE, the partition key of index 'byState': the template names 'state', which is no property; \
				there are [customer, id].
				   Name one of these, or add a getter marked @KeyPart.""");
	}

	@Test
	void lazyApplicationsAreProvenWhenTheyStart() {
		FailureAnalysis failure = Failures.of(Broken.class, REGION, NAME, "spring.main.lazy-initialization=true");

		assertThat(failure.getDescription()).startsWith("2 problems keep the application from starting:");
	}

	@Test
	void aMissingRegionIsNamedWithTheEngineAsAnAlternative() {
		FailureAnalysis failure = Failures.of(Named.class, NAME);

		assertThat(failure.getDescription()).isEqualTo(
				"""
						1 problem keeps the application from starting:

						1. AWS region: neither singletable.region nor an AwsRegionProvider bean nor the SDK's default chain \
						names one.
						   Set singletable.region. For DynamoDB Local inside the application, set singletable.embedded.mode: on.""");
		assertThat(failure.getAction()).isEqualTo("Set singletable.region." + ENGINE);
	}

	@Test
	void theEngineIsNoAlternativeWhereItsJarIsMissing() {
		ClientFailure failure = new ClientFailure(SdkClientException.create("Unable to load region from any …"), false);

		assertThat(failure.missingSetting()).isNotNull().extracting("action").isEqualTo("Set singletable.region.");
	}

	@Test
	void missingCredentialsAreNamedWithTheEngineAsAnAlternative() {
		FailureAnalysis failure = Failures.of(Named.class, NAME, REGION, "singletable.table.schema=validate");

		assertThat(failure.getDescription()).isEqualTo("""
				1 problem keeps the application from starting:

				1. AWS credentials: neither an AwsCredentialsProvider bean nor the SDK's default chain has any.
				   Define that bean, or give the SDK a profile or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. \
				For DynamoDB Local inside the application, set singletable.embedded.mode: on.""");
	}

	@Test
	void aSettingOfTheClientIsReportedWithTheEntities() {
		FailureAnalysis failure = Failures.of(Broken.class, NAME, REGION, "singletable.endpoint=localhost:8000",
				"singletable.repositories.enabled=false");

		assertThat(failure.getDescription()).isEqualTo("""
				2 problems keep the application from starting:

				1. INVOICE, the partition key of index 'byState': the template names 'state', which is no property; \
				there are [customer, id].
				   Name one of these, or add a getter marked @KeyPart.

				2. singletable.endpoint: 'localhost:8000' is not an address.
				   Write it with its scheme, as in http://localhost:8000.""");
	}

	@Test
	void anAddressWithoutASchemeIsRefused() {
		FailureAnalysis failure = Failures.of(Named.class, NAME, REGION, "singletable.endpoint=localhost:8000");

		assertThat(failure.getDescription()).isEqualTo("""
				1 problem keeps the application from starting:

				1. singletable.endpoint: 'localhost:8000' is not an address.
				   Write it with its scheme, as in http://localhost:8000.""");
		assertThat(failure.getAction()).isEqualTo("Write it with its scheme, as in http://localhost:8000.");
	}

	@Test
	void aSecretOfTheWrongLengthIsRefusedAndNotShown() {
		FailureAnalysis failure = Failures.of(Named.class, NAME, REGION, "singletable.cursor.secrets=c2VjcmV0");

		assertThat(failure.getDescription()).isEqualTo("cursors: singletable.cursor.secrets[0] is not Base64 of "
				+ "32 bytes; make one, for example with: openssl rand -base64 32.");
		assertThat(failure.getAction()).isEqualTo("Change singletable.cursor.secrets.");
	}

	@Test
	void aTimeToLiveOfNothingIsRefused() {
		FailureAnalysis failure = Failures.of(Named.class, NAME, REGION, "singletable.cursor.time-to-live=0s");

		assertThat(failure.getDescription()).isEqualTo("cursors: singletable.cursor.time-to-live is PT0S, and no "
				+ "cursor could be opened; give a time above zero, or leave it out for cursors that do not expire.");
		assertThat(failure.getAction()).isEqualTo("Change singletable.cursor.time-to-live.");
	}

	@Test
	void twoAttributesOfOneNameAreRefused() {
		FailureAnalysis failure = Failures.of(Named.class, NAME, REGION, "singletable.table.attributes.pk=sk");

		assertThat(failure.getDescription()).isEqualTo("table attributes: The attribute names of the table must be "
				+ "five different names: pk 'sk', sk 'sk', type '_type', ttl '_ttl', schema '_v'.");
		assertThat(failure.getAction()).isEqualTo("Change singletable.table.attributes.");
	}

	@Test
	void aMissingRegionOfAnApplicationWithItsOwnTemplateIsExplained() {
		new ApplicationContextRunner().withUserConfiguration(Named.class)
			.withBean(SingleTableTemplate.class,
					() -> SingleTableTemplate.builder(DynamoDbClient.create()).table(() -> "orders").build())
			.run((context) -> {
				FailureAnalysis failure = Failures.of(context.getStartupFailure());
				assertThat(failure.getDescription()).isEqualTo("AWS region: neither singletable.region nor an "
						+ "AwsRegionProvider bean nor the SDK's default chain names one.");
				assertThat(failure.getAction()).isEqualTo("Set singletable.region." + ENGINE);
			});
	}

	@Test
	void embeddedModeWithoutTheEnginesJarIsRefused() {
		new ApplicationContextRunner().withUserConfiguration(Named.class)
			.withPropertyValues(NAME, "singletable.embedded.mode=on")
			.withClassLoader(new FilteredClassLoader("dev.singletable.local"))
			.run((context) -> {
				FailureAnalysis failure = Failures.of(context.getStartupFailure());
				assertThat(failure.getDescription())
					.isEqualTo("singletable.embedded.mode: it is on, but DynamoDB Local is not on the class path.");
				assertThat(failure.getAction()).isEqualTo("Add the dependency dev.singletable:"
						+ "singletable-dynamodb-local, or set singletable.embedded.mode: off.");
			});
	}

	@Test
	void aProcessorThatTheEngineDoesNotKnowIsNamed() {
		String processor = System.getProperty("os.arch");
		String system = System.getProperty("os.name");
		System.setProperty("os.arch", "riscv64");
		System.setProperty("os.name", "Linux");
		try {
			FailureAnalysis failure = Failures.of(Named.class, NAME, "singletable.embedded.mode=on");

			assertThat(failure.getDescription()).isEqualTo("DynamoDB Local cannot run inside this JVM: its native "
					+ "SQLite library does not exist for Linux on riscv64. It exists for Linux and macOS on x86_64 and "
					+ "aarch64, for Linux on x86, and for Windows on x86_64 and x86. Use one of these, or run DynamoDB "
					+ "Local in a container (amazon/dynamodb-local) and configure its endpoint.");
			assertThat(failure.getAction()).isEqualTo("Change singletable.embedded.folder or "
					+ "singletable.embedded.port if the message names them, or set singletable.embedded.mode: off and "
					+ "configure singletable.endpoint.");
		}
		finally {
			System.setProperty("os.arch", processor);
			System.setProperty("os.name", system);
		}
	}

}
