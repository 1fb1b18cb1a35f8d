package dev.singletable.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.expression.Update;
import dev.singletable.observe.CapacityDetail;
import dev.singletable.observe.DefaultSingleTableObservationConvention;
import dev.singletable.observe.ObservationOptions;
import dev.singletable.observe.OperationMeters;
import dev.singletable.observe.SingleTableObservation;
import dev.singletable.observe.SingleTableObservationContext;
import dev.singletable.query.ItemQuery;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import dev.singletable.template.Shop.Customer;
import dev.singletable.write.ItemAlreadyExistsException;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

import org.springframework.data.domain.ScrollPosition;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * One observation for each operation, and what its meters count (OB-1, OB-3).
 */
class ObservedOperationsTests {

	private static final ItemQuery<Customer> ALL = ItemQuery.of(Customer.class).index("types");

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final TestObservationRegistry observations = TestObservationRegistry.create();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final List<SingleTableObservationContext> ended = new ArrayList<>();

	private final ObservationOptions options = ObservationOptions.none()
		.withRegistry(this.observations)
		.withListener(new OperationMeters(this.meters))
		.withListener((operation, duration) -> {
			assertThat(duration).isPositive();
			this.ended.add(operation);
		});

	private final SingleTableTemplate template = template(this.options);

	private SingleTableTemplate template(ObservationOptions watching) {
		return SingleTableTemplate.builder(this.client)
			.table(() -> "shop")
			.entities(Customer.class)
			.retryDeadline(Duration.ofSeconds(5))
			.observation(watching)
			.build();
	}

	private static Customer customer(String id) {
		return new Customer(id, "name", null, Set.of(), null);
	}

	private static Map<String, AttributeValue> item(String id) {
		return Map.of("_type", AttributeValue.fromS("CUSTOMER"), "pk", AttributeValue.fromS("CUSTOMER#" + id), "sk",
				AttributeValue.fromS("META"), "id", AttributeValue.fromS(id), "typespk",
				AttributeValue.fromS("CUSTOMER"), "typessk", AttributeValue.fromS(id));
	}

	private static QueryResponse page(String id, boolean more) {
		QueryResponse.Builder page = QueryResponse.builder().items(List.of(item(id))).count(1).scannedCount(3);
		return (more ? page.lastEvaluatedKey(item(id)) : page).build();
	}

	private String keys() {
		SingleTableObservationContext last = this.ended.get(this.ended.size() - 1);
		return last.getLowCardinalityKeyValues().stream().map((key) -> key.getKey() + "=" + key.getValue()).toList()
				+ " " + last.getHighCardinalityKeyValues().stream().map(KeyValue::getKey).toList();
	}

	private double count(String name, String... tags) {
		return this.meters.get(name).tags(tags).counter().count();
	}

	@Test
	@DisplayName("OB-3: an observation says what was done, and no value of a key")
	void anObservationSaysWhatWasDone() {
		this.template.create(customer("secret"));
		assertThat(keys()).isEqualTo("[entity.type=CUSTOMER, error.code=none, index=none, operation=create, "
				+ "outcome=SUCCESS, repository.method=none, table=shop] []");
		io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat(this.observations)
			.hasNumberOfObservationsEqualTo(1)
			.hasObservationWithNameEqualTo("singletable.operation")
			.that()
			.hasContextualNameEqualTo("create CUSTOMER")
			.hasBeenStarted()
			.hasBeenStopped();
	}

	@Test
	void aFailureHasItsReason() {
		this.client.fail(Faults.conditionFailed(item("c1")));
		assertThatExceptionOfType(ItemAlreadyExistsException.class)
			.isThrownBy(() -> this.template.create(customer("c1")));
		assertThat(keys()).contains("error.code=ALREADY_EXISTS", "outcome=REFUSED");
		assertThat(this.ended.get(0).getError()).isInstanceOf(ItemAlreadyExistsException.class);
		assertThat(count("singletable.conflicts", "reason", "condition", "operation", "create")).isEqualTo(1);
	}

	@Test
	void theSpanOfTheCallerIsTheParent() {
		Observation caller = Observation.start("caller", this.observations);
		caller.scoped(() -> this.template.find(Customer.class, "c1"));
		caller.stop();
		assertThat(this.ended.get(0).getParentObservation()).isSameAs(caller);
		assertThat(this.observations.getCurrentObservationScope()).isNull();
	}

	@Test
	void whatIsDoneWithinAnOperationIsAChildOfIt() {
		this.client.answer(page("c1", false));
		this.template.findAll(ALL.matching((customer) -> this.template.exists(Customer.class, "c9")));
		assertThat(this.ended).extracting(SingleTableObservationContext::operation).containsExactly("exists", "query");
		assertThat(this.ended.get(0).getParentObservation().getContextView()).isSameAs(this.ended.get(1));
		assertThat(this.ended.get(1).figures().calls()).containsExactly(Map.entry("Query", 1L));
	}

