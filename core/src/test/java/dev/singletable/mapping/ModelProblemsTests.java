package dev.singletable.mapping;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.PartitionKey;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Singleton;
import dev.singletable.annotation.TimeToLive;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static dev.singletable.mapping.Models.problems;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the start says about entities, their names, keys and properties.
 */
class ModelProblemsTests {

	private static final String RENAME = "Rename it: @Attribute(\"…\").";

	@Test
	void refusesTypesWhoseKeysOverlap() {
		assertThat(problems(Order.class, Invoice.class)).containsExactly(new Problem("Invoice and Order",
				"an item of one can have the key of the other: pk 'CUSTOMER#{customer}' and 'CUSTOMER#{customerId}', "
						+ "sk '{kind}#{number}' and 'ORDER#{id}'",
				"Begin one of the sort keys or partition keys with a literal of its own, such as 'ORDER#'."));
	}

	@Test
	void takesTypesThatCannotMeet() {
		assertThat(problems(Order.class, Payment.class)).isEmpty();
	}

	@Test
	void refusesTwoClassesWithOneName() {
		assertThat(problems(First.class, Second.class)).containsExactly(new Problem(
				"dev.singletable.mapping.ModelProblemsTests$First and dev.singletable.mapping.ModelProblemsTests$Second",
				"both are named 'THING' in the table",
				"Give one of them another name: @SingleTableEntity(type = \"…\")."));
	}

	@Test
	void refusesASingletonWithAKey() {
		assertThat(problems(KeyedSingleton.class))
			.containsExactly(new Problem("KeyedSingleton", "it is a singleton and has a key of its own",
					"Leave out pk, sk, @PartitionKey and @SortKey, or @Singleton."));
		assertThat(problems(IdentifiedSingleton.class)).containsExactly(new Problem("IdentifiedSingleton.id",
				"it is the id of a singleton, which has none", "Leave out @Id, or @Singleton."));
	}

	@Test
	void refusesATypeThatCanHaveTheKeyOfASingleton() {
		assertThat(problems(OnlyOne.class, Any.class)).hasSize(1);
	}

	@Test
	void refusesAClassThatIsNoEntity() {
		assertThat(problems(String.class)).containsExactly(
				new Problem("java.lang.String", "it is not annotated", "Annotate it with @SingleTableEntity."));
	}

	@Test
	void refusesAnIllegalTypeName() {
		assertThat(problems(Named.class)).containsExactly(new Problem(
				"dev.singletable.mapping.ModelProblemsTests$Named", "its name 'MY ORDER' has characters below '%'",
				"Use letters, digits and punctuation above '$' in @SingleTableEntity(type = \"…\")."));
	}

	@Test
	void refusesAnEntityWithoutAKey() {
		assertThat(problems(Keyless.class)).containsExactly(new Problem("Keyless", "it has no partition key",
				"Write @SingleTableEntity(pk = \"…\"), or mark a property with @Id."));
	}

	@Test
	void tellsWhySpringDataCannotReadAClass() {
		assertThat(problems(TwoIds.class)).containsExactly(new Problem("TwoIds",
				"Attempt to add id property private final java.lang.String "
						+ "dev.singletable.mapping.ModelProblemsTests$TwoIds.second but already have property private "
						+ "final java.lang.String dev.singletable.mapping.ModelProblemsTests$TwoIds.first registered "
						+ "as id; Check your mapping configuration",
				"Correct the class."));
	}

	@Test
	void refusesTheLibrarysOwnSpace() {
		assertThat(problems(Internal.class))
			.containsExactly(new Problem("Internal", "its partition key '_INTERNAL#{id}' is in the library's own space",
					"Begin it with another word than _INTERNAL."));
		assertThat(problems(InternalRaw.class))
			.containsExactly(new Problem("_INTERNAL", "its raw keys begin with '_INTERNAL#', the library's own space",
					"Give it another name: @SingleTableEntity(type = \"…\")."));
	}

	@Test
	void refusesTemplatesThatReachIntoTheKeysOfARawType() {
		assertThat(problems(Document.class, Open.class)).containsExactly(new Problem("DOCUMENT and Open",
				"the partition key '{kind}#{id}' can begin with 'DOCUMENT#', which belongs to the raw keys of DOCUMENT",
				"Begin it with another literal."));
	}

	@Test
	void refusesPropertiesUnderLibraryOwnedNames() {
		assertThat(problems(Squatter.class)).containsExactly(
				new Problem("Squatter.pk", "it is stored under 'pk', which the library owns", RENAME),
				new Problem("Squatter.kind", "it is stored under '_type', which the library owns", RENAME),
				new Problem("Squatter.expiry", "it is stored under '_ttl', which the library owns", RENAME),
				new Problem("Squatter.gsi1sk", "it is stored under 'gsi1sk', which index 'gsi1' owns", RENAME));
	}

	@Test
	void refusesTwoPropertiesInOneAttribute() {
		assertThat(problems(Twins.class)).containsExactlyInAnyOrder(
				new Problem("Twins.second", "it is stored under 'value', as 'first' is",
						"Rename one: @Attribute(\"…\")."),
				new Problem("Twins.at_zone", "it is stored under 'at_zone', as 'at' is",
						"Rename one: @Attribute(\"…\")."),
				new Problem("Twins.maybe_zone", "it is stored under 'maybe_zone', as 'maybe' is",
						"Rename one: @Attribute(\"…\")."));
	}

