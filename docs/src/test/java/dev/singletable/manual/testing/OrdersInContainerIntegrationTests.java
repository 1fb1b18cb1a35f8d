package dev.singletable.manual.testing;

import dev.singletable.test.SingleTableTest;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

import static org.assertj.core.api.Assertions.assertThat;

// tag::container[]
@SingleTableTest
@Testcontainers(disabledWithoutDocker = true)
class OrdersInContainerIntegrationTests {

	@Container
	@ServiceConnection
	static final GenericContainer<?> DYNAMODB = new GenericContainer<>("amazon/dynamodb-local").withExposedPorts(8000);

	// end::container[]

	@Autowired
	Orders orders;

	@Test
	void anOrderIsFoundByItsCustomer() {
		this.orders.save(new Order("c-1", "o-1"));
		assertThat(this.orders.findByCustomerId("c-1")).hasSize(1);
	}

	// tag::container[]

}
// end::container[]
