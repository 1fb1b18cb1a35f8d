package dev.singletable.samples.orders;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A small shop: customers, carts and orders on one table, served over HTTP.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class OrdersApplication {

	public static void main(String[] args) {
		SpringApplication.run(OrdersApplication.class, args);
	}

}
