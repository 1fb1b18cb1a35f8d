package dev.singletable.template;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.plan.AccessPathException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class StoredValuesIntegrationTests {

	private FreshTable table;

	@SingleTableEntity(type = "MEETING", pk = "MEETING#{id}")
	record Meeting(@Id String id, ZonedDateTime start) {
	}

	@SingleTableEntity(type = "VOUCHER", pk = "VOUCHER#{id}")
	record Voucher(@Id String id, @TimeToLive @Nullable LocalDate expires) {
	}

	@SingleTableEntity(type = "GARAGE", pk = "GARAGE#{id}")
	static class Garage {

		@Id
		String id = "g-1";

		@Nullable Vehicle vehicle;

	}

	static class Vehicle {

		int wheels = 4;

	}

	static class Truck extends Vehicle {

		int load = 2;

	}

	sealed interface Payment permits Domestic.Transfer, Foreign.Transfer {

	}

	static final class Domestic {

		private Domestic() {
		}

		record Transfer(int cents) implements Payment {
		}

	}

	static final class Foreign {

		private Foreign() {
		}

		record Transfer(int pence) implements Payment {
		}

	}

	@SingleTableEntity(type = "INVOICE", pk = "INVOICE#{id}")
	record Invoice(@Id String id, Payment payment) {
	}

	@BeforeEach
	void chooseTable(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
	}

	@Test
	void updatesAZonedTimeAndItsZone() {
		SingleTableTemplate template = this.table.of(Meeting.class);
		template.create(new Meeting("m-1", ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneId.of("Europe/Berlin"))));
		ZonedDateTime later = ZonedDateTime.of(2026, 2, 1, 0, 0, 0, 0, ZoneId.of("America/New_York"));
		assertThat(template.update(Meeting.class, "m-1", Update.set("start", later)).start()).isEqualTo(later);
		assertThat(this.table.item("MEETING#m-1", "META"))
			.containsEntry("start", AttributeValue.fromS("2026-02-01T05:00:00.000000000Z"))
			.containsEntry("start_zone", AttributeValue.fromS("America/New_York"));
	}

	@Test
	void refusesATimeToLiveThatIsNoPointInTime() {
		assertThatExceptionOfType(AccessPathException.class).isThrownBy(() -> this.table.of(Voucher.class))
			.withMessage("""
					1 problem keeps the application from starting:

					1. VOUCHER.expires: @TimeToLive is on a LocalDate.
					   Put it on an Instant, a date and time, a Duration, or a number of epoch seconds.""");
	}

	@Test
	void refusesASubclassItCouldNotReadBack() {
		SingleTableTemplate template = this.table.of(Garage.class);
		Garage garage = new Garage();
		garage.vehicle = new Truck();
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> template.create(garage))
			.withMessage(
					"At attribute 'vehicle': the value is a Truck, of which only the properties of Vehicle would be "
							+ "stored. Seal Vehicle, or register a converter.");
		assertThat(template.exists(Garage.class, "g-1")).isFalse();
	}

	@Test
	void refusesNestedTypesThatWouldBeStoredUnderOneName() {
		assertThatExceptionOfType(AccessPathException.class).isThrownBy(() -> this.table.of(Invoice.class))
			.withMessage("""
					1 problem keeps the application from starting:

					1. INVOICE.payment: %s cannot be stored: two of its classes are named 'Transfer'.
					   Rename one of them.""".formatted(Payment.class.getName()));
	}

}
