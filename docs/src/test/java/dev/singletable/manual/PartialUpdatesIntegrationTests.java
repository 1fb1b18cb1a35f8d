package dev.singletable.manual;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.Patch;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.write.ConditionFailedException;
import dev.singletable.write.ItemNotFoundException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;

import static dev.singletable.expression.Condition.property;
import static dev.singletable.query.TypedConditions.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class PartialUpdatesIntegrationTests {

	// tag::task[]
	@SingleTableEntity(type = "TASK", pk = "TASK#{id}")
	@SecondaryIndex(name = "byOwner", pk = "OWNER#{owner}", sk = "{due}")
	record Task(@Id String id, String owner, Instant due, @Nullable String note, int attempts, Set<String> tags,
			List<String> log, Map<String, Integer> votes, Address place) {

	}

	record Address(String city, @Nullable String street) {

	}
	// end::task[]

	private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

	private SingleTableTemplate template;

	@BeforeEach
	void store(EmbeddedDynamoDb engine) {
		this.template = Tables.template(engine, Task.class);
		this.template.create(new Task("t1", "ann", MARCH, "call back", 0, Set.of("new"), List.of("made"), Map.of(),
				new Address("Oslo", null)));
	}

	@Test
	void aStepSaysWhatChanges() {
		// tag::steps[]
		Task task = template.update(Task.class, "t1",
				Update.set("owner", "ben")
					.add("attempts", 1)
					.addTo("tags", "urgent")
					.append("log", "given to ben")
					.add("votes.ann", 1)
					.set("place.street", "Storgata 1")
					.remove("note")
					.onlyIf(property("owner").is("ann")));
		// end::steps[]
		assertThat(task).isEqualTo(new Task("t1", "ben", MARCH, null, 1, Set.of("new", "urgent"),
				List.of("made", "given to ben"), Map.of("ann", 1), new Address("Oslo", "Storgata 1")));
		assertThat(template.findAll(ItemQuery.of(Task.class).where(property("owner").is("ben")))).containsExactly(task);
	}

	@Test
	void aFailedConditionHasTheStoredItem() {
		// tag::condition[]
		try {
			template.update(Task.class, "t1", Update.add("attempts", 1).onlyIf(property("attempts").greaterThan(3)));
		}
		catch (ConditionFailedException ex) {
			Optional<Task> stored = ex.storedItem(Task.class);
			report(stored);
		}
		// end::condition[]
		assertThat(this.reported).contains("t1");
	}

	private @Nullable String reported;

	private void report(Optional<Task> stored) {
		this.reported = stored.orElseThrow().id();
	}

	@Test
	void aPatchTakesWhatIsThere() {
		// tag::patch[]
		record TaskChange(@Nullable String owner, @Nullable Instant due, @Nullable Optional<String> note) {
		}

		TaskChange change = new TaskChange("cleo", null, Optional.empty());
		Task task = template.update(Task.class, "t1", Patch.of(change).append("log", "given to cleo"));
		// end::patch[]
		assertThat(task.owner()).isEqualTo("cleo");
		assertThat(task.due()).isEqualTo(MARCH);
		assertThat(task.note()).isNull();
	}

	@Test
	void aMapOfChangesSetsAndClears() {
		// tag::map[]
		Map<String, @Nullable Object> changes = new java.util.HashMap<>();
		changes.put("owner", "ben");
		changes.put("note", null);
		Task task = template.update(Task.class, "t1", Update.setAll(changes));
		// end::map[]
		assertThat(task.owner()).isEqualTo("ben");
		assertThat(task.note()).isNull();
	}

	@Test
	void otherFormsAreThere() {
		// tag::more[]
		template.update(Task.class, "t1", Update.setIfAbsent("note", "none yet").prepend("log", "seen"));
		template.update(Task.class, "t1", Update.add("attempts", 1).exactlyOnce());
		template.update(Task.class, "t1", Update.set(path(Task::owner), "ben"));
		template.update(Task.class, "t1",
				Update.expression("SET #a = #a + :two", Map.of("#a", "attempts"), Map.of(":two", 2)));
		// end::more[]
		assertThat(template.get(Task.class, "t1").attempts()).isEqualTo(3);
	}

	@Test
	void anUpdateNeverCreates() {
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> template.update(Task.class, "t2", Update.add("attempts", 1)));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> template.update(Task.class, "t1", Update.set("ownr", "ben")));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> template.update(Task.class, "t1", Update.set("id", "t3")));
	}

}
