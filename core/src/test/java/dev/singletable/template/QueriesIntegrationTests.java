package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.template.Shop.Animal;
import dev.singletable.template.Shop.Cat;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Dog;
import dev.singletable.template.Shop.NameOnly;
import dev.singletable.template.Shop.Note;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderSummary;
import dev.singletable.template.Shop.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.domain.ScrollPosition;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class QueriesIntegrationTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private SingleTableTemplate template;

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		String table = engine.freshTableName();
		this.template = SingleTableTemplate.builder(engine.client())
			.table(() -> table)
			.entities(Customer.class, Order.class, Note.class, Cat.class, Dog.class)
			.createTable(true)
			.build();
	}

	private List<Order> orders(int count) {
		List<Order> orders = IntStream.range(0, count)
			.mapToObj((i) -> Order.of("c1", "o%03d".formatted(i), Status.values()[i % 3], NOON.plusSeconds(i)))
			.toList();
		return this.template.batch().saveAll(orders);
	}

	@Test
	void queriesByPartitionRangeAndIndex() {
		orders(30);
		this.template.save(Note.of("c1", 1, "not an order"));
		this.template.save(new Customer("c1", "Ann", null, null, null));
		assertThat(this.template.findAll(ItemQuery.of(Order.class).where(property("customerId").is("c1")))).hasSize(30);
		assertThat(this.template.findAll(ItemQuery.of(Order.class)
			.where(property("customerId").is("c1").and(property("id").greaterThan("o026")))
			.descending())).extracting(Order::id).containsExactly("o029", "o028", "o027");
		assertThat(this.template.findAll(
				ItemQuery.of(Order.class).where(property("customerId").is("c1").and(property("id").lessThan("o002")))))
			.extracting(Order::id)
			.containsExactly("o000", "o001");
		assertThat(this.template.findAll(ItemQuery.of(Order.class)
			.index("gsi1")
			.where(property("status").is(Status.PAID)
				.and(property("placedAt").between(NOON.plusSeconds(4), NOON.plusSeconds(10))))))
			.extracting(Order::id)
			.containsExactly("o004", "o007", "o010");
		assertThat(
				this.template.count(ItemQuery.of(Order.class).index("gsi1").where(property("status").is(Status.NEW))))
			.isEqualTo(10);
		assertThat(this.template.findAll(ItemQuery.of(Order.class)
			.index("lsi1")
			.where(property("customerId").is("c1").and(property("placedAt").greaterThanOrEqual(NOON.plusSeconds(28))))))
			.extracting(Order::id)
			.containsExactly("o028", "o029");
	}

	@Test
	void queriesANativeIndex() {
		Order cheap = Order.of("c1", "cheap", Status.PAID, NOON);
		this.template.create(cheap);
		this.template
			.create(new Order("c2", "dear", Status.PAID, NOON, new BigDecimal("500"), List.of(), null, 0, null));
		ItemQuery<Order> query = ItemQuery.of(Order.class)
			.index("byTotal")
			.where(property("status").is(Status.PAID).and(property("total").greaterThan(new BigDecimal("19.98"))));
		assertThat(this.template.findAll(query)).extracting(Order::id).containsExactly("cheap", "dear");
		ItemWindow<Order> first = this.template.scroll(query.limit(1));
		assertThat(first.hasNext()).isTrue();
		assertThat(this.template.scroll(query.limit(1).from(first.positionAt(0)))).extracting(Order::id)
			.containsExactly("dear");
	}

	@Test
	void filtersAfterReadingAndLimitsMatches() {
		orders(30);
		ItemQuery<Order> paid = ItemQuery.of(Order.class)
			.where(property("customerId").is("c1"))
			.filter(property("status").is(Status.PAID));
		assertThat(this.template.findAll(paid.limit(4))).extracting(Order::id)
			.containsExactly("o001", "o004", "o007", "o010");
		assertThat(this.template.count(paid)).isEqualTo(10);
		List<String> ids = new ArrayList<>();
		ScrollPosition position = ScrollPosition.keyset();
		ItemWindow<Order> window;
		do {
			window = this.template.scroll(paid.limit(3).from(position));
			window.forEach((order) -> ids.add(order.id()));
			position = window.isEmpty() ? position : window.positionAt(window.size() - 1);
		}
		while (window.hasNext());
		assertThat(ids).hasSize(10).doesNotHaveDuplicates();
		assertThat(window.statistics().calls()).isPositive();
	}

	@Test
	void resumesAfterAnyRowInBothDirections() {
		orders(10);
		ItemQuery<Order> query = ItemQuery.of(Order.class).where(property("customerId").is("c1"));
		ItemWindow<Order> window = this.template.scroll(query.limit(7));
		assertThat(this.template.scroll(query.from(window.positionAt(2)))).extracting(Order::id)
			.containsExactly("o003", "o004", "o005", "o006", "o007", "o008", "o009");
		ItemWindow<Order> back = this.template.scroll(query.descending().limit(3));
		assertThat(this.template.scroll(query.descending().limit(2).from(back.positionAt(1)))).extracting(Order::id)
			.containsExactly("o007", "o006");
		assertThatExceptionOfType(InvalidCursorException.class)
			.isThrownBy(() -> this.template.scroll(query.descending().from(window.positionAt(2))));
		assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> this.template
			.scroll(ItemQuery.of(Order.class).where(property("customerId").is("c2")).from(window.positionAt(2))));
	}

	@Test
	void streamsLazily() {
		orders(60);
		try (Stream<Order> stream = this.template
			.stream(ItemQuery.of(Order.class).where(property("customerId").is("c1")))) {
			assertThat(stream.limit(5)).hasSize(5);
		}
	}

	@Test
	void followsUpAnIndexThatCarriesOnlyKeys() {
		this.template.save(Note.of("c1", 1, "beta"));
		this.template.save(Note.of("c1", 2, "alpha"));
		assertThat(this.template.findAll(ItemQuery.of(Note.class).index("keys").where(property("customerId").is("c1"))))
			.extracting(Note::text)
			.containsExactly("alpha", "beta");
	}

	@Test
	void readsProjections() {
		orders(3);
		this.template.save(new Customer("c9", "Ann", null, null, null));
		assertThat(this.template
			.findAll(ItemQuery.of(Order.class).where(property("customerId").is("c1")).as(OrderSummary.class).limit(1)))
			.containsExactly(new OrderSummary("o000", new BigDecimal("19.99")));
		assertThat(
				this.template.findAll(ItemQuery.of(Customer.class).where(property("id").is("c9")).as(NameOnly.class)))
			.extracting(NameOnly::getName)
			.containsExactly("Ann");
	}

	@Test
	void returnsEachItemOfAPartitionAsItsClass() {
		this.template.save(new Cat("berlin", "Tom", 9));
		this.template.save(new Dog("berlin", "Rex", true));
		assertThat(this.template.findAll(ItemQuery.of(Animal.class).where(property("zoo").is("berlin"))))
			.containsExactly(new Cat("berlin", "Tom", 9), new Dog("berlin", "Rex", true));
		assertThat(this.template.findAll(ItemQuery.partition("ZOO#berlin").sortBeginsWith("DOG#")))
			.containsExactly(new Dog("berlin", "Rex", true));
		ItemWindow<Object> first = this.template.scroll(ItemQuery.partition("ZOO#berlin").limit(1));
		assertThat(this.template.scroll(ItemQuery.partition("ZOO#berlin").limit(1).from(first.positionAt(0))))
			.containsExactly(new Dog("berlin", "Rex", true));
	}

}
