package dev.singletable.samples.flights;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Airports and flights of real data on one table, served over HTTP.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class FlightsApplication {

	public static void main(String[] args) {
		SpringApplication.run(FlightsApplication.class, args);
	}

}
