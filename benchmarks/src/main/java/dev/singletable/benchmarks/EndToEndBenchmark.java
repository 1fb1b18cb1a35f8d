package dev.singletable.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.singletable.expression.Condition;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.wire.DirectWire;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.annotations.TearDown;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A query of a hundred orders on DynamoDB Local, whose own work is in every figure.
 */
@State(Scope.Benchmark)
@Warmup(iterations = 14, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EndToEndBenchmark {

	private static final int ORDERS = 100;

	private final EmbeddedDynamoDb engine = EmbeddedDynamoDb.inMemory();

	private final String name = this.engine.freshTableName();

	private final DynamoDbClient raw = client(false);

	private final SingleTableTemplate mapped = SingleTableTemplate.builder(client(true))
		.table(() -> this.name)
		.entities(Order.class)
		.createTable(true)
		.build();

	private final DynamoDbTable<EnhancedOrder> table = EnhancedMapping.client(this.raw)
		.table(this.name, EnhancedMapping.SCHEMA);

	private final ItemQuery<Order> query = ItemQuery.of(Order.class)
		.where(Condition.property("customerId").is(Order.CUSTOMER));

	private DynamoDbClient client(boolean direct) {
		return DynamoDbClient.builder()
			.endpointOverride(this.engine.endpoint())
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("stub", "stub")))
			.overrideConfiguration((override) -> {
				if (direct) {
					override.addExecutionInterceptor(new DirectWire());
				}
			})
			.build();
	}

	@Setup
	public void fill() {
		this.mapped.batch().saveAll(IntStream.range(0, ORDERS).mapToObj(Order::of).toList());
		requireAll((List<?>) template());
		requireAll((List<?>) raw());
		requireAll((List<?>) enhanced());
	}

	private static void requireAll(List<?> found) {
		if (found.size() != ORDERS) {
			throw new IllegalStateException(found.size() + " orders were found.");
		}
	}

	@TearDown
	public void close() {
		this.engine.close();
	}

	@Benchmark
	public Object template() {
		return this.mapped.findAll(this.query);
	}

	@Benchmark
	public Object raw() {
		return HandMapping.toOrders(
				this.raw
					.query((query) -> query.tableName(this.name)
						.keyConditionExpression("pk = :pk and begins_with(sk, :sk)")
						.expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("CUSTOMER#" + Order.CUSTOMER),
								":sk", AttributeValue.fromS("ORDER#"))))
					.items());
	}

	@Benchmark
	public Object enhanced() {
		return this.table
			.query(QueryConditional
				.sortBeginsWith((key) -> key.partitionValue("CUSTOMER#" + Order.CUSTOMER).sortValue("ORDER#")))
			.items()
			.stream()
			.toList();
	}

}
