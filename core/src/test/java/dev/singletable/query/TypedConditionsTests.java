package dev.singletable.query;

import java.util.List;

import dev.singletable.expression.Condition;
import org.junit.jupiter.api.Test;

import org.springframework.data.core.PropertyPath;
import org.springframework.data.core.TypedPropertyPath;

import static dev.singletable.expression.Condition.property;
import static dev.singletable.query.TypedConditions.property;
import static org.assertj.core.api.Assertions.assertThat;

class TypedConditionsTests {

	@Test
	void namesAPropertyOfARecord() {
		assertThat(property(Order::status).is("PAID")).isEqualTo(property("status").is("PAID"));
	}

	@Test
	void namesAPropertyOfABean() {
		assertThat(property(Customer::getName).exists()).isEqualTo(property("name").exists());
	}

	@Test
	void namesANestedProperty() {
		Condition expected = property("address.city").is("Bergen");

		assertThat(property(PropertyPath.of(Order::address).then(Address::city)).is("Bergen")).isEqualTo(expected);
		assertThat(property(TypedPropertyPath.path(Order::address).then(Address::city)).is("Bergen"))
			.isEqualTo(expected);
	}

	@Test
	void namesACollection() {
		assertThat(property(Order::tags).contains("new")).isEqualTo(property("tags").contains("new"));
	}

	record Order(String status, Address address, List<String> tags) {
	}

	record Address(String city) {
	}

	static class Customer {

		private final String name = "Ada";

		public String getName() {
			return this.name;
		}

	}

}
