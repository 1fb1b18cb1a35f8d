package dev.singletable.template;

import java.util.List;
import java.util.stream.IntStream;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.write.ItemTooLargeException;
import dev.singletable.write.StaleVersionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class SavingManyIntegrationTests {

	private SingleTableTemplate template;

	@SingleTableEntity(type = "CONTRACT", pk = "CONTRACT#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}")
	record Contract(@Id String id, String text, @Version @Nullable Long version) {
	}

	@SingleTableEntity(type = "NOTE", pk = "NOTE#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}")
	record Note(@Id int id, String text) {
	}

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		this.template = new FreshTable(engine).of(Contract.class, Note.class);
	}

	private long stored(Class<?> type) {
		return this.template.count(ItemQuery.of(type).index("types"));
	}

	@Test
	void savesAllButTheStaleOne() {
		List<Contract> contracts = IntStream.range(0, 150)
			.mapToObj((number) -> new Contract("c-" + number, "text", (number == 5) ? 7L : null))
			.toList();
		assertThatExceptionOfType(StaleVersionException.class)
			.isThrownBy(() -> this.template.batch().saveAll(contracts))
			.satisfies((ex) -> assertThat(ex.expected()).isEqualTo(7))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("c-5"));
		assertThat(stored(Contract.class)).isEqualTo(149);
	}

	@Test
	void savesMoreThanOneTransactionTakes() {
		String text = "t".repeat(300_000);
		List<Contract> contracts = IntStream.range(0, 20)
			.mapToObj((number) -> new Contract("c-" + number, text, null))
			.toList();
		assertThat(this.template.batch().saveAll(contracts)).hasSize(20);
		assertThat(stored(Contract.class)).isEqualTo(20);
	}

	@Test
	void savesAllButTheOneThatIsTooLarge() {
		List<Note> notes = IntStream.range(0, 60)
			.mapToObj((number) -> new Note(number, (number == 30) ? "t".repeat(500_000) : "text"))
			.toList();
		assertThatExceptionOfType(ItemTooLargeException.class).isThrownBy(() -> this.template.batch().saveAll(notes));
		assertThat(stored(Note.class)).isEqualTo(59);
	}

}
