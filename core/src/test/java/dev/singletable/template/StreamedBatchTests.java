package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.singletable.template.Shop.Customer;
import dev.singletable.write.BatchIncompleteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

import static dev.singletable.template.CustomerTable.customers;
import static dev.singletable.template.CustomerTable.ids;
import static dev.singletable.template.CustomerTable.idsIn;
import static dev.singletable.template.CustomerTable.remaining;
import static dev.singletable.template.CustomerTable.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class StreamedBatchTests {

	private final CustomerTable table = new CustomerTable();

	private final SingleTableTemplate template = this.table.template(3).build();

	@Test
	void takesNoMoreFromAStreamThanAWindow() {
		AtomicInteger taken = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		this.table.answer((ids) -> most.accumulateAndGet(taken.get() - this.table.written.size(), Math::max));
		Stream<Customer> many = customers(2000).stream().peek((each) -> taken.incrementAndGet());
		BatchProgress progress = this.template.batch().saveAll(many, (each) -> {
		});
		assertThat(progress.isComplete()).isTrue();
		assertThat(progress.written()).isEqualTo(2000);
		assertThat(this.table.written).hasSize(2000);
		assertThat(most.get()).isLessThanOrEqualTo(600);
	}

	@Test
	void writesOneItemOfAStreamNeverTwiceAtATimeAndTheLastLast() {
		Set<String> underWay = ConcurrentHashMap.newKeySet();
		Map<String, String> names = new ConcurrentHashMap<>();
		this.table.client.always((request) -> {
			assertThat(idsIn(request)).allSatisfy((id) -> assertThat(underWay.add(id)).isTrue());
			writes(request)
				.forEach((write) -> names.put(Objects.requireNonNull(write.putRequest().item().get("id").s()),
						write.putRequest().item().get("name").s()));
			underWay.removeAll(idsIn(request));
			return BatchWriteItemResponse.builder().build();
		});
		Stream<Customer> repeated = IntStream.range(0, 3000)
			.mapToObj((number) -> new Customer("c" + number % 700, "n" + number, null, Set.of(), null));
		this.template.batch().saveAll(repeated, (each) -> {
		});
		assertThat(names).hasSize(700);
		IntStream.range(2300, 3000)
			.forEach((number) -> assertThat(names).containsEntry("c" + number % 700, "n" + number));
	}

	@Test
	void readsAStreamNoFurtherWhenTheRetriesHaveEnded() {
		AtomicInteger taken = new AtomicInteger();
		this.table.refuse("c700");
		Stream<Customer> many = customers(5000).stream().peek((each) -> taken.incrementAndGet());
		Instant start = Instant.now();
		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> this.template.batch().saveAll(many, (each) -> {
			}))
			.satisfies((ex) -> assertThat(Stream.concat(remaining(ex).stream(), this.table.written.stream()))
				.containsExactlyInAnyOrderElementsOf(ids(1200)));
		assertThat(taken).hasValue(1200);
		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
	}

}
