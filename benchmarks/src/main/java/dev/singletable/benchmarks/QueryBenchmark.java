package dev.singletable.benchmarks;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.singletable.convert.ItemCodecs;
import dev.singletable.expression.Condition;
import dev.singletable.json.JsonItemReader;
import dev.singletable.json.WireJson;
import dev.singletable.query.ItemQuery;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A query of orders.
 */
@State(Scope.Benchmark)
@Warmup(iterations = 20, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class QueryBenchmark {

	@Param({ "1", "10", "100", "1000" })
	public int orders;

	private Contestants contestants = new Contestants(Bodies.nothing());

	private byte[] body = Bodies.nothing();

	private final JsonItemReader reader = new JsonItemReader();

	private final ItemCodecs codecs = Contestants.codecs(Order.class);

	private final ItemQuery<Order> query = ItemQuery.of(Order.class)
		.where(Condition.property("customerId").is(Order.CUSTOMER));

	@Setup
	public void record() {
		this.body = Bodies.query(this.orders);
		this.contestants = new Contestants(this.body);
	}

	@Benchmark
	public Object template() {
		return this.contestants.direct.findAll(this.query);
	}

	/** The same question as a method of a repository. */
	@Benchmark
	public Object derived() {
		return this.contestants.orders.findByCustomerId(Order.CUSTOMER);
	}

	@Benchmark
	public Object attributeValues() {
		return this.contestants.indirect.findAll(this.query);
	}

	@Benchmark
	public Object raw() {
		QueryResponse response = this.contestants.raw.query((query) -> query.tableName("orders")
			.keyConditionExpression("pk = :pk and begins_with(sk, :sk)")
			.expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("CUSTOMER#" + Order.CUSTOMER), ":sk",
					AttributeValue.fromS("ORDER#"))));
		return HandMapping.toOrders(response.items());
	}

	private static QueryConditional condition() {
		return QueryConditional
			.sortBeginsWith((key) -> key.partitionValue("CUSTOMER#" + Order.CUSTOMER).sortValue("ORDER#"));
	}

	@Benchmark
	public Object enhanced() {
		return this.contestants.table.query(condition()).items().stream().toList();
	}

	@Benchmark
	public Object awspring() {
		return this.contestants.awspring
			.query(QueryEnhancedRequest.builder().queryConditional(condition()).build(), EnhancedOrder.class)
			.items()
			.stream()
			.toList();
	}

	@Benchmark
	public Object tempest() {
		return this.contestants.tempest.query(this.orders);
	}

	/** The floor: bytes to entities, and nothing else. */
	@Benchmark
	public Object decodingAlone() {
		List<Object> entities = new ArrayList<>();
		try (JsonParser parser = WireJson.parser(new ByteArrayInputStream(this.body))) {
			parser.nextToken();
			parser.nextName();
			parser.nextToken();
			while (parser.nextToken() != JsonToken.END_ARRAY) {
				this.reader.load(parser);
				entities.add(this.codecs.of(Objects.requireNonNull(this.codecs.typeOf(this.reader))).read(this.reader));
			}
		}
		return entities;
	}

}
