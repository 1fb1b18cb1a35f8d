package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Unique;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.TransactionFailedException.Reason;
import dev.singletable.write.UniqueConstraintException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What users of other mappers report again and again about writes, each as one test.
 */
@DynamoDbLocal
class PainsOfTheFieldIntegrationTests {

	private FreshTable table;

	private SingleTableTemplate template;

	@SingleTableEntity(type = "TASK", pk = "TASK#{id}")
	@SecondaryIndex(name = "byOwner", pk = "OWNER#{owner}", sk = "{rank}")
	@SecondaryIndex(name = "due", pk = "DUE#{due}", sk = "{id}", sparse = true)
	record Task(@Id String id, String owner, int rank, @Nullable String due, @Nullable String note,
			@Nullable List<String> steps) {
	}

	@SingleTableEntity(type = "ACCOUNT", pk = "ACCOUNT#{id}")
	record Account(@Id String id, @Unique @Nullable String mail, @Version @Nullable Long version) {
	}

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.of(Task.class, Account.class);
	}

	private static Task task(String id, @Nullable String due) {
		return new Task(id, "ann", 1, due, "n", List.of("a"));
	}

	private List<String> owned(String owner) {
		return this.template.findAll(ItemQuery.of(Task.class).where(property("owner").is(owner)))
			.stream()
			.map(Task::id)
			.toList();
	}

	private List<String> due(String due) {
		return this.template.findAll(ItemQuery.of(Task.class).where(property("due").is(due)))
			.stream()
			.map(Task::id)
			.toList();
	}

	@Test
	void noIndexKeyIsStaleAfterAPartialUpdateOfOneOfItsParts() {
		this.template.create(task("t1", null));
		this.template.update(Task.class, "t1", Update.set("owner", "bob"));
		assertThat(owned("ann")).isEmpty();
		assertThat(owned("bob")).containsExactly("t1");
		this.template.update(Task.class, "t1", Update.add("rank", 41));
		assertThat(this.table.item("TASK#t1", "META").get("byOwnersk").s()).isEqualTo("0000000042");
	}

	@Test
	void aSparseIndexIsTheSameForEveryVerb() {
		this.template.create(task("t1", null));
		this.template.save(task("t2", "monday"));
		this.template.batch().saveAll(List.of(task("t3", "monday"), task("t4", null)));
		this.template.update(Task.class, "t4", Update.set("due", "monday"));
		assertThat(due("monday")).containsExactly("t2", "t3", "t4");
		this.template.update(Task.class, "t2", Update.remove("due"));
		this.template.replace(task("t3", null));
		this.template.transaction().save(task("t4", null)).execute();
		assertThat(due("monday")).isEmpty();
		assertThat(this.table.item("TASK#t4", "META")).doesNotContainKeys("duepk", "duesk");
	}

	@Test
	void noItemOfABatchIsLostWhenSomeComeBackUnprocessed() {
		List<Task> tasks = IntStream.range(0, 60).mapToObj((number) -> task("t" + number, null)).toList();
		RecordingClient busy = RecordingClient.withoutRetries();
		List<String> written = new ArrayList<>();
		busy.always((request) -> halfOf((BatchWriteItemRequest) request, written));
		SingleTableTemplate over = SingleTableTemplate.builder(busy).table(() -> "tasks").entities(Task.class).build();
		List<Task> saved = over.batch().saveAll(tasks);
		assertThat(saved).isEqualTo(tasks);
		assertThat(written).hasSize(60).doesNotHaveDuplicates();
	}

	private static synchronized BatchWriteItemResponse halfOf(BatchWriteItemRequest request, List<String> written) {
		Map<String, List<WriteRequest>> left = new HashMap<>();
		request.requestItems().forEach((table, writes) -> {
			int done = (writes.size() + 1) / 2;
			writes.subList(0, done).forEach((write) -> written.add(write.putRequest().item().get("id").s()));
			if (done < writes.size()) {
				left.put(table, writes.subList(done, writes.size()));
			}
		});
		return BatchWriteItemResponse.builder().unprocessedItems(left).build();
	}

	@Test
	void aUniqueValueStaysUniqueThroughUpdateUpsertAndDelete() {
		Account ann = this.template.create(new Account("1", "a@x", null));
		Account bob = this.template.create(new Account("2", "b@x", null));
		assertThatExceptionOfType(UniqueConstraintException.class)
			.isThrownBy(() -> this.template.update(Account.class, "2", Update.set("mail", "a@x")));
		assertThatExceptionOfType(UniqueConstraintException.class)
			.isThrownBy(() -> this.template.save(new Account("2", "a@x", bob.version())));
		this.template.delete(ann);
		assertThat(this.template.update(Account.class, "2", Update.set("mail", "a@x")).mail()).isEqualTo("a@x");
		assertThat(this.template.create(new Account("3", "b@x", null)).mail()).isEqualTo("b@x");
	}

	@Test
	void anUpdateLeavesAloneWhatItDoesNotName() {
		this.template.create(task("t1", "monday"));
		Map<String, AttributeValue> before = new HashMap<>(this.table.item("TASK#t1", "META"));
		this.template.update(Task.class, "t1", Update.set("note", "other"));
		before.put("note", AttributeValue.fromS("other"));
		assertThat(this.table.item("TASK#t1", "META")).isEqualTo(before);
	}

	@Test
	void anOldVersionDeletesNothingAndABatchChecksVersions() {
		Account old = this.template.create(new Account("1", null, null));
		Account current = this.template.save(old);
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.template.delete(old));
		assertThatExceptionOfType(StaleVersionException.class)
			.isThrownBy(() -> this.template.batch().saveAll(List.of(old, new Account("2", null, null))));
		assertThat(this.template.get(Account.class, "1")).isEqualTo(current);
		assertThat(this.template.exists(Account.class, "2")).isTrue();
		this.template.delete(current);
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.template.save(current));
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> this.template.get(Account.class, "1"));
	}

	@Test
	void aCancelledTransactionTellsOfEachStepWhyAndWhatIsStored() {
		Task stored = this.template.create(task("t1", null));
		TransactionOperations steps = this.template.transaction()
			.create(task("t0", null))
			.create(task("t1", null))
			.check(Task.class, "t1", property("note").is("other"))
			.delete(Task.class, "t9");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(steps::execute)
			.withMessageStartingWith("Step 2 (create of TASK) and step 3 (check of TASK) are one item");
		TransactionOperations apart = this.template.transaction()
			.create(task("t0", null))
			.create(task("t1", null))
			.delete(Task.class, "t9");
		assertThatExceptionOfType(TransactionFailedException.class).isThrownBy(apart::execute).satisfies((failure) -> {
			assertThat(failure.steps()).extracting(TransactionFailedException.Step::reason)
				.containsExactly(Reason.NONE, Reason.ALREADY_EXISTS, Reason.NOT_FOUND);
			assertThat(failure.steps().get(1).storedItem(Task.class)).contains(stored);
		});
		assertThat(this.template.exists(Task.class, "t0")).isFalse();
	}

	@Test
	void aTransactionTakesOneHundredItemsAndRefusesMoreBeforeTheCall() {
		this.template.transaction()
			.run((steps) -> IntStream.range(0, 100).forEach((number) -> steps.create(task("t" + number, null))));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.transaction()
				.run((steps) -> IntStream.range(100, 151)
					.forEach((number) -> steps.create(new Account("a" + number, "m" + number, null)))))
			.withMessage(
					"The transaction writes 102 items for its 51 steps; DynamoDB takes 100. The first too many is that "
							+ "of step 50 (unique 'mail' of ACCOUNT). Split it.");
		assertThat(this.template.exists(Account.class, "a100")).isFalse();
	}

}
