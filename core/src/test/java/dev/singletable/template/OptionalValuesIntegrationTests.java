package dev.singletable.template;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.Id;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class OptionalValuesIntegrationTests {

	private FreshTable table;

	@SingleTableEntity(type = "GUEST", pk = "GUEST#{id}")
	@SecondaryIndex(name = "byTable", pk = "TABLE#{seat}", sk = "{id}", sparse = true)
	record Guest(@Id String id, Optional<String> seat, Optional<String> diet, @Nullable Set<String> tags) {
	}

	@SingleTableEntity(type = "TOKEN", pk = "TOKEN#{id}")
	record Token(@Id String id, @TimeToLive Optional<Instant> expires) {
	}

	@SingleTableEntity(type = "SETTINGS", pk = "SETTINGS#{id}")
	static class Settings {

		@Id
		String id = "s-1";

		Set<String> tags = new HashSet<>(Set.of("standard"));

		List<String> folders = List.of("inbox");

		Map<String, String> colours = new HashMap<>(Map.of("text", "black"));

	}

	@BeforeEach
	void chooseTable(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
	}

	@Test
	void movesInAnIndexWithAnOptionalValue() {
		SingleTableTemplate template = this.table.of(Guest.class);
		template.create(new Guest("g-1", Optional.of("window"), Optional.empty(), null));
		Guest moved = template.update(Guest.class, "g-1", Update.set("seat", Optional.of("door")));
		assertThat(template.findAll(ItemQuery.of(Guest.class).index("byTable").where(property("seat").is("door"))))
			.containsExactly(moved);
	}

	@Test
	void leavesAnIndexWithAnEmptyOptional() {
		SingleTableTemplate template = this.table.of(Guest.class);
		template.create(new Guest("g-1", Optional.of("window"), Optional.empty(), null));
		Guest moved = template.update(Guest.class, "g-1", Update.set("seat", Optional.empty()));
		assertThat(moved.seat()).isEmpty();
		assertThat(this.table.item("GUEST#g-1", "META")).doesNotContainKeys("seat", "byTablepk", "byTablesk");
	}

	@Test
	void removesTheAttributeOfAnEmptyOptional() {
		SingleTableTemplate template = this.table.of(Guest.class);
		template.create(new Guest("g-1", Optional.empty(), Optional.of("vegan"), null));
		Guest updated = template.update(Guest.class, "g-1", Update.set("diet", Optional.empty()));
		assertThat(updated.diet()).isEmpty();
		assertThat(this.table.item("GUEST#g-1", "META")).doesNotContainKey("diet");
	}

	@Test
	void expiresAtAnOptionalInstant() {
		SingleTableTemplate template = this.table.of(Token.class);
		template.create(new Token("t-1", Optional.empty()));
		assertThat(this.table.item("TOKEN#t-1", "META")).doesNotContainKey("_ttl");
		template.update(Token.class, "t-1", Update.set("expires", Optional.of(Instant.ofEpochSecond(5))));
		assertThat(this.table.item("TOKEN#t-1", "META")).containsEntry("_ttl", AttributeValue.fromN("5"));
		template.save(new Token("t-1", Optional.of(Instant.ofEpochSecond(7))));
		assertThat(this.table.item("TOKEN#t-1", "META")).containsEntry("_ttl", AttributeValue.fromN("7"));
	}

	@Test
	void readsBackWhatWasEmptiedInAClassWithDefaults() {
		SingleTableTemplate template = this.table.of(Settings.class);
		Settings settings = new Settings();
		settings.tags = new HashSet<>();
		settings.folders = List.of();
		settings.colours = new HashMap<>();
		template.create(settings);
		Settings read = template.get(Settings.class, "s-1");
		assertThat(read.tags).isEmpty();
		assertThat(read.folders).isEmpty();
		assertThat(read.colours).isEmpty();
	}

}
