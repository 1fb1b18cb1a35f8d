package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.singletable.event.AfterSaveCallback;
import dev.singletable.template.Shop.Customer;
import dev.singletable.wire.CapacityMeter;
import dev.singletable.write.BatchIncompleteException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.data.mapping.callback.EntityCallbacks;

import static dev.singletable.template.CustomerTable.customers;
import static dev.singletable.template.CustomerTable.ids;
import static dev.singletable.template.CustomerTable.idsIn;
import static dev.singletable.template.CustomerTable.remaining;
import static dev.singletable.template.CustomerTable.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(60)
class ParallelBatchTests {

	private final CustomerTable table = new CustomerTable();

	private final SingleTableTemplate template = this.table.template(3).build();

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void sendsAsManyFullChunksAtATimeAsItIsTold() {
		AtomicInteger most = new AtomicInteger();
		AtomicInteger now = new AtomicInteger();
		CyclicBarrier three = new CyclicBarrier(3);
		this.table.answer((ids) -> {
			most.accumulateAndGet(now.incrementAndGet(), Math::max);
			meet(three);
			now.decrementAndGet();
		});
		assertThat(this.template.batch().saveAll(customers(220))).containsExactlyElementsOf(customers(220));
		assertThat(most).hasValue(3);
		assertThat(this.table.client.requests()).hasSize(9)
			.extracting((request) -> writes(request).size())
			.containsOnly(25, 20)
			.containsOnlyOnce(20);
		assertThat(this.table.written).containsExactlyInAnyOrderElementsOf(ids(220));
	}

