package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.LocalIndex;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class PagingLimitsIntegrationTests {

	private static final ItemQuery<Payment> BY_ANN = ItemQuery.of(Payment.class).where(property("payer").is("ann"));

	private SingleTableTemplate template;

	@SingleTableEntity(type = "PAYMENT", pk = "PAYER#{payer}", sk = "{id}")
	@SecondaryIndex(name = "byRank", partition = { "@type", "payer" }, sort = { "rank", "id" })
	@SecondaryIndex(name = "byPurpose", partition = { "@type", "payer" }, sort = "purpose")
	@LocalIndex(name = "local", sk = "{purpose}")
	@SecondaryIndex(name = "keys", pk = "KEYS#{payer}", sk = "{purpose}", projection = IndexProjection.KEYS_ONLY)
	record Payment(String payer, String id, long rank, String purpose) {
	}

	record PaymentId(String payer, String id) {
	}

	interface Payments extends SingleTableRepository<Payment, PaymentId> {

		Slice<Payment> findByPayer(String payer, Pageable page);

	}

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		this.template = new FreshTable(engine).of(Payment.class);
		this.template.batch()
			.saveAll(IntStream.range(0, 23)
				.mapToObj((number) -> new Payment("ann", "p" + number, number % 3, "purpose" + number % 4))
				.toList());
	}

	static List<ItemQuery<Payment>> queries() {
		return List.of(BY_ANN, BY_ANN.index("byRank"), BY_ANN.index("byPurpose"), BY_ANN.index("local"),
				BY_ANN.index("keys"), BY_ANN.filter(property("purpose").is("purpose1")));
	}

	@ParameterizedTest
	@MethodSource("queries")
	void pagesOfAnySizeGiveTheWholeAnswerInBothDirections(ItemQuery<Payment> query) {
		List<Payment> up = this.template.findAll(query);
		List<Payment> down = this.template.findAll(query.descending());
		for (int size : List.of(1, 2, 5, 22, 23, 24)) {
			assertThat(paged(query.limit(size))).as("pages of " + size).isEqualTo(up);
			assertThat(paged(query.descending().limit(size))).as("pages of " + size).isEqualTo(down);
		}
		assertThat(this.template.count(query)).isEqualTo(up.size());
		assertThat(down).containsExactlyInAnyOrderElementsOf(up);
	}

	private List<Payment> paged(ItemQuery<Payment> query) {
		List<Payment> found = new ArrayList<>();
		ItemWindow<Payment> window = this.template.scroll(query);
		window.forEach(found::add);
		for (int pages = 1; window.hasNext() && pages < 100; pages++) {
			window = this.template.scroll(query.from(window.nextPosition()));
			window.forEach(found::add);
		}
		return found;
	}

	@Test
	void takesTheLargestLimitThereIs() {
		assertThat(this.template.findAll(BY_ANN.limit(Integer.MAX_VALUE))).hasSize(23);
		assertThat(this.template.scroll(BY_ANN.limit(Integer.MAX_VALUE))).hasSize(23);
	}

	@Test
	void takesTheLargestPageThereIs() {
		Payments payments = new SingleTableRepositoryFactory(this.template).getRepository(Payments.class);
		Slice<Payment> slice = payments.findByPayer("ann", PageRequest.of(0, Integer.MAX_VALUE));
		assertThat(slice.getContent()).hasSize(23);
		assertThat(slice.hasNext()).isFalse();
	}

	private void isRefused(ItemQuery<Payment> query, ScrollPosition position) {
		assertThatExceptionOfType(InvalidCursorException.class)
			.isThrownBy(() -> this.template.scroll(query.from(position)))
			.withMessage(
					"The position does not belong to this query: its table, index, conditions, arguments or direction "
							+ "are others. Begin at page one.");
	}

	@Test
	void refusesThePositionOfAnotherQuery() {
		ScrollPosition position = this.template.scroll(BY_ANN.limit(2)).nextPosition();
		isRefused(ItemQuery.of(Payment.class).where(property("payer").is("bob")).limit(2), position);
		isRefused(BY_ANN.descending().limit(2), position);
		isRefused(BY_ANN.index("byRank").limit(2), position);
	}

	@Test
	void refusesAPositionThatNoQueryGave() {
		isRefused(BY_ANN, ScrollPosition.offset(3));
		isRefused(BY_ANN, ScrollPosition.forward(Map.of("pk", "PAYER#ann")));
	}

	private void namesNoItem(ScrollPosition position) {
		assertThatExceptionOfType(InvalidCursorException.class)
			.isThrownBy(() -> this.template.scroll(BY_ANN.from(position)))
			.withMessage(
					"The position names no item to read back from. Pass positionBefore(…) of a window, or turn the "
							+ "order of the query round.");
	}

	@Test
	void refusesToReadBackFromAPlaceThatNoQueryGave() {
		namesNoItem(ScrollPosition.backward(Map.of("pk", "PAYER#ann")));
	}

	@Test
	void refusesToReadBackFromTheFirstPage() {
		namesNoItem(ScrollPosition.backward(Map.of()));
	}

}
