package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import dev.singletable.annotation.KeyPart;
import dev.singletable.annotation.LocalIndex;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.Shop.Address;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * After any sequence of writes every index key is what the whole entity would be given.
 */
@DynamoDbLocal
class IndexKeysIntegrationTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private final Random random = new Random(20260301);

	private EmbeddedDynamoDb engine;

	private SingleTableTemplate template;

	@SingleTableEntity(type = "PARCEL", pk = "PARCEL#{id}")
	@SecondaryIndex(name = "state", pk = "STATE#{state}", sk = "{rank}", sparse = true)
	@SecondaryIndex(name = "city", pk = "CITY#{address.city}", sk = "{modified}#{id}", sparse = true, shards = 3)
	@SecondaryIndex(name = "weight", pk = "{@type}", sk = "{weight}#{modified}", shards = 4)
	@SecondaryIndex(name = "nativeRank", partition = { "@type", "state" }, sort = { "rank" }, sparse = true)
	@LocalIndex(name = "local", sk = "L#{rank}#{state}", sparse = true)
	record Parcel(@Id String id, @Nullable String state, @Nullable Integer rank, @Nullable Address address,
			BigDecimal weight, @LastModifiedDate @Nullable Instant modified) {
	}

	@SingleTableEntity(type = "CRATE", pk = "CRATE#{id}")
	@SecondaryIndex(name = "state", pk = "STATE#{state}", sk = "{rank}#{id}", sparse = true)
	@SecondaryIndex(name = "band", pk = "BAND#{band}", sk = "{id}", shards = 2)
	record Crate(@Id String id, @Nullable String state, @Nullable Integer rank, @Version @Nullable Long version) {

		@KeyPart
		@Nullable String getBand() {
			return (this.rank != null) ? "r" + this.rank + this.state : "none";
		}

	}

	/** An update, and the entity after it. */
	private record Change(Update update, Parcel after) {

	}

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		this.engine = engine;
		String table = engine.freshTableName();
		this.template = SingleTableTemplate.builder(engine.client())
			.table(() -> table)
			.entities(Parcel.class, Crate.class)
			.clock(Clock.fixed(NOON, ZoneOffset.UTC))
			.createTable(true)
			.build();
	}

	private Map<String, Object> stored(String pk) {
		Map<String, AttributeValue> key = Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS("META"));
		return comparable(this.engine.client()
			.getItem((request) -> request.tableName(this.template.tableName()).key(key).consistentRead(true))
			.item());
	}

	private static Map<String, Object> comparable(Map<String, AttributeValue> item) {
		Map<String, Object> values = new TreeMap<>();
		item.forEach((name, value) -> values.put(name,
				(value.n() != null) ? new BigDecimal(value.n()).stripTrailingZeros() : value));
		return values;
	}

	private Map<String, Object> whole(Object entity) {
		return comparable(this.template.conversion().toItem(entity));
	}

	private <V> V one(List<V> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	private @Nullable String state() {
		return one(List.of(Optional.of("new"), Optional.of("o#1"), Optional.<String>empty())).orElse(null);
	}

	private @Nullable Integer rank() {
		return one(List.of(Optional.of(-5), Optional.of(3), Optional.<Integer>empty())).orElse(null);
	}

	private @Nullable Address address() {
		return one(List.of(Optional.of(new Address("Main", "Ulm")), Optional.of(new Address("Side", "Bonn")),
				Optional.<Address>empty()))
			.orElse(null);
	}

	private BigDecimal weight() {
		return one(List.of(new BigDecimal("-1.50"), new BigDecimal("20"), BigDecimal.ZERO));
	}

	private Parcel parcel() {
		return new Parcel("p#1", state(), rank(), address(), weight(), NOON);
	}

	private Change change(Parcel of) {
		String state = state();
		Integer rank = rank();
		Address address = address();
		BigDecimal weight = weight();
		List<Change> changes = new ArrayList<>(List.of(
				new Change(Update.set("state", state),
						new Parcel(of.id(), state, of.rank(), of.address(), of.weight(), NOON)),
				new Change(Update.set("rank", rank),
						new Parcel(of.id(), of.state(), rank, of.address(), of.weight(), NOON)),
				new Change(Update.set("rank", 7L).remove("state"),
						new Parcel(of.id(), null, 7, of.address(), of.weight(), NOON)),
				new Change(Update.add("rank", 2),
						new Parcel(of.id(), of.state(), (of.rank() != null) ? of.rank() + 2 : 2, of.address(),
								of.weight(), NOON)),
				new Change(Update.set("address", address).set("weight", weight),
						new Parcel(of.id(), of.state(), of.rank(), address, weight, NOON)),
				new Change(Update.add("weight", new BigDecimal("0.5")).set("state", "x").set("rank", 1),
						new Parcel(of.id(), "x", 1, of.address(), of.weight().add(new BigDecimal("0.5")), NOON)),
				new Change(Update.set("weight", 12),
						new Parcel(of.id(), of.state(), of.rank(), of.address(), BigDecimal.valueOf(12), NOON))));
		if (of.address() != null) {
			changes.add(new Change(Update.set("address.city", "Jena"), new Parcel(of.id(), of.state(), of.rank(),
					new Address(of.address().street(), "Jena"), of.weight(), NOON)));
		}
		return one(changes);
	}

	@Test
	void neverLeavesAStaleKey() {
		Parcel parcel = this.template.create(parcel());
		for (int step = 0; step < 400; step++) {
			String what = "step " + step;
			switch (this.random.nextInt(6)) {
				case 0 -> parcel = this.template.save(parcel());
				case 1 -> parcel = this.template.replace(parcel());
				case 2 -> {
					this.template.delete(Parcel.class, "p#1");
					parcel = this.template.create(parcel());
				}
				default -> {
					Change change = change(parcel);
					what += " " + change.update();
					this.template.update(Parcel.class, "p#1", change.update());
					parcel = change.after();
				}
			}
			assertThat(stored("PARCEL#p$231")).as(what).isEqualTo(whole(parcel));
		}
	}

	@Test
	void neverLeavesAStaleKeyOfAVersionedEntity() {
		Crate crate = this.template.create(new Crate("c1", null, null, null));
		for (int step = 0; step < 150; step++) {
			crate = switch (this.random.nextInt(3)) {
				case 0 -> this.template.save(new Crate("c1", state(), rank(), crate.version()));
				case 1 -> this.template.update(Crate.class, "c1", Update.set("state", state()));
				default -> this.template.update(Crate.class, "c1", Update.set("rank", rank()));
			};
			assertThat(crate.version()).isEqualTo(step + 2);
			assertThat(stored("CRATE#c1")).as("step " + step).isEqualTo(whole(crate));
		}
	}

	@Test
	void aSparseIndexHoldsExactlyTheItemsWithAllItsParts() {
		List<Crate> crates = new ArrayList<>();
		for (int number = 0; number < 40; number++) {
			crates.add(this.template.create(new Crate("c" + number, state(), rank(), null)));
		}
		crates.replaceAll((crate) -> this.template.update(Crate.class, crate.id(), Update.set("state", state())));
		assertThat(this.template.findAll(ItemQuery.of(Crate.class).index("state").where(property("state").is("new"))))
			.containsExactlyInAnyOrderElementsOf(
					crates.stream().filter((crate) -> "new".equals(crate.state()) && crate.rank() != null).toList());
	}

}
