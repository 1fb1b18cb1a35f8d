package dev.singletable.repository.support;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.repository.SingleTableCrudRepository;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Types whose keys begin with one another's, with ids that look like keys of another.
 */
@DynamoDbLocal
class OtherTypesNeverComeBackIntegrationTests {

	private static final String[] IDS = { "1", "10", "1#", "#1", "1#LINE", "1#LINE#2", "1#LINE#0000000002", "10#LINE#2",
			"$231", "LINE", "ORDER#1" };

	private static final String OTHER_CUSTOMER = "1#ORDER";

	private SingleTableTemplate template;

	private Orders orders;

	private Lines lines;

	private Remarks remarks;

	@SingleTableEntity(type = "ORDER", pk = "CUSTOMER#{customer}", sk = "ORDER#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}")
	@SecondaryIndex(name = "byState", pk = "STATE#{state}", sk = "{id}")
	record Order(String customer, String id, String state) {
	}

	/** Keys that begin with an order's. */
	@SingleTableEntity(type = "LINE", pk = "CUSTOMER#{customer}", sk = "ORDER#{order}#LINE#{number}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{order}#{number}")
	@SecondaryIndex(name = "byState", pk = "STATE#{state}", sk = "{order}#{number}")
	record Line(String customer, String order, int number, String state) {
	}

	/** Keys that begin with a line's. */
	@SingleTableEntity(type = "REMARK", pk = "CUSTOMER#{customer}", sk = "ORDER#{order}#LINE#{number}#REMARK#{text}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{order}#{number}#{text}")
	record Remark(String customer, String order, int number, String text) {
	}

	/** A type whose name, and a literal that, begins with an order's. */
	@SingleTableEntity(type = "ORDER1", pk = "CUSTOMER#{customer}", sk = "ORDER1#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}")
	@SecondaryIndex(name = "byState", pk = "STATE#{state}", sk = "{id}")
	record Draft(String customer, String id, String state) {
	}

	record OrderId(String customer, String id) {
	}

	record LineId(String customer, String order, int number) {
	}

	record RemarkId(String customer, String order, int number, String text) {
	}

	@BeforeEach
	void fillTheTable(EmbeddedDynamoDb engine) {
		String table = engine.freshTableName();
		this.template = SingleTableTemplate.builder(engine.client())
			.table(() -> table)
			.entities(Order.class, Line.class, Remark.class, Draft.class)
			.createTable(true)
			.build();
		SingleTableRepositoryFactory factory = new SingleTableRepositoryFactory(this.template);
		this.orders = factory.getRepository(Orders.class);
		this.lines = factory.getRepository(Lines.class);
		this.remarks = factory.getRepository(Remarks.class);
		List<Object> entities = new ArrayList<>();
		for (String customer : List.of("1", "10", "1#", OTHER_CUSTOMER)) {
			for (String id : IDS) {
				entities.add(new Order(customer, id, "new"));
				entities.add(new Draft(customer, id, "new"));
				entities.add(new Line(customer, id, 2, "new"));
				entities.add(new Line(customer, id, 20, "new"));
				entities.add(new Remark(customer, id, 2, id));
			}
		}
		this.template.batch().saveAll(entities);
	}

	@Test
	void ofAPartitionOnlyTheTypeThatWasAskedForComesBack() {
		assertThat(this.orders.findByCustomer("1")).extracting(Order::customer, Order::id)
			.containsExactlyInAnyOrderElementsOf(Stream.of(IDS).map((id) -> tuple("1", id)).toList());
		assertThat(this.orders.countByCustomer("1")).isEqualTo(IDS.length);
		assertThat(this.lines.findByCustomer("1")).hasSize(2 * IDS.length).extracting(Line::customer).containsOnly("1");
		assertThat(this.remarks.findByCustomer("1")).hasSize(IDS.length).extracting(Remark::customer).containsOnly("1");
		try (Stream<Order> stream = this.orders.streamByCustomer("1")) {
			assertThat(stream).hasSize(IDS.length);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "10", "1#", "1#LINE", "1#LINE#0000000002", "ORDER#1", "LINE" })
	void anIdMeansOneOrderAndItsOwnLines(String id) {
		assertThat(this.orders.findByCustomerAndId("1", id)).containsExactly(new Order("1", id, "new"));
		assertThat(this.orders.findById(new OrderId("1", id))).contains(new Order("1", id, "new"));
		assertThat(this.lines.findByCustomerAndOrder("1", id)).containsExactly(new Line("1", id, 2, "new"),
				new Line("1", id, 20, "new"));
		assertThat(this.lines.countByCustomerAndOrder("1", id)).isEqualTo(2);
		assertThat(this.lines.findByCustomerAndOrderAndNumber("1", id, 2)).containsExactly(new Line("1", id, 2, "new"));
		assertThat(this.remarks.findByCustomerAndOrder("1", id)).containsExactly(new Remark("1", id, 2, id));
		assertThat(this.remarks.findByCustomerAndOrderAndNumber("1", id, 2))
			.containsExactly(new Remark("1", id, 2, id));
	}

