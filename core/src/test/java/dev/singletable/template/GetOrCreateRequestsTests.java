package dev.singletable.template;

import java.util.Map;
import java.util.Set;

import dev.singletable.repository.SingleTableRepository;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import dev.singletable.template.Shop.Customer;
import dev.singletable.write.ItemAlreadyExistsException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is asked to read an item or create it (RS-2).
 */
class GetOrCreateRequestsTests {

	private static final String READ = """
			GetItem
			Key: {pk: {S: CUSTOMER#c1}, sk: {S: META}}
			TableName: shop
			""";

	private static final String CREATED = """
			PutItem
			ConditionExpression: attribute_not_exists(#n0)
			ExpressionAttributeNames: {#n0: pk}
			Item: {_type: {S: CUSTOMER}, id: {S: c1}, name: {S: mine}, pk: {S: CUSTOMER#c1}, sk: {S: META}, typespk: \
			{S: CUSTOMER}, typessk: {S: c1}}
			ReturnValuesOnConditionCheckFailure: ALL_OLD
			TableName: shop
			""";

	private static final String READ_CONSISTENTLY = READ.replace("GetItem\n", "GetItem\nConsistentRead: true\n");

	private static final Map<String, AttributeValue> THEIRS = Map.of("_type", AttributeValue.fromS("CUSTOMER"), "pk",
			AttributeValue.fromS("CUSTOMER#c1"), "sk", AttributeValue.fromS("META"), "id", AttributeValue.fromS("c1"),
			"name", AttributeValue.fromS("theirs"));

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shop")
		.entities(Customer.class)
		.build();

	private int made;

	private Customer make() {
		this.made++;
		return new Customer("c1", "mine", null, Set.of(), null);
	}

	private static GetItemResponse theirs() {
		return GetItemResponse.builder().item(THEIRS).build();
	}

	private String name() {
		return String.valueOf(this.template.getOrCreate(Customer.class, "c1", this::make).name());
	}

	@Test
	void whatIsThereIsReadWithOneCall() {
		this.client.answer(theirs());
		assertThat(name()).isEqualTo("theirs");
		assertThat(this.client.sent()).isEqualTo(READ);
		assertThat(this.made).isZero();
	}

	@Test
	void whatIsMissingIsCreatedUnlessItIsThereBy() {
		assertThat(name()).isEqualTo("mine");
		assertThat(this.client.sent()).isEqualTo(READ + "\n" + CREATED);
	}

	@Test
	void whoComesSecondReadsWhatTheFirstOneCreated() {
		this.client.answer(GetItemResponse.builder().build());
		this.client.fail(Faults.conditionFailed(THEIRS));
		this.client.answer(theirs());
		assertThat(name()).isEqualTo("theirs");
		assertThat(this.client.sent()).isEqualTo(READ + "\n" + CREATED + "\n" + READ_CONSISTENTLY);
		assertThat(this.made).isEqualTo(1);
	}

	@Test
	void whatOthersDeleteMeanwhileIsTriedAgainButNotForEver() {
		for (int attempt = 0; attempt < 3; attempt++) {
			this.client.answer(GetItemResponse.builder().build());
			this.client.fail(Faults.conditionFailed(THEIRS));
		}
		assertThatExceptionOfType(ItemAlreadyExistsException.class).isThrownBy(this::name);
		assertThat(this.made).isEqualTo(3);
	}

	@Test
	void aFactoryThatMakesAnotherIdIsRefusedBeforeTheWrite() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.getOrCreate(Customer.class, "c2", this::make))
			.withMessage(
					"CUSTOMER: what the factory made has another id than the one asked for. Make it with that id.");
		assertThat(this.client.sent()).doesNotContain("PutItem");
	}

	@Test
	void repositoriesDoTheSame() {
		Customers customers = new SingleTableRepositoryFactory(this.template).getRepository(Customers.class);
		assertThat(customers.getOrCreate("c1", this::make).name()).isEqualTo("mine");
		assertThat(this.client.sent()).isEqualTo(READ + "\n" + CREATED);
	}

	interface Customers extends SingleTableRepository<Customer, String> {

	}

}