	@Test
	void anIndexIsNamedAndItsPagesAreCounted() {
		this.client.answer(page("c1", true));
		this.client.answer(page("c2", false));
		assertThat(this.template.findAll(ALL)).hasSize(2);
		assertThat(keys()).contains("index=types", "operation=query");
		assertThat(count("singletable.items.returned", "index", "types")).isEqualTo(2);
		assertThat(count("singletable.items.scanned", "index", "types")).isEqualTo(6);
		assertThat(count("singletable.calls", "call", "Query")).isEqualTo(2);
		assertThat(this.meters.get("singletable.pages").summary().max()).isEqualTo(2);
	}

	@Test
	void aStreamEndsWithItsLastResultAndNothingIsInScopeBetween() {
		this.client.answer(page("c1", true));
		this.client.answer(page("c2", false));
		try (Stream<Customer> stream = this.template.stream(ALL)) {
			stream.forEach((customer) -> {
				assertThat(this.ended).isEmpty();
				assertThat(this.observations.getCurrentObservationScope()).isNull();
			});
			assertThat(this.ended).hasSize(1);
		}
		assertThat(this.ended).singleElement().satisfies((stream) -> {
			assertThat(stream.operation()).isEqualTo("stream");
			assertThat(stream.figures().pages()).isEqualTo(2);
		});
	}

	@Test
	void aStreamThatIsLeftEndsWhenItIsClosed() {
		this.client.answer(page("c1", true));
		try (Stream<Customer> stream = this.template.stream(ALL)) {
			assertThat(stream.findFirst()).isPresent();
			assertThat(this.ended).isEmpty();
		}
		assertThat(this.ended).singleElement().satisfies((stream) -> assertThat(stream.figures().pages()).isEqualTo(1));
	}

	@Test
	void aStreamThatFailsEndsWithTheError() {
		this.client.answer(page("c1", true));
		this.client.fail(Faults.service(400, "AccessDeniedException", "no"));
		assertThatExceptionOfType(org.springframework.dao.PermissionDeniedDataAccessException.class)
			.isThrownBy(() -> this.template.stream(ALL).toList());
		assertThat(this.ended).hasSize(1);
		assertThat(keys()).contains("error.code=DENIED", "outcome=FAILED");
	}

	@Test
	@DisplayName("OB-1: throttling is counted by DynamoDB's reason")
	void throttlingIsCountedByItsReason() {
		this.client.fail(ProvisionedThroughputExceededException.builder()
			.throttlingReasons(ThrottlingReason.builder()
				.reason("IndexWriteKeyRangeThroughputExceeded")
				.resource("arn:aws:dynamodb:eu-west-1:1:table/shop/index/types")
				.build())
			.awsErrorDetails(Faults.details("ProvisionedThroughputExceededException", "slow down"))
			.statusCode(400)
			.build());
		this.client.fail(Faults.throttled());
		this.template.save(customer("c1"));
		assertThat(count("singletable.throttles", "reason", "IndexWriteKeyRangeThroughputExceeded")).isEqualTo(1);
		assertThat(count("singletable.throttles", "reason", "ThrottlingException")).isEqualTo(1);
		assertThat(count("singletable.retries", "operation", "save")).isEqualTo(2);
		assertThat(count("singletable.calls", "call", "PutItem")).isEqualTo(3);
	}

	@Test
	void transactionsTellTheirSizeAndWhatTheyMet() {
		this.client.fail(TransactionCanceledException.builder()
			.cancellationReasons(CancellationReason.builder().code("TransactionConflict").build(),
					CancellationReason.builder().code("None").build())
			.awsErrorDetails(Faults.details("TransactionCanceledException", "cancelled"))
			.statusCode(400)
			.build());
		this.template.transaction().create(customer("c1")).create(customer("c2")).execute();
		assertThat(keys()).contains("operation=transaction", "entity.type=any", "outcome=SUCCESS");
		assertThat(count("singletable.conflicts", "reason", "transaction")).isEqualTo(1);
		assertThat(this.meters.get("singletable.transaction.size").summary().max()).isEqualTo(2);
	}

	@Test
	void aBatchIsOneOperationOverAllItsThreads() {
		List<Customer> many = Stream.iterate(1, (number) -> number + 1)
			.limit(120)
			.map((number) -> customer("c" + number))
			.toList();
		Set<Observation> current = ConcurrentHashMap.newKeySet();
		Set<Thread> threads = ConcurrentHashMap.newKeySet();
		this.client.always((request) -> {
			threads.add(Thread.currentThread());
			current.add(this.observations.getCurrentObservation());
			return null;
		});
		this.template.batch().saveAll(many);
		assertThat(threads).doesNotContain(Thread.currentThread());
		assertThat(current).singleElement()
			.satisfies((observation) -> assertThat(observation.getContextView()).isSameAs(this.ended.get(0)));
		assertThat(keys()).contains("operation=save all", "entity.type=CUSTOMER");
		assertThat(this.ended).singleElement()
			.satisfies((batch) -> assertThat(batch.figures().calls()).containsExactly(Map.entry("BatchWriteItem", 5L)));
		assertThat(this.meters.get("singletable.batch.size").summary().max()).isEqualTo(25);
	}

