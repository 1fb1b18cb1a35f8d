package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.singletable.query.ItemScan;
import dev.singletable.query.ScanProgress;
import dev.singletable.template.Shop.Animal;
import dev.singletable.template.Shop.Cat;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Dog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.TransientDataAccessResourceException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a scan sends, tells and refuses.
 */
class ScanRequestsTests {

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shop")
		.entities(Customer.class, Cat.class, Dog.class)
		.retryDeadline(java.time.Duration.ZERO)
		.build();

	private static ScanResponse page(int scanned, double units, @Nullable Map<String, AttributeValue> next) {
		return ScanResponse.builder()
			.items(List.of())
			.count(0)
			.scannedCount(scanned)
			.consumedCapacity(ConsumedCapacity.builder().capacityUnits(units).build())
			.lastEvaluatedKey(next)
			.build();
	}

	private static Map<String, AttributeValue> key(String pk) {
		return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS("META"));
	}

	@Test
	void asksEachSegmentForItsItemsOfTheType() {
		this.client.answer(page(3, 0.5, key("CUSTOMER#a")));
		this.template.scan(
				ItemScan.of(Customer.class).filter(property("name").is("Ann")).segments(1).pageSize(3).consistent(),
				(each) -> {
				});
		assertThat(this.client.sent()).isEqualTo("""
				Scan
				ConsistentRead: true
				ExpressionAttributeNames: {#n0: _type, #n1: name}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER}, :v1: {S: Ann}}
				FilterExpression: (#n0 = :v0 OR attribute_not_exists(#n0)) AND #n1 = :v1
				Limit: 3
				ReturnConsumedCapacity: TOTAL
				Segment: 0
				TableName: shop
				TotalSegments: 1

				Scan
				ConsistentRead: true
				ExclusiveStartKey: {pk: {S: CUSTOMER#a}, sk: {S: META}}
				ExpressionAttributeNames: {#n0: _type, #n1: name}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER}, :v1: {S: Ann}}
				FilterExpression: (#n0 = :v0 OR attribute_not_exists(#n0)) AND #n1 = :v1
				Limit: 3
				ReturnConsumedCapacity: TOTAL
				Segment: 0
				TableName: shop
				TotalSegments: 1
				""");
	}

	@Test
	void aSupertypeIsEachOfItsTypes() {
		this.template.scan(ItemScan.of(Animal.class).segments(1), (each) -> {
		});
		assertThat(this.client.sent()).contains("FilterExpression: (#n0 IN (:v0, :v1) OR attribute_not_exists(#n0))\n");
	}

	@Test
	void tellsHowFarItIsAfterEachPage() {
		this.client.answer(page(3, 0.5, key("CUSTOMER#a"))).answer(page(2, 1.5, null));
		List<ScanProgress> told = new ArrayList<>();
		ScanProgress end = this.template.scan(ItemScan.of(Customer.class).segments(1), (each) -> {
		}, told::add);
		assertThat(told).containsExactly(new ScanProgress(1, 0, 1, 3, 0, 0.5), new ScanProgress(1, 1, 2, 5, 0, 2));
		assertThat(end).isEqualTo(told.get(1));
		assertThat(end.isComplete()).isTrue();
	}

	@Test
	void aFailedSegmentFailsTheScan() {
		this.client.answer(page(1, 1, key("CUSTOMER#a"))).fail(Faults.throttled());
		assertThatExceptionOfType(TransientDataAccessResourceException.class)
			.isThrownBy(() -> this.template.scan(ItemScan.of(Customer.class).segments(1), (each) -> {
			}));
	}

	@Test
	void aListenerThatFailsEndsNoScan() {
		this.client.answer(page(1, 1, key("CUSTOMER#a"))).answer(page(1, 1, null));
		ScanProgress progress = this.template.scan(ItemScan.of(Customer.class).segments(1), (each) -> {
		}, (each) -> {
			throw new IllegalStateException("no matter");
		});
		assertThat(progress.isComplete()).isTrue();
	}

	@Test
	void sizesThatMakeNoSenseAreRefused() {
		ItemScan<Customer> scan = ItemScan.of(Customer.class);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> scan.segments(0))
			.withMessage("segments(0) is not between 1 and 256. Four are the default.");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> scan.segments(257))
			.withMessage("segments(257) is not between 1 and 256. Four are the default.");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> scan.pageSize(0))
			.withMessage("pageSize(0) is below 1; leave it out for pages of a megabyte.");
	}

	@Test
	void aFilterOfAPropertyThatDoesNotExistIsRefusedBeforeTheCall() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(
				() -> this.template.scan(ItemScan.of(Customer.class).filter(property("nick").is("x")), (each) -> {
				}))
			.withMessage("CUSTOMER has no property 'nick'; it has [address, counters, id, name, tags].");
		assertThat(this.client.requests()).isEmpty();
	}

}
