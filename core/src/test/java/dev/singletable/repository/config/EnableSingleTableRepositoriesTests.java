package dev.singletable.repository.config;

import java.util.List;

import dev.singletable.plan.AccessPathException;
import dev.singletable.plan.RepositoryPlans;
import dev.singletable.repository.Shop;
import dev.singletable.repository.Shop.Customer;
import dev.singletable.repository.Shop.Order;
import dev.singletable.repository.Shop.OrderId;
import dev.singletable.repository.Shop.Status;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.repository.support.ProofSubject;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.repository.config.BootstrapMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnableSingleTableRepositoriesTests {

	@Test
	void lazyRepositoriesAreProvenBeforeTheApplicationIsReady() {
		assertThatExceptionOfType(BeanCreationException.class)
			.isThrownBy(() -> new AnnotationConfigApplicationContext(Subject.class, Wrong.class))
			.withRootCauseInstanceOf(AccessPathException.class)
			.havingRootCause()
			.withMessage(
					"""
							1 problem keeps the application from starting:

							1. WrongOrders.findByNote(String): no key and no index of ORDER is partitioned by 'note'.
							   Add @SecondaryIndex(name = "byNote", pk = "NOTE#{note}", sk = "{customerId}#{id}", sparse = true) to Order, or allow \
							a scan with @AllowScan.""");
	}

	@Test
	void aFragmentWithoutAnImplementationKeepsTheApplicationFromStarting() {
		assertThatExceptionOfType(BeanCreationException.class)
			.isThrownBy(() -> new AnnotationConfigApplicationContext(Subject.class, Unpacked.class))
			.havingRootCause()
			.withMessage(
					"""
							1 problem keeps the application from starting:

							1. PackedOrders.pack(String): no fragment implements it, and 'pack' is not a name a query is derived from.
							   Begin it with find…By, count…By, exists…By or delete…By, annotate it with @Query, or implement it as a \
							default method or in a fragment.""");
	}

	@Test
	void fragmentsOfTheContainerServeTheirMethods() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Subject.class,
				Packed.class)) {
			assertThat(context.getBean(RepositoryPlans.class).of(PackedOrders.class))
				.filteredOn((plan) -> plan.method().getName().equals("pack"))
				.extracting((plan) -> plan.plan().describe())
				.containsExactly("implemented by a fragment");
			assertThat(context.getBean(RepositoryPlans.class).of(HandmadeOrders.class))
				.filteredOn((plan) -> plan.method().getName().equals("make"))
				.extracting((plan) -> plan.plan().describe())
				.containsExactly("implemented by a fragment");
		}
	}

	@Test
	void repositoriesOfSeveralAnnotationsShareOneProof() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Subject.class,
				OrdersOnly.class, CustomersOnly.class)) {
			RepositoryPlans plans = context.getBean("singleTableAccessProof", RepositoryPlans.class);

			assertThat(plans.of(Orders.class)).extracting((plan) -> plan.method().getName()).contains("findByStatus");
			assertThat(plans.of(Customers.class)).extracting((plan) -> plan.plan().describe())
				.contains("GetItem by key");
			assertThat(context.getBeansOfType(RepositoryPlans.class)).hasSize(1);
		}
	}

	@Test
	void eachTemplateHasAProofOfItsOwn() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Subject.class,
				OtherSubject.class, OrdersOnly.class, CustomersOfAnotherTable.class)) {
			assertThat(context.getBean("singleTableAccessProof", RepositoryPlans.class).of(Customers.class)).isEmpty();
			assertThat(context.getBean("otherAccessProof", RepositoryPlans.class).of(Customers.class)).isNotEmpty();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Subject {

		@Bean
		static ProofSubject singleTableProofSubject() {
			return ProofSubject.of(Shop.model());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherSubject {

		@Bean
		static ProofSubject otherProofSubject() {
			return ProofSubject.of(Shop.model());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableSingleTableRepositories(considerNestedRepositories = true, bootstrapMode = BootstrapMode.LAZY,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = WrongOrders.class))
	static class Wrong {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableSingleTableRepositories(considerNestedRepositories = true, bootstrapMode = BootstrapMode.LAZY,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Orders.class))
	static class OrdersOnly {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableSingleTableRepositories(considerNestedRepositories = true, bootstrapMode = BootstrapMode.LAZY,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Customers.class))
	static class CustomersOnly {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableSingleTableRepositories(considerNestedRepositories = true, bootstrapMode = BootstrapMode.LAZY,
			templateRef = "otherTemplate",
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Customers.class))
	static class CustomersOfAnotherTable {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableSingleTableRepositories(considerNestedRepositories = true, bootstrapMode = BootstrapMode.LAZY,
			repositoryImplementationPostfix = "Nowhere",
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = PackedOrders.class))
	static class Unpacked {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableSingleTableRepositories(considerNestedRepositories = true, bootstrapMode = BootstrapMode.LAZY,
			repositoryImplementationPostfix = "ByHand", includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE,
					classes = { PackedOrders.class, HandmadeOrders.class }))
	static class Packed {

	}

	interface Packing {

		void pack(String id);

	}

	static class PackingByHand implements Packing {

		@Override
		public void pack(String id) {
			// nothing to do
		}

	}

	interface PackedOrders extends SingleTableRepository<Order, OrderId>, Packing {

	}

	interface HandmadeOrders extends SingleTableRepository<Order, OrderId> {

		void make(String id);

	}

	static class HandmadeOrdersByHand {

		public void make(String id) {
			// nothing to do
		}

	}

	interface WrongOrders extends SingleTableRepository<Order, OrderId> {

		List<Order> findByNote(String note);

	}

	interface Orders extends SingleTableRepository<Order, OrderId> {

		List<Order> findByStatus(Status status);

	}

	interface Customers extends SingleTableRepository<Customer, String> {

	}

}
