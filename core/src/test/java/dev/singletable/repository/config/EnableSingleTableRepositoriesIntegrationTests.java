package dev.singletable.repository.config;

import java.util.List;

import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.plan.RepositoryPlans;
import dev.singletable.repository.Shop.Customer;
import dev.singletable.repository.SingleTableCrudRepository;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class EnableSingleTableRepositoriesIntegrationTests {

	@Test
	void repositoriesAreBeansWithTheirFragments(EmbeddedDynamoDb engine) {
		String table = engine.freshTableName();
		SingleTableTemplate template = SingleTableTemplate.builder(engine.client())
			.table(() -> table)
			.entities(Customer.class)
			.createTable(true)
			.build();
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean("singleTableTemplate", SingleTableTemplate.class, () -> template);
			context.register(Repositories.class);
			context.refresh();
			People people = context.getBean(People.class);

			people.save(new Customer("c1", "Ann", "ann@example.org", null));

			assertThat(people.findByEmail("ann@example.org")).extracting(Customer::name).containsExactly("Ann");
			assertThat(people.greet("Ann")).isEqualTo("Hello Ann");
			assertThat(people.count()).isOne();
			assertThat(context.getBean(RepositoryPlans.class).of(People.class))
				.filteredOn((plan) -> plan.method().getName().equals("findByEmail"))
				.extracting((plan) -> plan.plan().describe())
				.containsExactly("Query index 'byEmail': partition EMAIL#{email}");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableSingleTableRepositories(considerNestedRepositories = true,
			repositoryImplementationPostfix = "Implementation",
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = People.class))
	static class Repositories {

	}

	interface People extends SingleTableCrudRepository<Customer, String>, Greeting {

		List<Customer> findByEmail(String email);

	}

	interface Greeting {

		String greet(String name);

	}

	static class GreetingImplementation implements Greeting {

		@Override
		public String greet(String name) {
			return "Hello " + name;
		}

	}

}
