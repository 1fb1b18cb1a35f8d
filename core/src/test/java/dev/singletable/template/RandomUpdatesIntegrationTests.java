package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;

import dev.singletable.annotation.KeyPart;
import dev.singletable.annotation.LocalIndex;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.LastModifiedDate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Updates that combine whatever an update can say, among saves.
 */
@DynamoDbLocal
class RandomUpdatesIntegrationTests {

	private static final int STEPS = 1500;

	private static final ParcelId ID = new ParcelId("r", 1);

	private static final List<BiFunction<Update.Steps, Integer, Update.Steps>> CHANGES = List.of(
			(update, value) -> update.set("owner", "owner" + value), (update, value) -> update.set("rank", value),
			(update, value) -> update.add("rank", value),
			(update, value) -> update.set("state", (value == 0) ? null : "state" + value),
			(update, value) -> update.remove("state"),
			(update, value) -> update.set("weight", (value == 0) ? null : new BigDecimal(value).setScale(value)),
			(update, value) -> update.add("weight", value), (update, value) -> update.remove("weight"),
			(update, value) -> update.set("place", (value == 0) ? null : place(value)),
			(update, value) -> update.set("place.city", (value == 0) ? null : "town" + value),
			(update, value) -> update.append("labels", "end" + value),
			(update, value) -> update.set("labels[0]", "first" + value), (update, value) -> update.remove("labels[1]"),
			(update, value) -> update.set("labels", List.of("new" + value, "other")),
			(update, value) -> update.subtract("rank", value), (update, value) -> update.subtract("weight", value),
			(update, value) -> update.prepend("labels", "start" + value),
			(update, value) -> update.setIfAbsent("state", "first" + value),
			(update, value) -> update.setIfAbsent("weight", value),
			(update, value) -> update.setIfAbsent("place", place(value)),
			(update, value) -> update.setIfAbsent("place.city", "found" + value),
			(update, value) -> update.setIfAbsent("labels", List.of("only")));

	private final Random random = new Random(42);

	private SingleTableTemplate template;

	private FreshTable table;

	private int refused;

	@SingleTableEntity(type = "PARCEL", pk = "PARCEL#{id}", sk = "{number}")
	@SecondaryIndex(name = "byOwner", pk = "OWNER#{owner}", sk = "{rank}#{number}")
	@SecondaryIndex(name = "byCity", pk = "STATE#{state}", sk = "{weight}#{place.city}", sparse = true)
	@SecondaryIndex(name = "byChange", pk = "{@type}", sk = "{modified}#{rank}")
	@SecondaryIndex(name = "bySummary", pk = "SUMMARY#{summary}", sk = "{id}", sparse = true)
	@SecondaryIndex(name = "native", partition = { "@type", "state" }, sort = "rank", sparse = true)
	@LocalIndex(name = "local", sk = "WEIGHT#{weight}", sparse = true)
	record Parcel(String id, int number, String owner, long rank, @Nullable String state, @Nullable BigDecimal weight,
			@Nullable Place place, @Nullable List<String> labels, @LastModifiedDate @Nullable Instant modified) {

		@KeyPart
		@Nullable String getSummary() {
			if (this.labels == null || this.labels.isEmpty()) {
				return null;
			}
			return this.rank + "-" + this.state + "-" + String.join("/", this.labels);
		}

		Parcel withState(@Nullable String other) {
			return new Parcel(this.id, this.number, this.owner, this.rank, other, this.weight, this.place, this.labels,
					null);
		}

	}

	record Place(@Nullable String city, @Nullable String street) {
	}

	record ParcelId(String id, int number) {
	}

	private static Place place(int value) {
		return new Place((value == 1) ? null : "city" + value, "street");
	}

	private Update anyUpdate() {
		Update.Steps update = Update.setAll(Map.of());
		int changes = 1 + this.random.nextInt(3);
		for (int change = 0; change < changes; change++) {
			update = changed(update, CHANGES.get(this.random.nextInt(CHANGES.size())), this.random.nextInt(5));
		}
		return update;
	}

	private static Update.Steps changed(Update.Steps update, BiFunction<Update.Steps, Integer, Update.Steps> change,
			int value) {
		try {
			return change.apply(update, value);
		}
		catch (IllegalArgumentException samePathTwice) {
			return update;
		}
	}

	private String step(Parcel parcel) {
		if (this.random.nextInt(12) == 0) {
			this.template.save(parcel.withState(this.random.nextBoolean() ? null : parcel.state()));
			return "a save";
		}
		Update update = anyUpdate();
		try {
			this.template.update(Parcel.class, ID, update);
		}
		catch (InvalidDataAccessApiUsageException noSuchPathInTheItem) {
			this.refused++;
		}
		return update.toString();
	}

	private static Map<String, Object> comparable(Map<String, AttributeValue> item) {
		Map<String, Object> values = new TreeMap<>();
		item.forEach((name, value) -> values.put(name,
				(value.n() != null) ? new BigDecimal(value.n()).stripTrailingZeros() : value));
		return values;
	}

	@Test
	void everyIndexKeyIsWhatTheWholeEntityWouldBeGiven(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.of(Parcel.class);
		Parcel parcel = this.template.save(new Parcel("r", 1, "owner", 1, null, null, null, null, null));
		for (int number = 0; number < STEPS; number++) {
			String step = step(parcel);
			this.table.pass(Duration.ofMillis(1));
			if (this.random.nextBoolean()) {
				continue;
			}
			Map<String, AttributeValue> stored = this.table.item("PARCEL#r", "0000000001");
			parcel = this.template.conversion().fromItem(Parcel.class, stored);
			assertThat(comparable(stored)).as("after step %d, %s", number, step)
				.isEqualTo(comparable(this.template.conversion().toItem(parcel)));
		}
		assertThat(this.refused).isLessThan(STEPS / 10);
	}

}