	@Test
	void refusesSeveralPropertiesWhereOneIsMeant() {
		assertThat(problems(Several.class)).containsExactlyInAnyOrder(
				new Problem("Several", "it has 2 properties with @TimeToLive", "Keep one."),
				new Problem("Several", "it has 2 properties with @GeneratedId", "Keep one."),
				new Problem("Several", "it has 2 properties with @PartitionKey", "Keep one."));
	}

	@Test
	void refusesAnnotationsOnTypesTheyDoNotFit() {
		assertThat(problems(Misfits.class)).containsExactlyInAnyOrder(
				new Problem("Misfits.id", "@GeneratedId is on a Long", "A generated id is a String or a UUID."),
				new Problem("Misfits.expires", "@TimeToLive is on a LocalDate",
						"Put it on an Instant, a date and time, a Duration, or a number of epoch seconds."),
				new Problem("Misfits.version", "@Version is on a UUID", "A version is a Long, an Integer or a Short."));
		assertThat(problems(RawNumber.class))
			.containsExactly(new Problem("RawNumber.key", "@PartitionKey is on a long", "A raw key is a String."));
	}

	@Test
	void takesEveryTimeToLiveItCanCount() {
		assertThat(problems(Expiring.class, ExpiringAfter.class, ExpiringMaybe.class, ExpiringAt.class)).isEmpty();
	}

	@Test
	void tellsEverythingAtOnceAndLeavesSoundTypesIn() {
		ItemModel model = Models.read(Order.class, Invoice.class, Payment.class, First.class, Second.class,
				Keyless.class, Squatter.class, Misfits.class, Named.class, Broken.class);
		assertThat(model.problems()).extracting(Problem::where)
			.containsExactlyInAnyOrder("Invoice and Order", "Invoice and Payment", "Broken, the partition key",
					"Broken, the partition key of index 'gsi1'", "Broken.version",
					"dev.singletable.mapping.ModelProblemsTests$First and "
							+ "dev.singletable.mapping.ModelProblemsTests$Second",
					"Keyless", "Squatter.pk", "Squatter.kind", "Squatter.expiry", "Squatter.gsi1sk", "Misfits.id",
					"Misfits.expires", "Misfits.version", "dev.singletable.mapping.ModelProblemsTests$Named");
		assertThat(model.find(Payment.class)).isPresent();
		assertThat(model.find(Keyless.class)).isEmpty();
	}

	@SingleTableEntity(pk = "CUSTOMER#{customerId}", sk = "ORDER#{id}")
	record Order(String customerId, String id) {
	}

	@SingleTableEntity(pk = "CUSTOMER#{customer}", sk = "{kind}#{number}")
	record Invoice(String customer, String kind, String number) {
	}

	@SingleTableEntity(pk = "CUSTOMER#{customer}", sk = "PAYMENT#{number}")
	record Payment(String customer, long number) {
	}

	@SingleTableEntity(type = "THING")
	record First(@Id String id) {
	}

	@SingleTableEntity(type = "THING")
	record Second(@Id String id) {
	}

	@SingleTableEntity(type = "MY ORDER")
	record Named(@Id String id) {
	}

	@SingleTableEntity(pk = "{a}{b}")
	@SecondaryIndex(name = "gsi1", pk = "{c}")
	@SecondaryIndex(name = "inverse", pk = "{sk}", sk = "{pk}")
	record Broken(@Version String version) {
	}

	@SingleTableEntity
	record Keyless(String name) {
	}

	@SingleTableEntity
	record TwoIds(@Id String first, @Id String second) {
	}

	@SingleTableEntity(pk = "_INTERNAL#{id}")
	record Internal(String id) {
	}

	@SingleTableEntity(type = "_INTERNAL")
	record InternalRaw(@PartitionKey String key) {
	}

	@SingleTableEntity(type = "DOCUMENT")
	record Document(@PartitionKey String key) {
	}

	@SingleTableEntity(pk = "{kind}#{id}")
	record Open(String kind, String id) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "gsi1", pk = "ALL", sk = "{id}")
	record Squatter(@Id String id, String pk, @Attribute("_type") String kind, @Attribute("_ttl") long expiry,
			String gsi1sk) {
	}

	@SingleTableEntity
	record Twins(@Id String id, @Attribute("value") String first, @Attribute("value") String second, ZonedDateTime at,
			String at_zone, Optional<ZonedDateTime> maybe, String maybe_zone) {
	}

	@SingleTableEntity
	record Several(@PartitionKey String one, @PartitionKey String other, @GeneratedId String id,
			@GeneratedId String key, @TimeToLive Instant soon, @TimeToLive Instant later) {
	}

	@SingleTableEntity
	record Misfits(@Id @GeneratedId Long id, @TimeToLive LocalDate expires, @Version UUID version) {
	}

	@SingleTableEntity
	record RawNumber(@PartitionKey long key) {
	}

	@SingleTableEntity
	record Expiring(@Id String id, @TimeToLive Instant at, @Version int version) {
	}

	@SingleTableEntity
	record ExpiringAfter(@Id String id, @TimeToLive Duration after) {
	}

	@SingleTableEntity
	record ExpiringMaybe(@Id String id, @TimeToLive Optional<ZonedDateTime> at) {
	}

	@SingleTableEntity
	record ExpiringAt(@Id @GeneratedId UUID id, @TimeToLive long at) {
	}

	@Singleton
	@SingleTableEntity(sk = "A")
	record KeyedSingleton(String name) {
	}

	@Singleton
	@SingleTableEntity
	record IdentifiedSingleton(@Id String id) {
	}

	@Singleton
	@SingleTableEntity
	record OnlyOne(String name) {
	}

	@SingleTableEntity(pk = "SINGLETON#{name}")
	record Any(String name) {
	}

}
