package dev.singletable.samples.newcomer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.jayway.jsonpath.JsonPath;
import dev.singletable.samples.newcomer.FirstPage.Call;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project outside this repository that is made of the manual's first page alone, with
 * the artifacts of this build installed locally, builds and runs.
 */
class NewcomerIntegrationTests {

	private static final String OPEN_ORDERS = "Orders.findByStatusOrderByIdDesc";

	@TempDir
	static Path project;

	private static FirstPage page;

	private static RunningShop shop;

	@BeforeAll
	static void buildAndRun() throws IOException, InterruptedException {
		page = FirstPage.read();
		page.writeFiles(project);
		Command.maven(project, LocalRepository.prepare(), "verify").run();
		shop = RunningShop.start(project);
	}

	@AfterAll
	static void stop() {
		if (shop != null) {
			shop.close();
		}
	}

	@Test
	@DisplayName("TS-2: the slice test of the first page passes")
	void itsSliceTestPassed() throws IOException {
		Path report = project.resolve("target/surefire-reports/com.acme.shop.OrdersTests.txt");
		assertThat(Files.readString(report)).contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
	}

	@Test
	void theEngineSharesTheSdkOfTheApplication() throws IOException {
		Pattern library = Pattern.compile("BOOT-INF/lib/(sdk-core|dynamodb|pinpoint|cognitoidentity)-(\\d.+)\\.jar");
		try (JarFile jar = new JarFile(project.resolve("target/shop-1.0.0.jar").toFile())) {
			List<MatchResult> found = jar.stream()
				.flatMap((each) -> library.matcher(each.getName()).results())
				.toList();
			assertThat(found).hasSize(4).extracting((each) -> each.group(2)).containsOnly(found.get(0).group(2));
		}
	}

	@Test
	void everyCallOfThePageIsAnswered() throws IOException, InterruptedException {
		List<Call> calls = page.calls();
		assertThat(calls).contains(Call.get("/actuator/prometheus"), Call.get("/actuator/singletable"),
				Call.get("/actuator/health"));
		for (Call each : calls) {
			assertThat(shop.ask(each)).isNotEmpty();
		}
	}

	@Test
	void ordersArePlacedShippedAndListed() throws IOException, InterruptedException {
		String id = JsonPath.read(place("c-7"), "$.id");
		assertThat(JsonPath.<List<String>>read(shop.get("/customers/c-7/orders"), "$.orders[*].id"))
			.containsExactly(id);
		assertThat(JsonPath.<List<String>>read(shop.get("/orders/open"), "$[*].id")).contains(id);
		shop.ask(Call.post("/customers/c-7/orders/" + id + "/shipment"));
		assertThat(JsonPath.<List<String>>read(shop.get("/orders/open"), "$[*].id")).doesNotContain(id);
	}

	@Test
	@DisplayName("OB-1, OB-3: operations and consumed units are at the Prometheus endpoint, without values of keys")
	void metersAreAtThePrometheusEndpoint() throws IOException, InterruptedException {
		place("c-8");
		shop.get("/orders/open");
		List<String> meters = shop.get("/actuator/prometheus")
			.lines()
			.filter((each) -> each.startsWith("singletable_"))
			.toList();
		assertThat(meters).noneMatch((each) -> each.contains("c-8") || each.contains("OPEN"));
		assertThat(meters)
			.anySatisfy((each) -> assertThat(each).startsWith("singletable_operation_seconds_count{")
				.contains("entity_type=\"ORDER\"", "operation=\"query\"", "outcome=\"SUCCESS\"", "table=\"shop\"")
				.contains("index=\"gsi1\"", "repository_method=\"" + OPEN_ORDERS + "\""))
			.anySatisfy((each) -> assertThat(each).startsWith("singletable_consumed_read_units_total{")
				.contains("entity_type=\"ORDER\"", "index=\"gsi1\"", "operation=\"query\""))
			.anySatisfy((each) -> assertThat(each).startsWith("singletable_consumed_write_units_total{")
				.contains("entity_type=\"ORDER\"", "index=\"none\"", "operation=\"create\""));
	}

	@Test
	void keysAndThePlanOfEveryMethodAreAtTheActuatorEndpoint() throws IOException, InterruptedException {
		String shown = shop.get("/actuator/singletable");
		assertThat(JsonPath.<String>read(shown, "$.tables[0].name")).isEqualTo("shop");
		assertThat(JsonPath.<List<String>>read(shown, "$.tables[0].types[0].keys[*].partition"))
			.containsExactly("CUSTOMER#{customerId}", "STATUS#{status}");
		assertThat(JsonPath.<List<String>>read(shown, "$.methods[*].plan.text")).doesNotContain("")
			.contains("Query the table: partition CUSTOMER#{customerId}", "GetItem by key", "UpdateItem by key",
					"Query index 'gsi1': partition STATUS#{status}, descending");
	}

	@Test
	void theActuatorEndpointAddsUpWhatTheCallsOfAMethodTook() throws IOException, InterruptedException {
		place("c-9");
		shop.get("/orders/open");
		Map<String, Number> before = figuresOfOpenOrders();
		List<?> orders = JsonPath.read(shop.get("/orders/open"), "$");
		Map<String, Number> after = figuresOfOpenOrders();
		assertThat(rise("count", before, after)).isOne();
		assertThat(rise("calls", before, after)).isOne();
		assertThat(rise("readUnits", before, after)).isEqualTo(0.5);
		assertThat(rise("itemsReturned", before, after)).isEqualTo(orders.size());
		assertThat(rise("failures", before, after)).isZero();
	}

	private static double rise(String figure, Map<String, Number> before, Map<String, Number> after) {
		return after.get(figure).doubleValue() - before.get(figure).doubleValue();
	}

	private static Map<String, Number> figuresOfOpenOrders() throws IOException, InterruptedException {
		List<Map<String, Number>> figures = JsonPath.read(shop.get("/actuator/singletable"),
				"$.methods[?(@.method == 'findByStatusOrderByIdDesc(Status, Limit)')].sinceStart");
		return figures.get(0);
	}

	private static String place(String customer) throws IOException, InterruptedException {
		return shop.ask(Call.post("/customers/" + customer + "/orders?total=19.99"));
	}

}