	@Test
	void aPrefixOfAnIdIsNoPrefixOfAnotherType() {
		assertThat(this.orders.findByCustomerAndIdStartingWith("1", "1")).extracting(Order::id)
			.containsExactlyInAnyOrder("1", "10", "1#", "1#LINE", "1#LINE#2", "1#LINE#0000000002", "10#LINE#2");
		assertThat(this.orders.findByCustomerAndIdStartingWith("1", "1#")).extracting(Order::id)
			.containsExactlyInAnyOrder("1#", "1#LINE", "1#LINE#2", "1#LINE#0000000002");
		assertThat(this.orders.findByCustomerAndIdBetween("1", "1", "10")).extracting(Order::id)
			.containsExactly("1", "1#", "1#LINE", "1#LINE#0000000002", "1#LINE#2", "10");
	}

	@Test
	void pagesOfEverySizeHoldOneType() {
		for (int size = 1; size <= IDS.length + 1; size++) {
			List<Order> rows = new ArrayList<>();
			Window<Order> window = this.orders.findByCustomer("1", ScrollPosition.keyset(), Limit.of(size));
			window.forEach(rows::add);
			while (window.hasNext()) {
				assertThat(window).hasSize(size);
				window = this.orders.findByCustomer("1", window.positionAt(window.size() - 1), Limit.of(size));
				window.forEach(rows::add);
			}
			assertThat(rows).as("pages of " + size).isEqualTo(this.orders.findByCustomer("1"));
		}
	}

	@Test
	void anIndexThatTypesShareAnswersWithOneType() {
		assertThat(this.orders.findByState("new")).hasSize(4 * IDS.length).hasOnlyElementsOfType(Order.class);
		assertThat(this.lines.findByState("new")).hasSize(8 * IDS.length).hasOnlyElementsOfType(Line.class);
		assertThat(this.orders.countByState("new")).isEqualTo(4 * IDS.length);
		Slice<Line> slice = this.lines.findByState("new", PageRequest.of(0, 8 * IDS.length));
		assertThat(slice.getContent()).hasSize(8 * IDS.length);
		assertThat(slice.hasNext()).isFalse();
	}

	@Test
	void everythingIsEverythingOfOneType() {
		assertThat(this.orders.findAll()).hasSize(4 * IDS.length);
		assertThat(this.orders.count()).isEqualTo(4 * IDS.length);
		assertThat(this.lines.count()).isEqualTo(8 * IDS.length);
		assertThat(this.remarks.findAll()).hasSize(4 * IDS.length);
	}

	@Test
	void whatIsDeletedIsOfOneType() {
		this.orders.deleteByCustomer("1");
		assertThat(this.orders.countByCustomer("1")).isZero();
		assertThat(this.orders.countByCustomer("10")).isEqualTo(IDS.length);
		assertThat(this.orders.countByCustomer(OTHER_CUSTOMER)).isEqualTo(IDS.length);
		assertThat(this.lines.findByCustomer("1")).hasSize(2 * IDS.length);
		this.lines.deleteByCustomerAndOrder("1", "1");
		assertThat(this.lines.findByCustomer("1")).hasSize(2 * IDS.length - 2)
			.extracting(Line::order)
			.doesNotContain("1");
		assertThat(this.remarks.findByCustomer("1")).hasSize(IDS.length);
	}

	interface Orders extends SingleTableCrudRepository<Order, OrderId> {

		List<Order> findByCustomer(String customer);

		Window<Order> findByCustomer(String customer, ScrollPosition position, Limit limit);

		Stream<Order> streamByCustomer(String customer);

		long countByCustomer(String customer);

		void deleteByCustomer(String customer);

		List<Order> findByCustomerAndId(String customer, String id);

		List<Order> findByCustomerAndIdStartingWith(String customer, String prefix);

		List<Order> findByCustomerAndIdBetween(String customer, String from, String to);

		List<Order> findByState(String state);

		long countByState(String state);

	}

	interface Lines extends SingleTableCrudRepository<Line, LineId> {

		List<Line> findByCustomer(String customer);

		List<Line> findByCustomerAndOrder(String customer, String order);

		long countByCustomerAndOrder(String customer, String order);

		void deleteByCustomerAndOrder(String customer, String order);

		List<Line> findByCustomerAndOrderAndNumber(String customer, String order, int number);

		List<Line> findByState(String state);

		Slice<Line> findByState(String state, Pageable page);

	}

	interface Remarks extends SingleTableCrudRepository<Remark, RemarkId> {

		List<Remark> findByCustomer(String customer);

		List<Remark> findByCustomerAndOrder(String customer, String order);

		List<Remark> findByCustomerAndOrderAndNumber(String customer, String order, int number);

	}

}
