package dev.singletable.manual.testing;

import dev.singletable.test.SingleTableTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

// tag::slice[]
@SingleTableTest
class OrdersIntegrationTests {

	@Autowired
	Orders orders;

	@Test
	void anOrderIsFoundByItsCustomer() {
		this.orders.save(new Order("c-1", "o-1"));
		assertThat(this.orders.findByCustomerId("c-1")).hasSize(1);
	}

}
// end::slice[]
