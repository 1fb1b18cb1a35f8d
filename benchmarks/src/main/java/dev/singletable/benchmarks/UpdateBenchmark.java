package dev.singletable.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.singletable.expression.Update;
import dev.singletable.key.ItemKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.enhanced.dynamodb.model.IgnoreNullsMode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * One attribute of an order, and the order it is then.
 */
@State(Scope.Benchmark)
@Warmup(iterations = 14, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class UpdateBenchmark {

	private final Contestants contestants = new Contestants(Bodies.update());

	private final ItemKey key = ItemKey.of("CUSTOMER#" + Order.CUSTOMER, "ORDER#o100000");

	private final EnhancedOrder change = change();

	private static EnhancedOrder change() {
		EnhancedOrder bean = new EnhancedOrder();
		bean.setPk("CUSTOMER#" + Order.CUSTOMER);
		bean.setSk("ORDER#o100000");
		bean.setStatus("SHIPPED");
		return bean;
	}

	@Benchmark
	public Object template() {
		return this.contestants.direct.update(Order.class, this.key, Update.set("status", "SHIPPED"));
	}

	@Benchmark
	public Object attributeValues() {
		return this.contestants.indirect.update(Order.class, this.key, Update.set("status", "SHIPPED"));
	}

	@Benchmark
	public Object raw() {
		UpdateItemResponse response = this.contestants.raw.updateItem((update) -> update.tableName("orders")
			.key(HandMapping.key("o100000"))
			.updateExpression("SET #status = :status")
			.conditionExpression("attribute_exists(pk)")
			.expressionAttributeNames(Map.of("#status", "status"))
			.expressionAttributeValues(Map.of(":status", AttributeValue.fromS("SHIPPED")))
			.returnValues(ReturnValue.ALL_NEW));
		return HandMapping.toOrder(response.attributes());
	}

	@Benchmark
	public Object enhanced() {
		return this.contestants.table
			.updateItem((update) -> update.item(this.change).ignoreNullsMode(IgnoreNullsMode.SCALAR_ONLY));
	}

}
