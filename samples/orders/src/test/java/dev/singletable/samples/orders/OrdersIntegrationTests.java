package dev.singletable.samples.orders;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.singletable.samples.orders.ShopClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shop as its clients see it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OrdersIntegrationTests {

	private ShopClient ann;

	private ShopClient nobody;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.ann = new ShopClient(port, "ann");
		this.nobody = new ShopClient(port, null);
	}

	private static String email() {
		return UUID.randomUUID() + "@example.org";
	}

	private String customer() {
		String id = this.ann.post("/customers", "{\"name\":\"Ida\",\"email\":\"%s\"}".formatted(email()))
			.expect(201)
			.at("/id")
			.asString();
		this.ann
			.put("/customers/" + id + "/addresses/home",
					"{\"street\":\"Main Street 1\",\"city\":\"Turin\",\"country\":\"IT\"}")
			.expect(200);
		return "/customers/" + id;
	}

	private String product(int quantity) {
		String sku = "p-" + UUID.randomUUID();
		this.ann.post("/products", "{\"sku\":\"%s\",\"name\":\"Plum\",\"price\":1.25}".formatted(sku)).expect(201);
		this.ann.post("/products/" + sku + "/stock?quantity=" + quantity, null).expect(200);
		return sku;
	}

	private void fill(String customer, String sku, int quantity) {
		this.ann.put(customer + "/cart/" + sku + "?quantity=" + quantity, null).expect(200);
	}

	private String order(String customer) {
		return this.ann.post(customer + "/orders?address=home", null).expect(201).at("/orderId").asString();
	}

	private long stock(String sku) {
		return this.nobody.get("/products/" + sku + "/stock").expect(200).at("/quantity").asLong();
	}

	@Test
	void anOrderTakesTheStockAndTheCartWithIt() {
		String customer = customer();
		String plum = product(10);
		String other = product(5);
		fill(customer, plum, 4);
		fill(customer, other, 1);
		JsonNode order = this.ann.post(customer + "/orders?address=home", null).expect(201);
		assertThat(order.at("/total").decimalValue()).isEqualByComparingTo("6.25");
		assertThat(order.at("/sentTo/city").asString()).isEqualTo("Turin");
		assertThat(order.at("/changedBy").asString()).isEqualTo("ann");
		assertThat(stock(plum)).isEqualTo(6);
		assertThat(stock(other)).isEqualTo(4);
		assertThat(this.nobody.get(customer + "/cart").status()).isEqualTo(404);
		JsonNode whole = this.nobody.get(customer + "/orders/" + order.at("/orderId").asString()).expect(200);
		assertThat(whole.at("/lines").size()).isEqualTo(2);
		assertThat(whole.at("/order/status").asString()).isEqualTo("OPEN");
	}

	@Test
	void nothingOfAnOrderHappensWhenOneProductIsShort() {
		String customer = customer();
		String plum = product(10);
		String rare = product(1);
		fill(customer, plum, 4);
		fill(customer, rare, 2);
		Answer refused = this.ann.post(customer + "/orders?address=home", null);
		assertThat(refused.expect(409).at("/detail").asString())
			.isEqualTo("There is not enough of product " + rare + ". Order less of it, or none.");
		assertThat(stock(plum)).isEqualTo(10);
		assertThat(this.nobody.get(customer + "/orders").expect(200).at("/content").size()).isZero();
		assertThat(this.nobody.get(customer + "/cart").expect(200).at("/quantities").size()).isEqualTo(2);
	}

	@Test
	void anEmptyCartIsNoOrder() {
		assertThat(this.ann.post(customer() + "/orders?address=home", null).expect(409).at("/detail").asString())
			.isEqualTo(
					"There is nothing in the cart. Put products into it: PUT /customers/{id}/cart/{sku}?quantity=1.");
	}

	@Test
	void ordersComeLatestFirstAndPageByPage() {
		String customer = customer();
		String plum = product(100);
		List<String> placed = new ArrayList<>();
		for (int number = 0; number < 5; number++) {
			fill(customer, plum, 1);
			placed.add(0, order(customer));
		}
		List<String> read = new ArrayList<>();
		String cursor = "";
		while (!cursor.equals("null")) {
			JsonNode page = this.nobody.get(customer + "/orders?size=2" + cursor).expect(200);
			page.at("/content").forEach((order) -> read.add(order.at("/orderId").asString()));
			cursor = page.at("/next").isNull() ? "null" : "&cursor=" + page.at("/next").asString();
		}
		assertThat(read).isEqualTo(placed);
	}

	@Test
	void aCursorOfAnotherListIsRefused() {
		String customer = customer();
		String plum = product(100);
		for (int number = 0; number < 2; number++) {
			fill(customer, plum, 1);
			order(customer);
		}
		String cursor = this.nobody.get(customer + "/orders?size=1").text("/next");
		assertThat(this.nobody.get(customer() + "/orders?cursor=" + cursor).status()).isEqualTo(422);
		assertThat(this.nobody.get(customer + "/orders?cursor=x" + cursor).status()).isEqualTo(422);
	}

	@Test
	void anOrderIsSentOnce() {
		String customer = customer();
		fill(customer, product(3), 1);
		String order = customer + "/orders/" + order(customer);
		assertThat(this.ann.put(order + "/status?status=SHIPPED", null).expect(200).at("/status").asString())
			.isEqualTo("SHIPPED");
		assertThat(this.ann.put(order + "/status?status=CANCELLED", null).status()).isEqualTo(409);
		assertThat(this.ann.put(customer + "/orders/none/status?status=SHIPPED", null).status()).isEqualTo(404);
	}

	@Test
	void theDashboardReadsIndexes() {
		String customer = customer();
		String plum = product(50);
		fill(customer, plum, 40);
		String id = order(customer);
		assertThat(this.nobody.get("/dashboard/days/" + LocalDate.now(ZoneOffset.UTC) + "/largest")
			.expect(200)
			.at("/0/orderId")
			.asString()).isEqualTo(id);
		assertThat(this.nobody.get("/dashboard/products/" + plum + "/sales?from=2026-01-01T00:00:00Z")
			.expect(200)
			.at("/0/quantity")
			.asLong()).isEqualTo(40);
		assertThat(this.nobody.get("/dashboard/orders?status=OPEN&size=100").expect(200).findValuesAsString("orderId"))
			.contains(id);
	}

	@Test
	void twoCustomersNeverHaveOneEmail() {
		String email = email();
		this.ann.post("/customers", "{\"name\":\"Ida\",\"email\":\"%s\"}".formatted(email)).expect(201);
		Answer second = this.ann.post("/customers",
				"{\"name\":\"Ida\",\"email\":\"%s\"}".formatted(email.toUpperCase(Locale.ROOT)));
		assertThat(second.status()).isEqualTo(409);
		assertThat(second.response().body()).doesNotContainIgnoringCase(email);
	}

	@Test
	void aChangeLeavesAloneWhatItDoesNotName() {
		String customer = customer();
		String email = this.nobody.get(customer).text("/email");
		JsonNode changed = this.ann.send("PATCH", customer, "{\"name\":\"Ada\"}").expect(200);
		assertThat(changed.at("/name").asString()).isEqualTo("Ada");
		assertThat(changed.at("/email").asString()).isEqualTo(email);
		assertThat(changed.at("/version").asLong()).isEqualTo(2);
	}

	@Test
	void aPriceChangesOnlyFromTheVersionThatWasSeen() {
		String sku = product(1);
		String tag = this.nobody.get("/products/" + sku).response().headers().firstValue("ETag").orElseThrow();
		String path = "/products/" + sku + "/price";
		assertThat(this.ann.put(path, "2.00", "If-Match", tag).status()).isEqualTo(200);
		assertThat(this.ann.put(path, "3.00", "If-Match", tag).status()).isEqualTo(412);
		assertThat(this.nobody.get("/products/" + sku + "/versions").expect(200).findValues("price"))
			.map(JsonNode::asDouble)
			.containsExactly(2.0, 1.25);
		assertThat(this.ann.post("/products/" + sku + "/versions/1/restored", null).expect(200).at("/price").asDouble())
			.isEqualTo(1.25);
	}

	@Test
	void theTrailTellsWhoDidWhatAndHidesWhatIsSensitive() {
		String customer = customer();
		this.ann.send("PATCH", customer, "{\"name\":\"Ada\"}").expect(200);
		Answer trail = this.ann.get("/trail" + customer);
		JsonNode latest = trail.expect(200).at("/0");
		assertThat(latest.at("/actor").asString()).isEqualTo("ann");
		assertThat(latest.at("/operation").asString()).isEqualTo("UPDATE");
		assertThat(latest.at("/changes/name/before").asString()).isEqualTo("Ida");
		assertThat(latest.at("/changes/name/after").asString()).isEqualTo("Ada");
		assertThat(trail.response().body()).doesNotContain("@example.org");
		assertThat(this.nobody.get("/trail" + customer).status()).isEqualTo(401);
	}

	@Test
	void ordersAreCountedAsTheyAreMade() {
		long before = this.nobody.get("/dashboard/orders/count").expect(200).asLong();
		String customer = customer();
		fill(customer, product(3), 1);
		order(customer);
		assertThat(this.nobody.get("/dashboard/orders/count").expect(200).asLong()).isEqualTo(before + 1);
	}

	@Test
	void theActuatorShowsMetricsAndPlans() {
		this.nobody.get("/products").expect(200);
		assertThat(this.nobody.get("/actuator/prometheus").response().body()).contains("singletable_");
		assertThat(this.nobody.get("/actuator/singletable").expect(200).toString())
			.contains("findByStatusOrderByPlacedAtAsc");
		assertThat(this.nobody.get("/actuator/health").expect(200).at("/status").asString()).isEqualTo("UP");
	}

	@Test
	void onlyKnownUsersWrite() {
		assertThat(this.nobody.post("/customers", "{\"name\":\"Ida\",\"email\":\"%s\"}".formatted(email())).status())
			.isEqualTo(401);
	}

	@Test
	void badInputIsRefusedBeforeAnythingIsWritten() {
		assertThat(this.ann.post("/customers", "{\"name\":\"\",\"email\":\"no\"}").status()).isEqualTo(400);
		assertThat(this.nobody.get("/customers/none").status()).isEqualTo(404);
		assertThat(this.nobody.get("/dashboard/orders?status=LOST").status()).isEqualTo(400);
	}

	@Test
	void theApiIsDescribed() {
		assertThat(this.nobody.get("/v3/api-docs").expect(200).at("/paths").propertyNames())
			.contains("/customers/{customerId}/orders", "/dashboard/orders");
		assertThat(this.nobody.get("/swagger-ui/index.html").status()).isEqualTo(200);
	}

}
