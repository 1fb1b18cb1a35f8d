package dev.singletable.wire;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.schema.Billing;
import dev.singletable.schema.SchemaDifference;
import dev.singletable.schema.StreamView;
import dev.singletable.schema.TableSettings;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class TableAdministrationIntegrationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final DynamoDbClient client;

	private final String table;

	private final String endpoint;

	private final TableAdministration administration;

	TableAdministrationIntegrationTests(EmbeddedDynamoDb dynamoDb) {
		this.client = dynamoDb.client();
		this.table = dynamoDb.freshTableName();
		this.endpoint = dynamoDb.endpoint().toString();
		this.administration = new TableAdministration(this.client);
	}

	@Test
	void makesATableThatHasNoDifferences() {
		this.administration.create(this.table, TableLayouts.everyKind(), TIMEOUT);

		assertThat(this.administration.differences(this.table, TableLayouts.everyKind())).isEmpty();
		assertThat(this.client.describeTimeToLive((request) -> request.tableName(this.table)).timeToLiveDescription())
			.satisfies((ttl) -> {
				assertThat(ttl.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
				assertThat(ttl.attributeName()).isEqualTo("_ttl");
			});
	}

	@Test
	void makesATableOnce() {
		this.administration.create(this.table, TableLayouts.everyKind(), TIMEOUT);
		this.administration.create(this.table, TableLayouts.everyKind(), TIMEOUT);

		assertThat(this.administration.differences(this.table, TableLayouts.everyKind())).isEmpty();
	}

	@Test
	void leavesATableThatExistsAsItIs() {
		this.administration.create(this.table, TableLayouts.plain(), TIMEOUT);
		this.administration.create(this.table, TableLayouts.everyKind(), Duration.ofMillis(50));

		assertThat(this.administration.differences(this.table, TableLayouts.plain())).isEmpty();
		assertThat(this.administration.differences(this.table, TableLayouts.everyKind()))
			.extracting(SchemaDifference::what)
			.containsExactly(
					"index 'byRegion' is missing: partition _type (S) + region (S), sort year (N) + digest (B), "
							+ "projection INCLUDE [_ttl, total]",
					"index 'gsi1' is missing: partition gsi1pk (S), sort gsi1sk (S), projection ALL",
					"index 'inverse' is missing: partition sk (S), sort pk (S), projection KEYS_ONLY",
					"index 'recent' is missing: local, partition pk (S), sort recentsk (S), projection ALL",
					"time to live is off, but entities expire by '_ttl'");
	}

	@Test
	void makesATableWithTheSettingsExpected() {
		TableSettings wanted = new TableSettings(Billing.PAY_PER_REQUEST, StreamView.NEW_AND_OLD_IMAGES, true, true);
		this.administration.create(this.table, TableLayouts.plain(), wanted, TIMEOUT);

		assertThat(this.administration.differences(this.table, TableLayouts.plain(), wanted)).isEmpty();
		assertThat(this.administration.differences(this.table, TableLayouts.plain(),
				new TableSettings(Billing.PROVISIONED, StreamView.NONE, false, true)))
			.extracting(SchemaDifference::what)
			.containsExactly("its billing mode is PAY_PER_REQUEST, but PROVISIONED is expected",
					"it has a stream of NEW_AND_OLD_IMAGES, but none is expected",
					"its deletion protection is on, but expected to be off");
	}

	@Test
	void saysHowToMakeAMissingTable() {
		assertThat(this.administration.differences(this.table, TableLayouts.plain()))
			.extracting(SchemaDifference::toString)
			.containsExactly("table '" + this.table + "': it does not exist in region us-east-1 at " + this.endpoint
					+ ". Create it, or set singletable.table.schema: create.");
	}

	@Test
	void deletesEveryItem() {
		this.administration.create(this.table, TableLayouts.everyKind(), TIMEOUT);
		write(IntStream.range(0, 25));
		write(IntStream.range(25, 40));

		this.administration.truncate(this.table);

		assertThat(this.client.scan((scan) -> scan.tableName(this.table)).items()).isEmpty();
	}

	@Test
	void deletesATableThatIsThereOrNot() {
		this.administration.create(this.table, TableLayouts.expiring(), TIMEOUT);

		this.administration.deleteTable(this.table);
		this.administration.deleteTable(this.table);

		assertThatExceptionOfType(ResourceNotFoundException.class)
			.isThrownBy(() -> this.client.describeTable((request) -> request.tableName(this.table)));
	}

	private void write(IntStream numbers) {
		List<WriteRequest> writes = numbers
			.mapToObj((number) -> Map.of("pk", AttributeValue.fromS("P#" + number), "sk", AttributeValue.fromS("META"),
					"total", AttributeValue.fromN("1")))
			.map((item) -> WriteRequest.builder().putRequest(PutRequest.builder().item(item).build()).build())
			.toList();
		this.client.batchWriteItem((batch) -> batch.requestItems(Map.of(this.table, writes)));
	}

}
