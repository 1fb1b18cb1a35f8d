package dev.singletable.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.singletable.expression.Condition;
import dev.singletable.expression.PropertyCondition;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.service.Hotel.Booking;
import dev.singletable.service.Hotel.Hold;
import dev.singletable.service.Hotel.Room;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service on the table, and that the one in memory says the same (RS-5).
 */
@DynamoDbLocal
class TableDataServiceIntegrationTests extends DataServiceContract {

	@BeforeEach
	void open(EmbeddedDynamoDb engine) {
		String name = engine.freshTableName();
		SingleTableTemplate template = SingleTableTemplate.builder(engine.client())
			.table(() -> name)
			.entities(Booking.class, Room.class, Hold.class)
			.clock(CLOCK)
			.createTable(true)
			.build();
		open(DataService.of(template, Booking.class), DataService.of(template, Room.class),
				DataService.of(template, Hold.class));
	}

	@Test
	void theTableAndMemoryAnswerRandomQueriesAlike() {
		DataService<Booking> memory = DataService.inMemory(Booking.class, CLOCK);
		Random random = new Random(20260301);
		for (int number = 0; number < 60; number++) {
			Booking booking = booking(random, number);
			assertThat(memory.save(booking)).isEqualTo(this.bookings.save(booking));
		}
		for (int round = 0; round < 150; round++) {
			ItemQuery<Booking> query = query(random);
			assertThat(memory.findAll(query)).as("%s", query).isEqualTo(this.bookings.findAll(query));
			assertThat(memory.count(query)).as("%s", query).isEqualTo(this.bookings.count(query));
			assertThat(windows(memory, query)).as("%s", query).isEqualTo(windows(this.bookings, query));
		}
	}

	private static Booking booking(Random random, int number) {
		String guest = random.nextBoolean() ? "g" + random.nextInt(4) : null;
		BigDecimal price = random.nextBoolean() ? new BigDecimal(random.nextInt(400)).movePointLeft(1) : null;
		return new Booking("h" + random.nextInt(2), "b" + number, guest, LocalDate.of(2026, 3, 1 + random.nextInt(9)),
				random.nextInt(12) - 2, price,
				random.nextBoolean() ? Set.of("sauna", "x" + random.nextInt(3)) : Set.of(),
				random.nextBoolean() ? List.of("late", "n" + random.nextInt(3)) : List.of(), null);
	}

	private static ItemQuery<Booking> query(Random random) {
		ItemQuery<Booking> query = ItemQuery.of(Booking.class);
		query = switch (random.nextInt(5)) {
			case 0 -> query;
			case 1 -> query.where(property("hotel").is("h" + random.nextInt(3)));
			case 2 ->
				query.where(property("hotel").is("h0")).where(property("id").greaterThan("b" + random.nextInt(60)));
			case 3 -> query.index("byGuest").where(property("guest").is("g" + random.nextInt(5)));
			default -> query.index("byNights")
				.where(property("hotel").is("h1"))
				.where(property("nights").between(random.nextInt(3), random.nextInt(9)));
		};
		boolean filtered = random.nextBoolean() && !"byNights".equals(query.spec().index());
		query = filtered ? query.filter(filter(random, 2)) : query;
		query = random.nextBoolean() ? query.descending() : query;
		return query.limit(1 + random.nextInt(9));
	}

	private static Condition filter(Random random, int depth) {
		if (depth > 0 && random.nextBoolean()) {
			Condition first = filter(random, depth - 1);
			Condition second = filter(random, depth - 1);
			return switch (random.nextInt(3)) {
				case 0 -> first.and(second);
				case 1 -> first.or(second);
				default -> Condition.not(first);
			};
		}
		return switch (random.nextInt(4)) {
			case 0 -> compared(property("nights"), random, random.nextInt(12) - 2);
			case 1 -> compared(property("price"), random, new BigDecimal(random.nextInt(40)));
			case 2 -> compared(property("arrival"), random, LocalDate.of(2026, 3, 1 + random.nextInt(9)));
			default -> onCollections(random);
		};
	}

	private static Condition compared(PropertyCondition property, Random random, Object value) {
		return switch (random.nextInt(9)) {
			case 0 -> property.is(value);
			case 1 -> property.isNot(value);
			case 2 -> property.lessThan(value);
			case 3 -> property.lessThanOrEqual(value);
			case 4 -> property.greaterThan(value);
			case 5 -> property.greaterThanOrEqual(value);
			case 6 -> property.in(List.of(value));
			case 7 -> property.exists();
			default -> property.isAbsent();
		};
	}

	private static Condition onCollections(Random random) {
		return switch (random.nextInt(6)) {
			case 0 -> property("extras").contains("sauna");
			case 1 -> property("extras").is(Set.of("x1", "sauna"));
			case 2 -> property("notes").contains("n" + random.nextInt(3));
			case 3 -> property("notes[1]").is("n" + random.nextInt(3));
			case 4 -> property("guest").startsWith("g");
			default -> property("guest").contains("2");
		};
	}

	private static List<List<String>> windows(DataService<Booking> service, ItemQuery<Booking> query) {
		List<List<String>> windows = new ArrayList<>();
		ItemWindow<Booking> window = service.scroll(query);
		windows.add(ids(window));
		while (window.hasNext()) {
			window = service.scroll(query.from(window.nextPosition()));
			windows.add(ids(window));
		}
		return windows;
	}

}
