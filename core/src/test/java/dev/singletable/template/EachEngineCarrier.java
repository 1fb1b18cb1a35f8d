package dev.singletable.template;

import java.util.Map;

import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.Club.Booking;
import dev.singletable.template.Club.Locker;
import dev.singletable.template.Club.Member;
import dev.singletable.template.Club.Visit;
import dev.singletable.template.Depot.Crate;
import dev.singletable.template.Shop.Cat;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Dog;
import dev.singletable.template.Shop.Note;
import dev.singletable.template.Shop.Order;
import dev.singletable.wire.DirectWire;
import dev.singletable.wire.WireOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Runs all tests twice over a table of their own in DynamoDB Local: with the direct wire
 * and without it.
 */
@DynamoDbLocal
@ParameterizedClass(name = "direct wire {0}")
@ValueSource(booleans = { true, false })
abstract class EachEngineCarrier {

	@Parameter
	boolean direct;

	final FaultyHttpClient network = new FaultyHttpClient();

	private String table;

	private DynamoDbClient plain;

	private DynamoDbClient client;

	SingleTableTemplate template;

	/** Another writer, whose requests are not counted and never fail. */
	SingleTableTemplate others;

	@BeforeEach
	final void connect(EmbeddedDynamoDb engine) {
		this.table = engine.freshTableName();
		this.plain = engine.client();
		this.client = this.network.client(engine, 1, new DirectWire());
		this.others = over(this.plain);
		this.template = over(this.client);
		this.network.next();
	}

	private SingleTableTemplate over(DynamoDbClient over) {
		return SingleTableTemplate.builder(over)
			.table(() -> this.table)
			.entities(Customer.class, Order.class, Note.class, Cat.class, Dog.class, Member.class, Booking.class,
					Visit.class, Locker.class, Crate.class)
			.wire(this.direct ? WireOptions.defaults() : WireOptions.indirect())
			.createTable(true)
			.build();
	}

	@AfterEach
	final void disconnect() {
		this.client.close();
	}

	/**
	 * The item as it is stored, empty if there is none.
	 */
	final Map<String, AttributeValue> item(String pk, String sk) {
		return this.plain
			.getItem((request) -> request.tableName(this.table)
				.consistentRead(true)
				.key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))))
			.item();
	}

	final void put(Map<String, String> item) {
		Map<String, AttributeValue> values = new java.util.HashMap<>();
		item.forEach((name, value) -> values.put(name, AttributeValue.fromS(value)));
		this.plain.putItem((request) -> request.tableName(this.table).item(values));
	}

	/**
	 * How many items are in the table, guards included.
	 */
	final int items() {
		return this.plain.scan((request) -> request.tableName(this.table).consistentRead(true)).count();
	}

}
