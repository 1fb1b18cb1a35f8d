package dev.singletable.template;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class ProjectionsIntegrationTests {

	private SingleTableTemplate template;

	@SingleTableEntity(type = "PLAYER", pk = "TEAM#{team}", sk = "{name}")
	record Player(String team, String name, long goals, @Nullable Integer number) {
	}

	record Shirt(String name, int number) {
	}

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		this.template = new FreshTable(engine).of(Player.class);
		this.template.create(new Player("reds", "Ann", 12, null));
	}

	private <S> ItemQuery<S> reds(Class<S> shape) {
		return ItemQuery.of(Player.class).where(property("team").is("reds")).as(shape);
	}

	@Test
	void readsAnAbsentNumberIntoAPrimitiveAsZero() {
		assertThat(this.template.findAll(reds(Shirt.class))).containsExactly(new Shirt("Ann", 0));
	}

}
