package dev.singletable.samples.orders;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged shop starts with what was prepared when it was built, and without.
 */
class PackagedIntegrationTests {

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void servesAnOrder(boolean prepared) throws Exception {
		try (PackagedJar jar = PackagedJar.start("-Dspring.aot.enabled=" + prepared)) {
			ShopClient ann = new ShopClient(jar.port(), "ann");
			awaitAssortment(ann);
			String customer = "/customers/" + ann.post("/customers", "{\"name\":\"Ida\",\"email\":\"ida@example.org\"}")
				.expect(201)
				.at("/id")
				.asString();
			ann.put(customer + "/addresses/home",
					"{\"street\":\"Main Street 1\",\"city\":\"Turin\",\"country\":\"IT\"}")
				.expect(200);
			ann.put(customer + "/cart/tea?quantity=2", null).expect(200);
			assertThat(ann.post(customer + "/orders?address=home", null).expect(201).at("/total").asDouble())
				.isEqualTo(8.2);
			assertThat(ann.get("/products/tea/stock").expect(200).at("/quantity").asLong()).isEqualTo(98);
		}
	}

	/** Put on stock once the application has started. */
	private static void awaitAssortment(ShopClient client) throws InterruptedException {
		for (int attempt = 0; attempt < 300 && client.get("/products/tea/stock").status() != 200; attempt++) {
			Thread.sleep(100);
		}
	}

}
