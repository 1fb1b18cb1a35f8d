package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import dev.singletable.convert.EntityUpgrade;
import dev.singletable.convert.UnreadableItemException;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemScan;
import dev.singletable.template.Library.Card;
import dev.singletable.template.Library.CardUpgrade;
import dev.singletable.template.Library.Family;
import dev.singletable.template.Library.First;
import dev.singletable.template.Library.Next;
import dev.singletable.template.Library.Reader;
import dev.singletable.template.Library.ReaderUpgrade;
import dev.singletable.wire.DirectWire;
import dev.singletable.write.UniqueConstraintException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Items in an older form are upgraded wherever they are read (EM-17).
 */
@DynamoDbLocal
@ParameterizedClass
@ValueSource(booleans = { true, false })
class SchemaVersionIntegrationTests {

	private static final Reader ANN = new Reader("r1", "Ann", "Bell", 2, "ann@x");

	@Parameter
	boolean direct;

	private FreshTable table;

	private SingleTableTemplate before;

	private SingleTableTemplate template;

	@BeforeEach
	void open(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		DynamoDbClient client = this.direct ? EngineClients.apache(engine, new DirectWire()) : engine.client();
		this.template = this.table.over(client,
				(builder) -> builder.upgrades(List.of(new ReaderUpgrade(), new CardUpgrade())), Reader.class,
				Card.class);
		this.before = this.table.of(First.Reader.class, First.Card.class);
		this.before.create(new First.Reader("r1", "Ann Bell", 2, "ann@x"));
	}

	private Map<String, AttributeValue> stored() {
		return this.table.item("READER#r1", "META");
	}

	private void isUpgraded() {
		assertThat(stored().keySet()).isEqualTo(
				Set.of("pk", "sk", "_type", "_v", "id", "given", "family", "loans", "mail", "byNamepk", "byNamesk"));
		assertThat(stored().get("_v").n()).isEqualTo("2");
		assertThat(stored().get("byNamepk").s()).isEqualTo("NAME#Bell");
	}

	@Test
	void upgradesOnEveryWayAnItemIsRead() {
		assertThat(this.template.get(Reader.class, "r1")).isEqualTo(ANN);
		assertThat(this.template.batch().getAll(Reader.class, List.of("r1")).items()).containsExactly(ANN);
		assertThat(this.template.findAll(ItemQuery.of(Reader.class).where(property("id").is("r1"))))
			.containsExactly(ANN);
		assertThat(this.template.snapshot().with(Reader.class, "r1").read().get(Reader.class, "r1")).isEqualTo(ANN);
		List<Object> scanned = new ArrayList<>();
		this.template.scan(ItemScan.of(Reader.class), scanned::add);
		assertThat(scanned).containsExactly(ANN);
		assertThat(this.template.findAll(ItemQuery.of(Reader.class).where(property("id").is("r1")).as(Family.class)))
			.extracting(Family::getFamily)
			.containsExactly("Bell");
		assertThat(stored()).doesNotContainKey("_v");
	}

	@Test
	void writesTheVersionOfTheClass() {
		this.template.create(new Reader("r2", null, "Cox", 0, null));
		assertThat(this.table.item("READER#r2", "META").get("_v").n()).isEqualTo("2");
		this.before.create(new First.Reader("r3", "Dan Dee", 0, null));
		assertThat(this.table.item("READER#r3", "META")).doesNotContainKey("_v");
	}

	@Test
	void updatesAnOlderItemAsAWhole() {
		Reader updated = this.template.update(Reader.class, "r1", Update.add("loans", 1));
		assertThat(updated).isEqualTo(new Reader("r1", "Ann", "Bell", 3, "ann@x"));
		isUpgraded();
		assertThat(this.template.update(Reader.class, "r1", Update.add("loans", 1)).loans()).isEqualTo(4);
		assertThat(this.template.get(Reader.class, "r1").loans()).isEqualTo(4);
	}

	@Test
	void updatesAnOlderItemInATransaction() {
		this.template.transaction().update(Reader.class, "r1", Update.add("loans", 1)).execute();
		isUpgraded();
		assertThat(stored().get("loans").n()).isEqualTo("3");
	}

