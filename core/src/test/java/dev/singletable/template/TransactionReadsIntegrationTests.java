package dev.singletable.template;

import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A transaction reads what its own steps would leave (TX-11).
 */
@DynamoDbLocal
class TransactionReadsIntegrationTests {

	private SingleTableTemplate template;

	@SingleTableEntity(type = "PURSE", pk = "PURSE#{id}")
	record Purse(@Id String id, int coins, @Version @Nullable Long version) {
	}

	@SingleTableEntity(type = "SLIP", pk = "SLIP#{id}")
	record Slip(@Id @GeneratedId @Nullable String id, String text) {
	}

	@BeforeEach
	void fillTheTable(EmbeddedDynamoDb engine) {
		this.template = new FreshTable(engine).of(Purse.class, Slip.class);
		this.template.create(new Purse("ann", 5, null));
		this.template.create(new Purse("ben", 1, null));
	}

	@Test
	void readsWhatEarlierStepsLeave() {
		this.template.transaction().run((steps) -> {
			steps.update(Purse.class, "ann", Update.subtract("coins", 2)).create(new Slip(null, "paid"));
			assertThat(steps.find(Purse.class, "ann").orElseThrow().coins()).isEqualTo(3);
			assertThat(steps.find(Purse.class, "ben").orElseThrow().coins()).isEqualTo(1);
			steps.delete(Purse.class, "ben").create(new Purse("cy", 1, null));
			assertThat(steps.find(Purse.class, "ben")).isEmpty();
			assertThat(steps.find(Purse.class, "cy")).contains(new Purse("cy", 1, null));
			assertThat(steps.find(Purse.class, "dan")).isEmpty();
		});
		assertThat(this.template.get(Purse.class, "ann").coins()).isEqualTo(3);
		assertThat(this.template.find(Purse.class, "ben")).isEmpty();
	}

	@Test
	void forgetsStepsThatWereTakenBack() {
		TransactionOperations steps = this.template.transaction();
		try {
			steps.run((more) -> {
				more.delete(Purse.class, "ann");
				throw new IllegalStateException("No");
			});
		}
		catch (IllegalStateException ex) { // thrown above
			assertThat(steps.find(Purse.class, "ann").orElseThrow().coins()).isEqualTo(5);
		}
	}

}
