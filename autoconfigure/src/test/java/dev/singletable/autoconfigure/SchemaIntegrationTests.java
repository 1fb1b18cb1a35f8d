package dev.singletable.autoconfigure;

import java.util.List;

import dev.singletable.autoconfigure.broken.Broken;
import dev.singletable.autoconfigure.shop.Shop;
import dev.singletable.local.EmbeddedDynamoDb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaIntegrationTests {

	private static EmbeddedDynamoDb engine;

	private String table;

	@BeforeAll
	static void start() {
		engine = EmbeddedDynamoDb.inMemory();
	}

	@AfterAll
	static void stop() {
		engine.close();
	}

	@BeforeEach
	void nameATable() {
		this.table = engine.freshTableName();
	}

	private ApplicationContextRunner application(Class<?> application, String schema) {
		return new ApplicationContextRunner().withUserConfiguration(application)
			.withInitializer((context) -> context.getBeanFactory().registerSingleton("engine", engine))
			.withPropertyValues("singletable.embedded.mode=on", "singletable.table.name=" + this.table,
					"singletable.table.schema=" + schema);
	}

	private void make(ScalarAttributeType sortKind) {
		engine.client()
			.createTable((create) -> create.tableName(this.table)
				.billingMode(BillingMode.PAY_PER_REQUEST)
				.attributeDefinitions(attribute("pk", ScalarAttributeType.S), attribute("sk", sortKind))
				.keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
	}

	private static AttributeDefinition attribute(String name, ScalarAttributeType kind) {
		return AttributeDefinition.builder().attributeName(name).attributeType(kind).build();
	}

	private static KeySchemaElement key(String name, KeyType role) {
		return KeySchemaElement.builder().attributeName(name).keyType(role).build();
	}

	private List<String> tables() {
		return engine.client().listTablesPaginator().tableNames().stream().toList();
	}

	/** TN-4. */
	@Test
	void settingsThatAreExpectedAreSwitchedOnAndCompared() {
		application(Shop.class, "create")
			.withPropertyValues("singletable.table.expect.stream=new-image",
					"singletable.table.expect.point-in-time-recovery=true")
			.run((context) -> assertThat(context).hasNotFailed());
		application(Shop.class, "validate")
			.withPropertyValues("singletable.table.expect.stream=keys-only",
					"singletable.table.expect.billing=provisioned", "singletable.table.expect.deletion-protection=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("its billing mode is PAY_PER_REQUEST, but PROVISIONED is expected")
				.hasMessageContaining("its stream is of NEW_IMAGE, but one of KEYS_ONLY is expected")
				.hasMessageContaining("its deletion protection is off, but expected to be on"));
		application(Shop.class, "validate").run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void createMakesTheTableWithItsIndexes() {
		application(Shop.class, "create").run((context) -> {
			assertThat(context).hasNotFailed();
			TableDescription made = engine.client().describeTable((get) -> get.tableName(this.table)).table();
			assertThat(made.globalSecondaryIndexes()).extracting((index) -> index.indexName())
				.containsExactly("byCity");
		});
		application(Shop.class, "validate").run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aMissingTableStopsTheStart() {
		application(Shop.class, "validate")
			.run((context) -> assertThat(Failures.of(context.getStartupFailure()).getDescription()).isEqualTo("""
					1 problem keeps the application from starting:

					1. table '%s': it does not exist in region us-east-1 at %s.
					   Create it, or set singletable.table.schema: create.""".formatted(this.table,
					engine.endpoint())));
	}

	@Test
	void aMissingIndexStopsTheStart() {
		make(ScalarAttributeType.S);

		application(Shop.class, "validate")
			.run((context) -> assertThat(Failures.of(context.getStartupFailure()).getDescription()).isEqualTo("""
					1 problem keeps the application from starting:

					1. table '%s': index 'byCity' is missing: partition byCitypk (S), \
					sort byCitysk (S), projection ALL.
					   Add the index to the table, or let singletable.table.schema: create make a new table."""
				.formatted(this.table)));
	}

	@Test
	void aKeyOfTheWrongTypeIsReportedWithEverythingElse() {
		make(ScalarAttributeType.N);

		application(Shop.class, "create")
			.run((context) -> assertThat(Failures.of(context.getStartupFailure()).getDescription()).isEqualTo("""
					2 problems keep the application from starting:

					1. table '%1$s': its sort key is sk (N), but must be sk (S).
					   The key of a table cannot change: let singletable.table.schema: create make a new table.

					2. table '%1$s': index 'byCity' is missing: partition byCitypk (S), \
					sort byCitysk (S), projection ALL.
					   Add the index to the table, or let singletable.table.schema: create make a new table."""
				.formatted(this.table)));
	}

	@Test
	void noTableIsMadeForEntitiesWithProblems() {
		application(Broken.class, "create").run((context) -> {
			assertThat(context.getStartupFailure()).hasStackTraceContaining("INVOICE, the partition key of index");
			assertThat(tables()).doesNotContain(this.table);
		});
	}

	@Test
	void nothingIsAskedOfTheTableByDefault() {
		application(Shop.class, "none").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(tables()).doesNotContain(this.table);
		});
	}

	@Test
	void aTableThatCannotBeReachedIsAProblemLikeOthers() {
		application(Shop.class, "validate").withBean(SingleTableConnectionDetails.class, Nowhere::new)
			.withBean(DynamoDbClientCustomizer.class,
					() -> (builder) -> builder.overrideConfiguration((all) -> all
						.retryStrategy(software.amazon.awssdk.awscore.retry.AwsRetryStrategy.doNotRetry())))
			.run((context) -> assertThat(Failures.of(context.getStartupFailure()).getDescription()).isEqualTo("""
					1 problem keeps the application from starting:

					1. table '%s': it cannot be looked at: Unable to execute HTTP request: Connect to \
					http://127.0.0.1:1 failed: Connection refused (SDK Attempt Count: 1).
					   Check singletable.region, singletable.endpoint and the permissions (dynamodb:DescribeTable), \
					or set singletable.table.schema: none.""".formatted(this.table)));
	}

	private static final class Nowhere implements SingleTableConnectionDetails {

		@Override
		public java.net.URI getEndpoint() {
			return java.net.URI.create("http://127.0.0.1:1");
		}

		@Override
		public String getRegion() {
			return "eu-west-1";
		}

		@Override
		public software.amazon.awssdk.auth.credentials.AwsCredentialsProvider getCredentials() {
			return new EmbeddedConnectionDetails(engine, null).getCredentials();
		}

	}

}