	@Test
	void refusesAnUpdateInDynamoDbsOwnTextOfAnOlderItem() {
		Update update = Update.expression("SET loans = :loans", Map.of(), Map.of(":loans", 7));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.update(Reader.class, "r1", update))
			.withMessage(
					"READER: the item has an older schema version, and an update in DynamoDB's own text knows only "
							+ "the class's. Use the update's steps, or save the entity first.");
		this.template.save(ANN);
		assertThat(this.template.update(Reader.class, "r1", update).loans()).isEqualTo(7);
	}

	@Test
	void guardsTheUniqueValuesOfAnOlderItem() {
		this.template.update(Reader.class, "r1", Update.add("loans", 1));
		assertThatExceptionOfType(UniqueConstraintException.class)
			.isThrownBy(() -> this.template.create(new Reader("r2", null, "Cox", 0, "ann@x")));
	}

	@Test
	void savesOverAnOlderItem() {
		this.template.save(ANN);
		isUpgraded();
		assertThatExceptionOfType(UniqueConstraintException.class)
			.isThrownBy(() -> this.template.create(new Reader("r2", null, "Cox", 0, "ann@x")));
	}

	@Test
	void bringsOlderItemsToTodaysFormByAReindex() {
		this.before.create(new First.Reader("r2", "Dan Dee", 0, null));
		assertThat(this.template.upkeep().reindex(Reader.class).rewritten()).isEqualTo(2);
		isUpgraded();
		assertThat(this.template.findAll(ItemQuery.of(Reader.class).where(property("family").is("Dee")))).hasSize(1);
		assertThat(this.template.upkeep().reindex(Reader.class).rewritten()).isZero();
	}

	@Test
	void upgradesVersionsOfAHistory() {
		First.Card card = this.before.create(new First.Card("c1", "Ann Bell", null));
		this.before.save(new First.Card("c1", "Ann Bow", card.version()));
		assertThat(this.template.history(Card.class).version("c1", 1)).contains(new Card("c1", "Ann", "Bell", 1L));
		this.template.update(Card.class, "c1", Update.set("family", "Cox"));
		this.template.history(Card.class).restore("c1", 2);
		assertThat(this.template.history(Card.class).versions("c1")).extracting((each) -> each.entity().family())
			.containsExactly("Bow", "Cox", "Bow", "Bell");
		assertThat(this.table.item("CARD#c1", "META")).doesNotContainKey("name").containsKey("_v");
	}

	@Test
	void refusesANewerItem() {
		SingleTableTemplate next = this.table.with((builder) -> builder, Next.Reader.class);
		next.save(new Next.Reader("r1", "Ann Bell"));
		String message = "At attribute '_v': the item has schema version 3, and this Reader knows 2. Deploy the newer class first, or "
				+ "read with it.";
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(() -> this.template.get(Reader.class, "r1"))
			.withMessage(message);
		assertThatExceptionOfType(UnreadableItemException.class)
			.isThrownBy(() -> this.template.update(Reader.class, "r1", Update.add("loans", 1)))
			.withMessage(message);
		assertThat(stored().get("_v").n()).isEqualTo("3");
	}

	@Test
	void neverUpgradesWhatIsUpToDate() {
		AtomicInteger upgraded = new AtomicInteger();
		SingleTableTemplate counting = this.table.with((builder) -> builder.upgrades(List.of(new Counting(upgraded))),
				Reader.class);
		counting.save(ANN);
		upgraded.set(0);
		counting.get(Reader.class, "r1");
		counting.update(Reader.class, "r1", Update.add("loans", 1));
		assertThat(upgraded).hasValue(0);
	}

	@Test
	void tellsOfAnUpgradeThatFails() {
		SingleTableTemplate failing = this.table.with((builder) -> builder.upgrades(List.of(new Failing())),
				Reader.class);
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(() -> failing.get(Reader.class, "r1"))
			.withMessage("At attribute '_v': its upgrade from schema version 0 failed: IllegalStateException.");
	}

	@Test
	void demandsThatAnUpgradeNamesItsEntity() {
		EntityUpgrade<Reader> lambda = (item, from) -> item;
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.table.with((builder) -> builder.upgrades(List.of(lambda)), Reader.class))
			.withMessageMatching("SchemaVersionIntegrationTests.* does not say which entity it upgrades. Make it a "
					+ "class that implements EntityUpgrade<…>.");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.table
				.with((builder) -> builder.upgrades(List.of(new ReaderUpgrade(), new Failing())), Reader.class))
			.withMessage("Reader has two upgrades. Make one of them.");
	}

	/** Counts what it is asked for. */
	private record Counting(AtomicInteger upgraded) implements EntityUpgrade<Reader> {

		@Override
		public Map<String, AttributeValue> upgrade(Map<String, AttributeValue> item, int from) {
			this.upgraded.incrementAndGet();
			return new ReaderUpgrade().upgrade(item, from);
		}

	}

	/** Never succeeds. */
	private static final class Failing implements EntityUpgrade<Reader> {

		@Override
		public Map<String, AttributeValue> upgrade(Map<String, AttributeValue> item, int from) {
			throw new IllegalStateException("r1");
		}

	}

}
