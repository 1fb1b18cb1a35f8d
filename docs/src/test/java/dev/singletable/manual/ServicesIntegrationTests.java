package dev.singletable.manual;

import java.time.LocalDate;

import dev.singletable.annotation.Compressed;
import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Singleton;
import dev.singletable.cursor.Cursors;
import dev.singletable.cursor.SealedCursors;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.service.DataService;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.template.SingletonOperations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class ServicesIntegrationTests {

	@SingleTableEntity(type = "BOOKING", pk = "HOTEL#{hotel}", sk = "BOOKING#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}")
	record Booking(String hotel, @GeneratedId @Nullable String id, String guest, LocalDate from, int nights) {

	}

	@Test
	void aServiceIsTheSameOnTheTableAndInMemory(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Booking.class);
		keep(template, DataService.inMemory(Booking.class));
		// tag::service[]
		DataService<Booking> bookings = DataService.of(template, Booking.class);
		// end::service[]
		keep(template, bookings);
	}

	private void keep(SingleTableTemplate template, DataService<Booking> bookings) {
		Cursors cursors = SealedCursors.random();
		bookings.save(new Booking("h1", null, "Ben", LocalDate.of(2026, 2, 1), 3));
		// tag::service-use[]
		Booking saved = bookings.save(new Booking("h1", null, "Ann", LocalDate.of(2026, 3, 1), 2));
		ItemQuery<Booking> open = bookings.query()
			.where(property("hotel").is("h1"))
			.filter(property("nights").greaterThan(1))
			.limit(1);
		ItemWindow<Booking> page = bookings.scroll(open);
		String next = page.hasNext() ? cursors.seal(page.nextPosition()) : null;
		// end::service-use[]
		assertThat(saved.id()).isNotNull();
		assertThat(page).hasSize(1);
		assertThat(next).isNotNull();
	}

	@SingleTableEntity(type = "CUSTOMER", pk = "CUSTOMER#{id}")
	record Customer(@Id String id, String name) {

	}

	interface Customers extends SingleTableRepository<Customer, String> {

	}

	@Test
	void anItemIsReadOrCreated(EmbeddedDynamoDb engine) {
		Customers customers = Tables.repository(Tables.template(engine, Customer.class), Customers.class);
		// tag::get-or-create[]
		Customer customer = customers.getOrCreate("c1", () -> new Customer("c1", "Ann"));
		// end::get-or-create[]
		assertThat(customers.getOrCreate("c1", () -> new Customer("c1", "Ben"))).isEqualTo(customer);
	}

	// tag::singleton[]
	@Singleton
	@SingleTableEntity(type = "SETTINGS")
	record Settings(String theme, @Version @Nullable Long version) {

	}
	// end::singleton[]

	@Test
	void thereIsOneItem(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Settings.class);
		// tag::singleton-use[]
		SingletonOperations<Settings> settings = template.singleton(Settings.class);
		Settings current = settings.getOrCreate(() -> new Settings("dark", null));
		settings.update(Update.set("theme", "light"));
		// end::singleton-use[]
		assertThat(current.theme()).isEqualTo("dark");
		assertThat(settings.get().theme()).isEqualTo("light");
	}

	@SingleTableEntity(type = "STORY", pk = "STORY#{id}")
	// tag::compressed[]
	record Story(@Id String id, String author, @Compressed String text) {

	}
	// end::compressed[]

	@Test
	void aLongTextIsReadAsItWas(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Story.class);
		Story story = template.create(new Story("s1", "Ann", "and then ".repeat(1000)));
		assertThat(template.get(Story.class, "s1")).isEqualTo(story);
	}

}
