package dev.singletable.repository.support;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.repository.Query;
import dev.singletable.repository.SingleTableReadRepository;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An item and what belongs to it, read by one range of keys.
 */
@DynamoDbLocal
class ItemCollectionIntegrationTests {

	private static final String[] IDS = { "1", "10", "1 ", "1#", "1#LINE", "1$", "2", "1#LINE#0000000002" };

	private SingleTableTemplate template;

	private Orders orders;

	private Parts parts;

	sealed interface Part permits Order, Line, Remark {

		String order();

	}

	@SingleTableEntity(type = "ORDER", pk = "CUSTOMER#{customer}", sk = "ORDER#{order}")
	record Order(String customer, String order, String state) implements Part {
	}

	@SingleTableEntity(type = "LINE", pk = "CUSTOMER#{customer}", sk = "ORDER#{order}#LINE#{number}")
	record Line(String customer, String order, int number) implements Part {
	}

	@SingleTableEntity(type = "REMARK", pk = "CUSTOMER#{customer}", sk = "ORDER#{order}#LINE#{number}#REMARK#{text}")
	record Remark(String customer, String order, int number, String text) implements Part {
	}

	/** In the same range, and not asked for. */
	@SingleTableEntity(type = "PARCEL", pk = "CUSTOMER#{customer}", sk = "ORDER#{order}#PARCEL#{number}")
	record Parcel(String customer, String order, int number) {
	}

	record OrderId(String customer, String order) {
	}

	interface Orders extends SingleTableRepository<Order, OrderId> {

		List<Part> findByCustomerAndOrder(String customer, String order);

		@Query(partition = "CUSTOMER#{customer}", sortBeginsWith = "ORDER#{order}")
		List<Part> findAllThatBeginWith(String customer, String order);

		List<Order> findByCustomer(String customer);

	}

	interface Parts extends SingleTableReadRepository<Part, Object> {

		List<Part> findByCustomerAndOrderLessThan(String customer, String order);

		Window<Part> findByCustomerAndOrderOrderByOrderDesc(String customer, String order, ScrollPosition position,
				Limit limit);

		long countByCustomerAndOrder(String customer, String order);

	}

	@BeforeEach
	void fillTheTable(EmbeddedDynamoDb engine) {
		String table = engine.freshTableName();
		this.template = SingleTableTemplate.builder(engine.client())
			.table(() -> table)
			.entities(Order.class, Line.class, Remark.class, Parcel.class)
			.createTable(true)
			.build();
		SingleTableRepositoryFactory factory = new SingleTableRepositoryFactory(this.template);
		this.orders = factory.getRepository(Orders.class);
		this.parts = factory.getRepository(Parts.class);
		List<Object> entities = new ArrayList<>();
		for (String id : IDS) {
			entities.add(new Order("c", id, "new"));
			entities.add(new Line("c", id, 1));
			entities.add(new Line("c", id, 2));
			entities.add(new Remark("c", id, 2, "late"));
			entities.add(new Parcel("c", id, 1));
		}
		this.template.batch().saveAll(entities);
	}

	private static List<Part> whole(String id) {
		return List.of(new Order("c", id, "new"), new Line("c", id, 1), new Line("c", id, 2),
				new Remark("c", id, 2, "late"));
	}

	@Test
	void anOrderComesWithWhatBelongsToItAndNothingElse() {
		for (String id : IDS) {
			assertThat(this.orders.findByCustomerAndOrder("c", id)).isEqualTo(whole(id));
			assertThat(this.parts.countByCustomerAndOrder("c", id)).isEqualTo(4);
		}
	}

	@Test
	void aSupertypeThatIsNotSealedSaysNothingOfWhatIsRead() {
		assertThat(this.orders.findByCustomer("c")).hasSize(IDS.length).hasOnlyElementsOfType(Order.class);
	}

	@Test
	void aBeginningIsTakenAsItIs() {
		assertThat(this.orders.findAllThatBeginWith("c", "1")).hasSize(4 * (IDS.length - 1));
		assertThat(this.orders.findAllThatBeginWith("c", "1#")).hasSize(4 * 3);
	}

	@Test
	void aRangeEndsBeforeTheWholeOfItsEnd() {
		assertThat(this.parts.findByCustomerAndOrderLessThan("c", "10")).extracting(Part::order)
			.containsExactlyElementsOf(List.of("1", "1 ", "1#", "1#LINE", "1#LINE#0000000002", "1$")
				.stream()
				.flatMap((id) -> IntStream.range(0, 4).mapToObj((i) -> id))
				.toList());
	}

	@Test
	void pagesGoThroughAllTypesBothWays() {
		List<Part> read = new ArrayList<>();
		ScrollPosition position = ScrollPosition.keyset();
		Window<Part> window;
		do {
			window = this.parts.findByCustomerAndOrderOrderByOrderDesc("c", "1", position, Limit.of(3));
			read.addAll(0, window.getContent().stream().sorted((one, other) -> -1).toList());
			position = window.isEmpty() ? position : window.positionAt(window.size() - 1);
		}
		while (window.hasNext());
		assertThat(read).containsExactlyInAnyOrderElementsOf(whole("1"));
	}

	@Test
	void theTemplateAsksTheSame() {
		ItemQuery<Part> query = ItemQuery.of(Part.class)
			.where(property("customer").is("c").and(property("order").is("1")));
		assertThat(this.template.findAll(query)).isEqualTo(whole("1"));
		assertThat(this.template.explain(query).describe()).isEqualTo("Query the table: partition CUSTOMER#{customer}, "
				+ "sort ORDER#{order}#…, order equal; also reads PARCEL");
	}

}
