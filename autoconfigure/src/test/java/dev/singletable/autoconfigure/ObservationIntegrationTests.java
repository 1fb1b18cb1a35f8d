package dev.singletable.autoconfigure;

import java.util.List;
import java.util.Map;

import dev.singletable.autoconfigure.SingleTableEndpoint.Description;
import dev.singletable.autoconfigure.SingleTableEndpoint.Method;
import dev.singletable.autoconfigure.shop.Colour;
import dev.singletable.autoconfigure.shop.Customer;
import dev.singletable.autoconfigure.shop.CustomerRepository;
import dev.singletable.autoconfigure.shop.Shop;
import dev.singletable.cursor.Cursors;
import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.observe.OperationListener;
import dev.singletable.observe.OperationMeters;
import dev.singletable.wire.TableAdministration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.actuate.endpoint.SimpleHttpCodeStatusMapper;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Meters, health, endpoint and info of an application (OB-1 to OB-4).
 */
@ExtendWith(OutputCaptureExtension.class)
class ObservationIntegrationTests {

	private static final Customer ADA = new Customer("1", "Ada", "London", Colour.of("a0b0c0"));

	private static final Class<?>[] OWN = { SingleTableClientAutoConfiguration.class,
			SingleTableAutoConfiguration.class, EmbeddedDynamoDbAutoConfiguration.class,
			SingleTableRepositoriesAutoConfiguration.class, SingleTableProofAutoConfiguration.class,
			SingleTableMetricsAutoConfiguration.class };

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

	private void application(ContextConsumer<AssertableApplicationContext> check, String... settings) {
		runner(settings).run(check);
	}

	private ApplicationContextRunner runner(String... settings) {
		return new ApplicationContextRunner().withUserConfiguration(Shop.class)
			.withInitializer((context) -> context.getBeanFactory().registerSingleton("engine", engine))
			.withPropertyValues("singletable.embedded.mode=on", "singletable.table.name=" + this.table,
					"singletable.table.schema=create", "management.endpoints.web.exposure.include=*",
					"management.endpoints.jmx.exposure.include=*", "spring.jmx.enabled=true")
			.withPropertyValues(settings);
	}

	@Configuration(proxyBeanMethods = false)
	static class Watched {

		@Bean
		MeterRegistry meters() {
			return new SimpleMeterRegistry();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = Shop.class)
	static class Alone {

	}

	@Test
	@DisplayName("OB-1: meters tell operations and units by type, table, index and method")
	void metersCountWhatRepositoriesDo() {
		runner().withUserConfiguration(Watched.class).run((context) -> {
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			context.getBean(CustomerRepository.class).create(ADA);
			context.getBean(CustomerRepository.class).findByCity("London");
			assertThat(meters.get("singletable.operation")
				.tags("operation", "query", "repository.method", "CustomerRepository.findByCity", "table", this.table,
						"outcome", "SUCCESS", "error.code", "none")
				.timer()
				.count()).isEqualTo(1);
			assertThat(meters.get("singletable.consumed.write.units").tags("index", "none").counter().count())
				.isEqualTo(1);
			assertThat(meters.get("singletable.consumed.read.units").counter().count()).isPositive();
			assertThatExceptionOfType(InvalidCursorException.class)
				.isThrownBy(() -> context.getBean(Cursors.class).open("foreign"));
			assertThat(meters.get("singletable.cursor.failures").counter().count()).isEqualTo(1);
		});
	}

	@Test
	void metersCanBeSwitchedOff() {
		runner("singletable.metrics.enabled=false").withUserConfiguration(Watched.class).run((context) -> {
			assertThat(context).doesNotHaveBean(OperationMeters.class);
			context.getBean(CustomerRepository.class).findByCity("London");
			assertThat(context.getBean(MeterRegistry.class).find("singletable.operation").timer()).isNull();
		});
	}

