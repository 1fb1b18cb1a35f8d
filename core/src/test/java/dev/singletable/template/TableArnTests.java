package dev.singletable.template;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

import dev.singletable.expression.Update;
import dev.singletable.key.ItemKey;
import dev.singletable.template.RecordedNetwork.Sent;
import dev.singletable.template.Shop.Cat;
import dev.singletable.wire.DirectWire;
import dev.singletable.wire.WireOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A table of another account is named by its ARN, from which the SDK finds the endpoint.
 */
class TableArnTests {

	private static final String ARN = "arn:aws:dynamodb:eu-central-1:111122223333:table/shop";

	private static final Cat TOM = new Cat("z", "Tom", 9);

	private static final ItemKey KEY = ItemKey.of("ZOO#z", "CAT#Tom");

	private final RecordedNetwork network = RecordedNetwork.answering(RecordedAnswer.ok("{}"));

	private Sent sent(boolean direct, Consumer<SingleTableTemplate> call) {
		this.network.next(RecordedAnswer.ok("{\"Item\":{\"pk\":{\"S\":\"ZOO#z\"},\"sk\":{\"S\":\"CAT#Tom\"},"
				+ "\"_type\":{\"S\":\"Cat\"},\"zoo\":{\"S\":\"z\"},\"name\":{\"S\":\"Tom\"},\"lives\":{\"N\":\"9\"}}}"));
		try (DynamoDbClient client = this.network.builder(1, new DirectWire()).build()) {
			call.accept(SingleTableTemplate.builder(client)
				.table(() -> ARN)
				.entities(Cat.class)
				.wire(direct ? WireOptions.defaults() : WireOptions.indirect())
				.build());
		}
		return this.network.sent().get(0);
	}

	private static String body(Sent sent) {
		return new String(sent.body(), StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void transactionsGoToTheAccountOfTheTable(boolean direct) {
		Sent sent = sent(direct, (template) -> template.update(Cat.class, KEY, Update.add("lives", 1).exactlyOnce()));
		assertThat(sent.request().host()).isEqualTo("111122223333.ddb.eu-central-1.amazonaws.com");
		assertThat(body(sent)).contains("\"TransactItems\":[{\"Update\":{", "\"TableName\":\"" + ARN + "\"");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void batchesGoToTheAccountOfTheTable(boolean direct) {
		Sent sent = sent(direct, (template) -> template.batch().saveAll(List.of(TOM)));
		assertThat(sent.request().host()).isEqualTo("111122223333.ddb.eu-central-1.amazonaws.com");
		assertThat(body(sent)).contains("\"RequestItems\":{\"" + ARN + "\":[{\"PutRequest\":{\"Item\":{");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void singleWritesAndReadsGoToTheAccountOfTheTable(boolean direct) {
		Sent put = sent(direct, (template) -> template.save(TOM));
		assertThat(put.request().host()).isEqualTo("111122223333.ddb.eu-central-1.amazonaws.com");
		Sent get = sent(direct, (template) -> assertThat(template.get(Cat.class, KEY)).isEqualTo(TOM));
		assertThat(get.request().host()).isEqualTo("111122223333.ddb.eu-central-1.amazonaws.com");
	}

	@Test
	void aTableWithoutAnArnGoesToTheRegion() {
		this.network.next(RecordedAnswer.ok("{}"));
		try (DynamoDbClient client = this.network.builder(1, new DirectWire()).build()) {
			RecordedNetwork.over(client, WireOptions.defaults(), Cat.class).save(TOM);
		}
		assertThat(this.network.sent().get(0).request().host()).isEqualTo("dynamodb.eu-central-1.amazonaws.com");
	}

}
