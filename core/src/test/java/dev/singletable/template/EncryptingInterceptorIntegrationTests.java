package dev.singletable.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.Shop.Address;
import dev.singletable.template.Shop.Customer;
import dev.singletable.wire.DirectWire;
import dev.singletable.wire.WireOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An interceptor that encrypts items, as AWS's own for client-side encryption does.
 */
@DynamoDbLocal
@ExtendWith(OutputCaptureExtension.class)
class EncryptingInterceptorIntegrationTests {

	private static final Customer ANN = new Customer("c1", "Plain Name", new Address("Plain Street", "Plain City"),
			Set.of("Plain Tag"), Map.of("x", 1L));

	private static final ItemQuery<Customer> QUERY = ItemQuery.of(Customer.class).where(property("id").is("c1"));

	private EmbeddedDynamoDb engine;

	private String table;

	@BeforeEach
	void makeTable(EmbeddedDynamoDb running) {
		this.engine = running;
		this.table = running.freshTableName();
		template(running.client(), WireOptions.defaults());
	}

	private SingleTableTemplate template(DynamoDbClient client, WireOptions options) {
		return SingleTableTemplate.builder(client)
			.table(() -> this.table)
			.entities(Customer.class)
			.createTable(true)
			.wire(options)
			.build();
	}

	private String stored() {
		return this.engine.client().scan((scan) -> scan.tableName(this.table)).items().toString();
	}

	@Test
	void noPlainTextReachesTheTable(CapturedOutput output) {
		try (DynamoDbClient client = EngineClients.apache(this.engine, new DirectWire(), new Encrypting())) {
			SingleTableTemplate template = template(client, WireOptions.defaults());
			String carrier = "as the SDK's AttributeValues (interceptor " + Encrypting.class.getName()
					+ " sees or changes requests or responses; if it needs no items, "
					+ "name it in singletable.wire.compatible-interceptors)";
			assertThat(template.explain(QUERY).carrier()).contains(carrier);
			assertThat(output).contains("Items of table '" + this.table + "' are carried " + carrier + ".");
			template.save(ANN);
			assertThat(stored()).contains("CUSTOMER#c1").doesNotContain("Plain");
			assertThat(template.get(Customer.class, "c1")).isEqualTo(ANN);
			assertThat(template.findAll(QUERY)).containsExactly(ANN);
		}
	}

	@Test
	void anInterceptorThatNeedsNoItemsLeavesTheDirectWireOn(CapturedOutput output) {
		Watching watching = new Watching();
		try (DynamoDbClient client = EngineClients.apache(this.engine, new DirectWire(), watching)) {
			SingleTableTemplate template = template(client, WireOptions.direct(List.of(Watching.class.getName())));
			assertThat(output).contains("Items of table '" + this.table
					+ "' are carried directly as the wire's JSON (the client has the interceptor for it).");
			template.save(ANN);
			assertThat(template.findAll(QUERY)).containsExactly(ANN);
			assertThat(stored()).contains("Plain Name");
			assertThat(watching.requests).hasAtLeastOneElementOfType(PutItemRequest.class)
				.noneMatch((request) -> request.toString().contains("Plain"));
		}
	}

	private static final class Watching implements ExecutionInterceptor {

		private final List<SdkRequest> requests = new ArrayList<>();

		@Override
		public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
			this.requests.add(context.request());
			return context.request();
		}

	}

	private static final class Encrypting implements ExecutionInterceptor {

		private static final Set<String> OPEN = Set.of("pk", "sk", "_type");

		@Override
		public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
			return (context.request() instanceof PutItemRequest put)
					? put.toBuilder().item(changed(put.item(), Encrypting::encrypted)).build() : context.request();
		}

		@Override
		public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
			if (context.response() instanceof GetItemResponse get) {
				return get.toBuilder().item(changed(get.item(), Encrypting::decrypted)).build();
			}
			if (context.response() instanceof QueryResponse query) {
				return query.toBuilder()
					.items(query.items().stream().map((item) -> changed(item, Encrypting::decrypted)).toList())
					.build();
			}
			return context.response();
		}

		private static Map<String, AttributeValue> changed(Map<String, AttributeValue> item,
				UnaryOperator<String> change) {
			Map<String, AttributeValue> changed = new LinkedHashMap<>();
			item.forEach((name, value) -> changed.put(name,
					(OPEN.contains(name) || name.startsWith("types")) ? value : changed(value, change)));
			return changed;
		}

		private static AttributeValue changed(AttributeValue value, UnaryOperator<String> change) {
			if (value.s() != null) {
				return AttributeValue.fromS(change.apply(value.s()));
			}
			if (value.hasSs()) {
				return AttributeValue.fromSs(value.ss().stream().map(change).toList());
			}
			return value.hasM() ? AttributeValue.fromM(changed(value.m(), change)) : value;
		}

		private static String encrypted(String text) {
			return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
		}

		private static String decrypted(String text) {
			return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
		}

	}

}