	private static void meet(CyclicBarrier others) {
		try {
			others.await(20, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void sendsASingleChunkOnTheThreadOfTheCaller() {
		Set<Thread> threads = ConcurrentHashMap.newKeySet();
		this.table.answer((ids) -> threads.add(Thread.currentThread()));
		this.template.batch().saveAll(customers(25));
		this.template.batch().deleteAll(Customer.class, ids(25));
		this.table.template(1).build().batch().saveAll(customers(100));
		assertThat(threads).containsExactly(Thread.currentThread());
	}

	@Test
	void leavesNoThreadBehind() throws InterruptedException {
		Set<Thread> threads = ConcurrentHashMap.newKeySet();
		ClassLoader mine = new ClassLoader(ParallelBatchTests.class.getClassLoader()) {
		};
		Set<ClassLoader> loaders = ConcurrentHashMap.newKeySet();
		this.table.answer((ids) -> {
			threads.add(Thread.currentThread());
			loaders.add(Thread.currentThread().getContextClassLoader());
		});
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		Thread.currentThread().setContextClassLoader(mine);
		try {
			this.template.batch().saveAll(customers(300));
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
		assertThat(loaders).containsExactly(mine);
		assertThat(threads).allSatisfy((thread) -> {
			assertThat(thread.getName()).isEqualTo("singletable-batch");
			assertThat(thread.isDaemon()).isTrue();
		});
		for (Thread thread : threads) {
			thread.join(10_000);
			assertThat(thread.isAlive()).isFalse();
		}
	}

	@Test
	void callsCallbacksAndListenersInOrderOnTheThreadOfTheCaller() {
		List<String> saved = new ArrayList<>();
		Set<Thread> threads = new HashSet<>();
		AfterSaveCallback<Customer> callback = (customer, table) -> {
			saved.add(customer.id());
			threads.add(Thread.currentThread());
			return customer;
		};
		List<BatchProgress> told = new ArrayList<>();
		this.table.answer((ids) -> {
		});
		this.table.template(3)
			.callbacks(EntityCallbacks.create(callback))
			.build()
			.batch()
			.saveAll(customers(110), (progress) -> {
				told.add(progress);
				threads.add(Thread.currentThread());
			});
		assertThat(saved).containsExactlyElementsOf(ids(110));
		assertThat(threads).containsExactly(Thread.currentThread());
		assertThat(told).extracting(BatchProgress::written).containsExactly(25L, 50L, 75L, 100L, 110L);
		assertThat(told).extracting(BatchProgress::calls).containsExactly(1L, 2L, 3L, 4L, 5L);
		assertThat(told).extracting(BatchProgress::of).containsOnly(110L);
		assertThat(told).extracting(BatchProgress::elapsed).isSorted();
		assertThat(told.get(4).isComplete()).isTrue();
		assertThat(told.get(3).isComplete()).isFalse();
	}

	@Test
	void tellsHowManyItemsWereSentAgain() {
		this.table.client.answer((request) -> BatchWriteItemResponse.builder()
			.unprocessedItems(Map.of("shop", writes(request).subList(3, 5)))
			.build());
		List<BatchProgress> told = new ArrayList<>();
		this.template.batch().saveAll(customers(5), told::add);
		assertThat(told).singleElement()
			.satisfies((progress) -> assertThat(progress.calls()).isEqualTo(2))
			.satisfies((progress) -> assertThat(progress.retried()).isEqualTo(2));
		told.clear();
		this.template.batch().deleteAll(Customer.class, ids(30), told::add);
		assertThat(told).extracting(BatchProgress::written).containsExactly(25L, 30L);
	}

	@Test
	void goesOnWhenAListenerFails() {
		this.table.answer((ids) -> {
		});
		AtomicInteger told = new AtomicInteger();
		assertThat(this.template.batch().saveAll(customers(100), (progress) -> {
			told.incrementAndGet();
			throw new IllegalStateException("no more of it");
		})).hasSize(100);
		assertThat(told).hasValue(4);
		assertThat(this.table.written).hasSize(100);
	}

	@Test
	void reportsExactlyWhatWasNotWrittenWhenTheRetriesOfOneChunkEnd() {
		this.table.refuse("c60");
		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> this.template.batch().saveAll(customers(2000)))
			.satisfies((ex) -> {
				assertThat(remaining(ex)).contains("c60").doesNotContainAnyElementsOf(this.table.written);
				assertThat(Stream.concat(remaining(ex).stream(), this.table.written.stream()))
					.containsExactlyInAnyOrderElementsOf(ids(2000));
			});
	}

	@Test
	void sendsNothingMoreOnceTheRetriesOfOneChunkHaveEnded() {
		CountDownLatch failed = new CountDownLatch(1);
		this.table.client.always((request) -> {
			if (idsIn(request).contains("c0")) {
				failed.countDown();
				throw Faults.throttled();
			}
			await(failed);
			pause();
			this.table.written.addAll(idsIn(request));
			return BatchWriteItemResponse.builder().build();
		});
		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> this.template.batch().saveAll(customers(1000)))
			.satisfies((ex) -> assertThat(this.table.written).hasSize(50))
			.satisfies((ex) -> assertThat(remaining(ex)).hasSize(950).startsWith("c0", "c1").endsWith("c999"))
			.havingCause()
			.withMessageStartingWith("batch write in table 'shop': DynamoDB throttled the request");
	}

	/** Longer than the retries take. */
	private static void pause() {
		try {
			Thread.sleep(1000);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void finishesWhatIsUnderWayWhenItIsInterrupted() {
		Thread caller = Thread.currentThread();
		CountDownLatch begun = new CountDownLatch(3);
		this.table.answer((ids) -> {
			begun.countDown();
			await(begun);
			caller.interrupt();
			pause();
		});
		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> this.template.batch().saveAll(customers(500)))
			.withCauseInstanceOf(InterruptedException.class)
			.satisfies((ex) -> assertThat(this.table.written).containsExactlyInAnyOrderElementsOf(ids(75)))
			.satisfies((ex) -> assertThat(remaining(ex)).containsExactlyElementsOf(ids(500).subList(75, 500)));
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void endsTheWaitOfASingleChunkWhenItIsInterrupted() {
		Thread caller = Thread.currentThread();
		this.table.client.always((request) -> {
			caller.interrupt();
			return BatchWriteItemResponse.builder()
				.unprocessedItems(Map.of("shop", writes(request).subList(1, 3)))
				.build();
		});
		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> this.template.batch().saveAll(customers(3)))
			.satisfies((ex) -> assertThat(remaining(ex)).containsExactly("c1", "c2"));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.table.client.requests()).hasSize(1);
	}

	@Test
	void tellsWhatIsLeftAfterAFailureThatWillNotPass() {
		this.table.answer((ids) -> {
			if (ids.contains("c30")) {
				throw Faults.service(400, "AccessDeniedException", "No");
			}
		});
		assertThatExceptionOfType(PermissionDeniedDataAccessException.class)
			.isThrownBy(() -> this.table.template(1).build().batch().saveAll(customers(100)))
			.satisfies((ex) -> assertThat(ex.getSuppressed()).singleElement()
				.isInstanceOfSatisfying(BatchIncompleteException.class,
						(left) -> assertThat(remaining(left)).containsExactlyElementsOf(ids(100).subList(25, 100))));
		assertThatExceptionOfType(PermissionDeniedDataAccessException.class)
			.isThrownBy(() -> this.template.batch().deleteAll(Customer.class, ids(100)));
	}

	@Test
	void deletesInParallelAndReportsWhatIsLeft() {
		this.table.refuse("c60");
		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> this.template.batch().deleteAll(Customer.class, ids(2000)))
			.satisfies((ex) -> assertThat(ex.remaining()).contains("c60"))
			.satisfies((ex) -> assertThat(
					Stream.concat(ex.remaining().stream().map(String::valueOf), this.table.written.stream()))
				.containsExactlyInAnyOrderElementsOf(ids(2000)));
	}

	private static List<Map<String, AttributeValue>> keys(DynamoDbRequest request) {
		return ((BatchGetItemRequest) request).requestItems().get("shop").keys();
	}

	private BatchGetItemResponse found(DynamoDbRequest request, @Nullable String without) {
		List<Map<String, AttributeValue>> found = new ArrayList<>();
		List<Map<String, AttributeValue>> unread = new ArrayList<>();
		for (Map<String, AttributeValue> key : keys(request)) {
			String id = key.get("pk").s().substring("CUSTOMER#".length());
			if (id.equals(without)) {
				unread.add(key);
			}
			else if (!id.equals("c7")) {
				found.add(this.template.conversion().toItem(new Customer(id, null, null, Set.of(), null)));
			}
		}
		return BatchGetItemResponse.builder()
			.responses(Map.of("shop", found))
			.unprocessedKeys(
					unread.isEmpty() ? Map.of() : Map.of("shop", KeysAndAttributes.builder().keys(unread).build()))
			.consumedCapacity(ConsumedCapacity.builder().capacityUnits(2.0).build())
			.build();
	}

	@Test
	void readsInTheOrderAskedForAndCountsWhatThatCost() {
		CyclicBarrier three = new CyclicBarrier(3);
		this.table.client.always((request) -> {
			meet(three);
			return found(request, null);
		});
		try (CapacityMeter meter = CapacityMeter.open()) {
			BatchOperations.Found<Customer> found = this.template.batch().getAll(Customer.class, ids(600));
			assertThat(found.items()).containsExactlyElementsOf(
					customers(600).stream().filter((customer) -> !customer.id().equals("c7")).toList());
			assertThat(found.missing()).containsExactly("c7");
			assertThat(meter.calls()).isEqualTo(6);
			assertThat(meter.readUnits()).isEqualTo(12);
		}
	}

	@Test
	void saysWhichIdsWereNotRead() {
		this.table.client.always((request) -> found(request, "c130"));
		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> this.table.template(1).build().batch().getAll(Customer.class, ids(320)))
			.withMessage("batch get of CUSTOMER in table 'shop': 121 items were not done before the retries ended. "
					+ "They are in remaining().")
			.satisfies((ex) -> assertThat(ex.remaining()).containsExactlyElementsOf(
					Stream.concat(Stream.of("c130"), ids(320).subList(200, 320).stream()).toList()));
	}

	@Test
	void makesAtLeastOneCallAtATime() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.table.template(0))
			.withMessage("A batch makes at least one call at a time, not 0.");
	}

	@Test
	void asksNothingOfAnEmptyBatch() {
		assertThat(this.template.batch().saveAll(List.of())).isEmpty();
		this.template.batch().deleteAll(Customer.class, List.of());
		assertThat(this.template.batch().getAll(Customer.class, List.of()).items()).isEmpty();
		assertThat(this.template.batch().saveAll(Stream.of(), (each) -> {
		}).isComplete()).isTrue();
		assertThat(this.table.client.requests()).isEmpty();
	}

}
