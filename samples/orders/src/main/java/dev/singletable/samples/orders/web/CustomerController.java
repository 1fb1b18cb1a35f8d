package dev.singletable.samples.orders.web;

import java.util.List;

import dev.singletable.query.Patch;
import dev.singletable.samples.orders.domain.Address;
import dev.singletable.samples.orders.domain.AddressId;
import dev.singletable.samples.orders.domain.AddressRepository;
import dev.singletable.samples.orders.domain.Customer;
import dev.singletable.samples.orders.domain.CustomerRepository;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Customers and their addresses.
 */
@RestController
@RequestMapping("/customers")
final class CustomerController {

	private final CustomerRepository customers;

	private final AddressRepository addresses;

	CustomerController(CustomerRepository customers, AddressRepository addresses) {
		this.customers = customers;
		this.addresses = addresses;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Customer create(@Valid @RequestBody NewCustomer customer) {
		return this.customers.create(Customer.of(customer.name(), customer.email()));
	}

	@GetMapping("/{id}")
	Customer customer(@PathVariable String id) {
		return this.customers.getById(id);
	}

	/**
	 * Changes what is given and nothing else.
	 */
	@PatchMapping("/{id}")
	Customer change(@PathVariable String id, @Valid @RequestBody CustomerChange change) {
		return this.customers.update(id, Patch.of(change));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String id) {
		this.customers.deleteExisting(id);
	}

	@GetMapping("/{id}/addresses")
	List<Address> addresses(@PathVariable String id) {
		return this.addresses.findByCustomerId(id);
	}

	@PutMapping("/{id}/addresses/{label}")
	Address address(@PathVariable String id, @PathVariable String label, @Valid @RequestBody Place place) {
		this.customers.getById(id);
		return this.addresses.save(new Address(id, label, place.street(), place.city(), place.country()));
	}

	@DeleteMapping("/{id}/addresses/{label}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String id, @PathVariable String label) {
		this.addresses.deleteExisting(new AddressId(id, label));
	}

	record NewCustomer(@NotBlank String name, @NotBlank @Email String email) {
	}

	/** What is null stays as it is. */
	record CustomerChange(@Nullable String name, @Nullable @Email String email) {
	}

	record Place(@NotBlank String street, @NotBlank String city, @NotBlank String country) {
	}

}
