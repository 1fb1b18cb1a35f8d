package dev.singletable.wire;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.singletable.schema.TableDefinition;
import dev.singletable.table.TableAttributes;
import dev.singletable.table.IndexContents;
import dev.singletable.table.KeyAttribute;
import dev.singletable.table.TableIndex;
import dev.singletable.table.TableLayout;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.TransientDataAccessResourceException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TableAdministrationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final Service service = new Service();

	private final TableAdministration administration = new TableAdministration(this.service);

	@Test
	void switchesTimeToLiveOnOnceTheTableAndItsIndexesAreActive() {
		this.service.tables("absent", "absent", "CREATING", "ACTIVE/CREATING", "ACTIVE/ACTIVE");

		this.administration.create("orders", indexed(), TIMEOUT);

		assertThat(this.service.calls).containsExactly("describe absent", "create", "describe absent",
				"describe CREATING", "describe ACTIVE/CREATING", "describe ACTIVE/ACTIVE", "ttl on _ttl");
	}

	@Test
	void waitsForATableThatSomebodyElseIsMaking() {
		this.service.tables("absent", "CREATING", "ACTIVE/ACTIVE").timesToLive("DISABLED", "ENABLING");
		this.service.inUse = true;

		this.administration.create("orders", indexed(), TIMEOUT);

		assertThat(this.service.calls).containsExactly("describe absent", "create", "describe CREATING",
				"describe ACTIVE/ACTIVE", "ttl DISABLED", "ttl ENABLING");
	}

	@Test
	void changesNothingOfATableThatExists() {
		this.service.tables("ACTIVE", "ACTIVE").timesToLive("ENABLED");

		this.administration.create("orders", indexed(), TIMEOUT);

		assertThat(this.service.calls).containsExactly("describe ACTIVE", "describe ACTIVE", "ttl ENABLED");
	}

	@Test
	void asksNothingAboutTimeToLiveWhereNothingExpires() {
		this.service.tables("absent", "ACTIVE", "ACTIVE");

		this.administration.create("orders", TableLayouts.plain(), TIMEOUT);
		assertThat(this.administration.differences("orders", TableLayouts.plain())).hasSize(2);

		assertThat(this.service.calls).containsExactly("describe absent", "create", "describe ACTIVE",
				"describe ACTIVE");
	}

	@Test
	void saysThatATableIsNotActiveInTime() {
		this.service.tables("absent", "CREATING");

		assertThatExceptionOfType(TransientDataAccessResourceException.class)
			.isThrownBy(() -> this.administration.create("orders", indexed(), Duration.ZERO))
			.withMessage("Table 'orders' and its indexes are not ACTIVE after PT0S. Start again when they are, or wait "
					+ "longer.");
	}

	@Test
	void stopsWaitingWhenTheThreadIsInterrupted() {
		this.service.tables("absent", "CREATING");
		Thread.currentThread().interrupt();

		assertThatExceptionOfType(TransientDataAccessResourceException.class)
			.isThrownBy(() -> this.administration.create("orders", indexed(), TIMEOUT))
			.withMessage("The thread was interrupted while it waited for a table.");
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void refusesATableThatDynamoDbCannotMake() {
		this.service.tables("absent");
		TableIndex one = new TableIndex("one", true, List.of(KeyAttribute.text("pk")),
				List.of(KeyAttribute.text("onesk")), new IndexContents.All());
		TableDefinition definition = TableDefinition
			.of(new TableLayout(TableAttributes.defaults(), List.of(one, one, one, one, one, one), false));

		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.administration.create("orders", definition, TIMEOUT))
			.withMessage("""
					DynamoDB cannot make table 'orders':
					- the table: it needs 6 local indexes, but DynamoDB allows 5. Let types share an index by its \
					name, or declare some as @SecondaryIndex.""");
		assertThat(this.service.calls).containsExactly("describe absent");
	}

	private static TableDefinition indexed() {
		TableIndex index = new TableIndex("gsi1", false, List.of(KeyAttribute.text("gsi1pk")), List.of(),
				new IndexContents.All());
		return TableDefinition.of(new TableLayout(TableAttributes.defaults(), List.of(index), true));
	}

	/** Answers as told and writes down what it was asked. */
	private static final class Service implements DynamoDbClient {

		private final List<String> calls = new ArrayList<>();

		private final Deque<String> tables = new ArrayDeque<>();

		private final Deque<String> timesToLive = new ArrayDeque<>();

		private boolean inUse;

		Service tables(String... answers) {
			this.tables.addAll(List.of(answers));
			return this;
		}

		Service timesToLive(String... answers) {
			this.timesToLive.addAll(List.of(answers));
			return this;
		}

		@Override
		public DescribeTableResponse describeTable(DescribeTableRequest request) {
			String answer = this.tables.remove();
			this.calls.add("describe " + answer);
			if (answer.equals("absent")) {
				throw ResourceNotFoundException.builder().build();
			}
			String[] status = answer.split("/", -1);
			return DescribeTableResponse.builder().table((table) -> {
				table.tableName(request.tableName()).tableStatus(status[0]);
				if (status.length == 2) {
					table.globalSecondaryIndexes(GlobalSecondaryIndexDescription.builder()
						.indexName("gsi1")
						.indexStatus(status[1])
						.projection(Projection.builder().projectionType("ALL").build())
						.build());
				}
			}).build();
		}

		@Override
		public CreateTableResponse createTable(CreateTableRequest request) {
			this.calls.add("create");
			if (this.inUse) {
				throw ResourceInUseException.builder().build();
			}
			return CreateTableResponse.builder().build();
		}

		@Override
		public DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
			String answer = this.timesToLive.remove();
			this.calls.add("ttl " + answer);
			return DescribeTimeToLiveResponse.builder()
				.timeToLiveDescription((ttl) -> ttl.timeToLiveStatus(answer).attributeName("_ttl"))
				.build();
		}

		@Override
		public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
			this.calls.add("ttl on " + request.timeToLiveSpecification().attributeName());
			return UpdateTimeToLiveResponse.builder().build();
		}

		@Override
		public String serviceName() {
			return SERVICE_NAME;
		}

		@Override
		public void close() {
			// Holds nothing.
		}

	}

}
