package dev.singletable.manual;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemScan;
import dev.singletable.template.BatchOperations.Found;
import dev.singletable.template.BatchProgress;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.write.BatchIncompleteException;
import org.junit.jupiter.api.Test;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class BatchesIntegrationTests {

	// tag::reading[]
	@SingleTableEntity(type = "READING", pk = "METER#{meter}", sk = "READING#{at}")
	record Reading(String meter, Instant at, double value) {

	}

	record ReadingId(String meter, Instant at) {

	}
	// end::reading[]

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private long done;

	private List<Object> later = List.of();

	private double sum;

	@Test
	void manyItemsAreWrittenReadAndDeleted(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Reading.class);
		List<Reading> readings = IntStream.range(0, 120)
			.mapToObj((i) -> new Reading("m1", NOON.plusSeconds(i), i))
			.toList();
		List<ReadingId> ids = IntStream.range(0, 130)
			.mapToObj((i) -> new ReadingId("m1", NOON.plusSeconds(i)))
			.toList();
		// tag::save[]
		try {
			template.batch().saveAll(readings, (progress) -> show(progress.written()));
		}
		catch (BatchIncompleteException ex) {
			tryLater(ex.remaining());
		}
		// end::save[]
		// @formatter:off
		// tag::get[]
		Found<Reading> found = template.batch().getAll(Reading.class, ids);
		List<Reading> items = found.items();        // in the order of the ids
		List<Object> missing = found.missing();     // the ids without an item
		// end::get[]
		// @formatter:on
		assertThat(items).isEqualTo(readings);
		assertThat(missing).hasSize(10);
		assertThat(this.done).isEqualTo(120);
		assertThat(this.later).isEmpty();
		// tag::delete[]
		template.batch().deleteAll(Reading.class, ids);
		// end::delete[]
		assertThat(template.batch().getAll(Reading.class, ids).items()).isEmpty();
	}

	@Test
	void aStreamIsSavedAndTheTableScanned(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Reading.class);
		Stream<String> lines = IntStream.range(0, 60).mapToObj((i) -> "m1," + NOON.plusSeconds(i) + "," + i);
		// tag::stream[]
		BatchProgress all = template.batch().saveAll(lines.map(this::parse), (progress) -> show(progress.written()));
		// end::stream[]
		assertThat(all.written()).isEqualTo(60);
		// tag::scan[]
		template.scan(ItemScan.of(Reading.class).filter(property("value").greaterThan(50)).segments(2), this::check);
		// end::scan[]
		assertThat(this.sum).isEqualTo(51 + 52 + 53 + 54 + 55 + 56 + 57 + 58 + 59);
	}

	private Reading parse(String line) {
		String[] parts = line.split(",");
		return new Reading(parts[0], Instant.parse(parts[1]), Double.parseDouble(parts[2]));
	}

	private void show(long written) {
		this.done = written;
	}

	private void tryLater(List<?> remaining) {
		this.later = List.copyOf(remaining);
	}

	private synchronized void check(Reading reading) {
		this.sum += reading.value();
	}

}