	@Test
	void anApplicationWithoutMetersStarts() {
		new ApplicationContextRunner().withUserConfiguration(Alone.class)
			.withConfiguration(AutoConfigurations.of(OWN))
			.withInitializer((context) -> context.getBeanFactory().registerSingleton("engine", engine))
			.withPropertyValues("singletable.embedded.mode=on", "singletable.table.name=" + this.table,
					"singletable.table.schema=create")
			.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(OperationListener.class);
				assertThat(context.getBean(CustomerRepository.class).findByCity("London")).isEmpty();
			});
	}

	@Test
	@DisplayName("OB-3: health is up with the table, and down, which maps to 503, without")
	void healthFollowsTheTable() {
		application((context) -> {
			HealthIndicator health = context.getBean("singletableHealthIndicator", HealthIndicator.class);
			Health up = health.health();
			assertThat(up.getStatus()).isEqualTo(Status.UP);
			assertThat(up.getDetails()).containsEntry("table", this.table)
				.containsEntry("status", "ACTIVE")
				.containsEntry("indexes", Map.of("byCity", "ACTIVE"))
				.containsKey("latencyMillis")
				.doesNotContainKey("differences");
			new TableAdministration(context.getBean(DynamoDbClient.class)).deleteTable(this.table);
			Health down = health.health();
			assertThat(down.getStatus()).isEqualTo(Status.DOWN);
			assertThat(down.getDetails()).containsEntry("status", "MISSING")
				.containsEntry("indexes", Map.of("byCity", "MISSING"));
			assertThat(new SimpleHttpCodeStatusMapper().getStatusCode(down.getStatus())).isEqualTo(503);
		});
	}

	@Test
	void fullHealthListsDifferences() {
		application((context) -> {
			HealthIndicator health = context.getBean("singletableHealthIndicator", HealthIndicator.class);
			assertThat(health.health().getStatus()).isEqualTo(Status.UP);
			assertThat(health.health().getDetails()).containsEntry("differences", List.of());
			new TableAdministration(context.getBean(DynamoDbClient.class)).deleteTable(this.table);
			assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.health().getDetails().get("differences").toString()).contains("it does not exist in");
		}, "singletable.health.mode=full");
	}

	@Test
	void healthCanBeSwitchedOff() {
		application((context) -> assertThat(context).doesNotHaveBean("singletableHealthIndicator"),
				"management.health.singletable.enabled=false");
	}

	@Test
	void theEndpointShowsKeysPlansAndWhatTheyCost() {
		application((context) -> {
			context.getBean(CustomerRepository.class).create(ADA);
			context.getBean(CustomerRepository.class).findByCity("London");
			context.getBean(CustomerRepository.class).findByCity("Paris");
			Description shown = context.getBean(SingleTableEndpoint.class).describe();
			assertThat(shown.tables()).singleElement().satisfies((each) -> {
				assertThat(each.name()).isEqualTo(this.table);
				assertThat(each.indexes()).extracting(SingleTableEndpoint.Index::name).containsExactly("byCity");
				assertThat(each.types()).singleElement()
					.satisfies((type) -> assertThat(type.keys()).extracting(SingleTableEndpoint.Keys::partition)
						.hasSize(2)
						.first()
						.asString()
						.contains("CUSTOMER#{id}"));
			});
			Method byCity = method(shown, "findByCity(String)");
			assertThat(byCity.plan().index()).isEqualTo("byCity");
			assertThat(byCity.plan().text()).startsWith("Query index 'byCity'");
			assertThat(byCity.sinceStart().count()).isEqualTo(2);
			assertThat(byCity.sinceStart().readUnits()).isPositive();
			assertThat(byCity.sinceStart().itemsReturned()).isEqualTo(1);
			assertThat(method(shown, "deleteExisting(Object)").sinceStart()).isNull();
			assertThat(shown.operations()).containsKeys("create CUSTOMER", "query CUSTOMER");
		});
	}

	private static Method method(Description shown, String signature) {
		return shown.methods().stream().filter((each) -> each.method().equals(signature)).findFirst().orElseThrow();
	}

	@Test
	void withoutAccessThereIsNoEndpointAndNothingIsAddedUp() {
		application((context) -> assertThat(context).doesNotHaveBean(SingleTableEndpoint.class)
			.doesNotHaveBean(RepositoryFigures.class), "management.endpoint.singletable.access=NONE");
	}

	@Test
	void infoTellsTableAndTypes() {
		application((context) -> {
			Info.Builder builder = new Info.Builder();
			context.getBean("singleTableInfoContributor", InfoContributor.class).contribute(builder);
			assertThat(builder.build().get("singletable", Map.class)).containsEntry("table", this.table)
				.containsEntry("types", List.of("CUSTOMER"))
				.containsKeys("version", "awsSdkVersion");
		});
	}

	@Test
	@DisplayName("OB-4: slow operations are logged when a limit is set")
	void slowOperationsAreLogged(CapturedOutput output) {
		application((context) -> {
			context.getBean(CustomerRepository.class).findByCity("London");
			assertThat(output).contains("by CustomerRepository.findByCity: ").doesNotContain("London");
		}, "singletable.query.log-slower-than=1ns");
	}

}
