package dev.singletable.autoconfigure.shop;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** A converter of the web layer, which needs a repository itself. */
@Component
public class CustomerById implements Converter<String, Customer> {

	private final CustomerRepository customers;

	public CustomerById(CustomerRepository customers) {
		this.customers = customers;
	}

	@Override
	public Customer convert(String source) {
		return this.customers.getById(source);
	}

}
