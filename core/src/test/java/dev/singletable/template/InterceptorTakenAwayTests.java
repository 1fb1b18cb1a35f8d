package dev.singletable.template;

import java.util.List;
import java.util.Set;

import dev.singletable.expression.Update;
import dev.singletable.key.ItemKey;
import dev.singletable.template.Shop.Cat;
import dev.singletable.template.Shop.Customer;
import dev.singletable.wire.DirectWire;
import dev.singletable.wire.WireOptions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A service that accepts anything: even then no write is taken for done.
 */
class InterceptorTakenAwayTests {

	private static final Cat CAT = new Cat("z", "Tom", 9);

	private final RecordedNetwork network = RecordedNetwork.answering(RecordedAnswer.ok("{}"));

	private final SingleTableTemplate template = RecordedNetwork.over(
			ForgetfulClient.of(this.network.client(3, new DirectWire())), WireOptions.defaults(), Customer.class,
			Cat.class);

	private void nothingIsWrittenBy(ThrowingCallable write, String sent) {
		this.network.next(RecordedAnswer.ok("{}"));
		assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(write)
			.withMessage(
					"Nothing was written: the client no longer calls the interceptor dev.singletable.wire.DirectWire, "
							+ "so that the request had no items. Leave it on the client, or set singletable.wire.direct to false.");
		assertThat(this.network.sent()).singleElement()
			.satisfies((each) -> assertThat(each.body()).asString().matches(sent));
	}

	@Test
	void aRequestWithoutItsItemsIsOneThatDynamoDbRefuses() {
		String nothingButTheTable = "\\{\"TableName\":\"shop\"\\}";
		ItemKey key = ItemKey.of("ZOO#z", "CAT#Tom");
		nothingIsWrittenBy(() -> this.template.save(CAT), nothingButTheTable);
		nothingIsWrittenBy(() -> this.template.create(CAT), nothingButTheTable);
		nothingIsWrittenBy(() -> this.template.update(Cat.class, key, Update.set("lives", 3)), nothingButTheTable);
		nothingIsWrittenBy(() -> this.template.update(Cat.class, key, Update.add("lives", 3)), nothingButTheTable);
		nothingIsWrittenBy(() -> this.template.delete(CAT), nothingButTheTable);
		nothingIsWrittenBy(() -> this.template.deleteIfExists(Cat.class, key), nothingButTheTable);
		nothingIsWrittenBy(() -> this.template.update(Cat.class, key, Update.add("lives", 3).exactlyOnce()),
				"\\{\"TransactItems\":\\[\\],\"ClientRequestToken\":\"[^\"]+\"\\}");
		nothingIsWrittenBy(
				() -> this.template.batch().saveAll(List.of(CAT, new Customer("c", "x", null, Set.of(), null))),
				"\\{\"RequestItems\":\\{\"shop\":\\[\\]\\}\\}");
		nothingIsWrittenBy(() -> this.template.batch().deleteAll(Customer.class, List.of("c1", "c2")),
				"\\{\"RequestItems\":\\{\"shop\":\\[\\]\\}\\}");
	}

}