	@Test
	void aPositionOfAnotherQueryIsCounted() {
		this.client.answer(page("c1", true));
		ScrollPosition position = this.template.scroll(ALL.limit(1)).positionAt(0);
		assertThatExceptionOfType(InvalidCursorException.class)
			.isThrownBy(() -> this.template.scroll(ALL.descending().from(position)));
		assertThat(keys()).contains("error.code=INVALID_CURSOR", "outcome=REFUSED");
		assertThat(count("singletable.cursor.failures", "table", "shop")).isEqualTo(1);
	}

	interface Customers extends SingleTableRepository<Customer, String> {

		List<Customer> findByIdIn(List<String> ids);

	}

	@Test
	void theMethodOfTheRepositoryIsNamed() {
		Customers customers = new SingleTableRepositoryFactory(this.template).getRepository(Customers.class);
		customers.findById("c1");
		assertThat(keys()).contains("repository.method=Customers.findById", "operation=find");
		customers.findByIdIn(List.of("c1", "c2"));
		assertThat(keys()).contains("repository.method=Customers.findByIdIn", "operation=query");
		this.template.find(Customer.class, "c1");
		assertThat(keys()).contains("repository.method=none");
	}

	@Test
	void aConventionOfOnesOwnReplacesTheNames() {
		template(this.options.withConvention(new DefaultSingleTableObservationConvention() {

			@Override
			public KeyValues getLowCardinalityKeyValues(SingleTableObservationContext context) {
				return super.getLowCardinalityKeyValues(context).and("team", "blue");
			}

		})).find(Customer.class, "c1");
		assertThat(keys()).contains("team=blue", "operation=find");
	}

	@Test
	void aConventionOfTheRegistryCounts() {
		this.observations.observationConfig().observationConvention(new Global());
		this.template.find(Customer.class, "c1");
		assertThat(this.ended.get(0).getName()).isEqualTo("my.table");
	}

	@Test
	void indexesAreToldApartOnlyWhereSomebodyCounts() {
		this.client.answer(UpdateItemResponse.builder().attributes(item("c1")).build());
		this.template.update(Customer.class, "c1", Update.set("name", "new").onlyIf(property("name").exists()));
		this.template.find(Customer.class, "c1");
		assertThat(this.client.sent()).contains("UpdateItem", "GetItem")
			.contains("ReturnConsumedCapacity: INDEXES")
			.doesNotContain("TOTAL");
		template(this.options.withCapacity(CapacityDetail.NONE)).find(Customer.class, "c1");
		template(ObservationOptions.none().withRegistry(this.observations)).find(Customer.class, "c1");
		assertThat(this.client.sent()).doesNotContain("ReturnConsumedCapacity");
		template(this.options.withCapacity(CapacityDetail.TOTAL)).create(customer("c1"));
		assertThat(this.client.sent()).contains("ReturnConsumedCapacity: TOTAL");
	}

	@Test
	@DisplayName("OB-2: a handler, a convention or a listener that fails breaks nothing")
	void whoeverFailsBreaksNothing() {
		TestObservationRegistry failing = TestObservationRegistry.create();
		failing.observationConfig().observationHandler(new Failing());
		SingleTableTemplate watched = template(
				ObservationOptions.none().withRegistry(failing).withListener((operation, duration) -> {
					throw new IllegalStateException("listener");
				}).withListener((operation, duration) -> this.ended.add(operation)));
		watched.create(customer("c1"));
		this.client.answer(page("c1", false));
		assertThat(watched.stream(ALL)).hasSize(1);
		assertThat(failing.getCurrentObservationScope()).isNull();
		assertThat(this.ended).hasSize(2);
		template(ObservationOptions.none()
			.withRegistry(this.observations)
			.withConvention(new DefaultSingleTableObservationConvention() {

				@Override
				public KeyValues getLowCardinalityKeyValues(SingleTableObservationContext context) {
					throw new IllegalStateException("convention");
				}

			})).create(customer("c1"));
		assertThat(this.observations.getCurrentObservationScope()).isNull();
	}

	@Test
	void everyKeyIsDocumented() {
		this.template.find(Customer.class, "c1");
		assertThat(this.ended.get(0).getLowCardinalityKeyValues().stream().map(KeyValue::getKey))
			.containsExactlyInAnyOrder(Stream.of(SingleTableObservation.OPERATION.getLowCardinalityKeyNames())
				.map((key) -> key.asString())
				.toArray(String[]::new));
	}

	/** Names the operations of every template. */
	private static final class Global extends DefaultSingleTableObservationConvention
			implements GlobalObservationConvention<SingleTableObservationContext> {

		@Override
		public String getName() {
			return "my.table";
		}

	}

	/** Throws whenever it is asked. */
	private static final class Failing implements ObservationHandler<Observation.Context> {

		private static RuntimeException failure() {
			return new IllegalStateException("handler");
		}

		@Override
		public void onStart(Observation.Context context) {
			throw failure();
		}

		@Override
		public void onScopeOpened(Observation.Context context) {
			throw failure();
		}

		@Override
		public void onScopeClosed(Observation.Context context) {
			throw failure();
		}

		@Override
		public void onStop(Observation.Context context) {
			throw failure();
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

}
