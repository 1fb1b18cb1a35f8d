package dev.singletable.manual.testing;

import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.test.FaultyDynamoDb;
import dev.singletable.test.RecordingDynamoDb;
import dev.singletable.test.SingleTableTest;
import dev.singletable.test.TestTable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

import org.springframework.beans.factory.annotation.Autowired;

import static dev.singletable.test.SingleTableAssertions.assertThat;

@SingleTableTest
class ToolsIntegrationTests {

	@Autowired
	Orders orders;

	// tag::recording[]
	@Autowired
	RecordingDynamoDb recording;

	// end::recording[]

	// tag::table[]
	@Autowired
	TestTable table;

	// end::table[]

	// tag::faulty[]
	@Autowired
	FaultyDynamoDb faulty;

	// end::faulty[]

	@Test
	void whatIsSentCanBeAsserted() {
		orders.create(new Order("c-1", "o-1"));
		orders.findByIdAfter("o-0");
		// tag::recording[]
		assertThat(this.recording).hasOperations("PutItem", "Query");
		assertThat(this.recording).lastRequest().isOperation("Query").containsJson("""
				{ "IndexName": "gsi1" }""");
		// end::recording[]
	}

	@Test
	void whatIsStoredCanBeAsserted() {
		orders.create(new Order("1", "o-1"));
		// tag::table[]
		assertThat(this.table).hasItem("CUSTOMER#1", "ORDER#o-1")
			.isOfType("ORDER")
			.hasAttribute("id", "o-1")
			.hasNoAttribute("vip");
		// end::table[]
	}

	@Test
	void failuresCanBeMade() {
		// tag::faulty[]
		this.faulty.onAny().throttle(2);
		this.faulty.on("PutItem").loseAnswer(1);
		// end::faulty[]
		orders.save(new Order("c-1", "o-1"));
		assertThat(this.recording).hasOperations("PutItem", "PutItem", "PutItem", "PutItem");
	}

	@Test
	void noSpringIsNeeded() {
		EmbeddedDynamoDb engine = EmbeddedDynamoDb.inMemory();
		// tag::plain[]
		RecordingDynamoDb recording = new RecordingDynamoDb();
		FaultyDynamoDb faulty = new FaultyDynamoDb();
		DynamoDbClientBuilder builder = DynamoDbClient.builder().endpointOverride(engine.endpoint());
		recording.customize(builder);
		faulty.customize(builder);
		// end::plain[]
		assertThat(recording).hasOperations();
		engine.close();
	}

}
