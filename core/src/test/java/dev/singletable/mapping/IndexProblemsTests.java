package dev.singletable.mapping;

import java.util.List;
import java.util.Optional;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.Compressed;
import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.KeyPart;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.table.TableAttributes;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static dev.singletable.mapping.Models.problems;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the start says about indexes.
 */
class IndexProblemsTests {

	private static final String ALIKE = "Declare it alike on both, or give one of them another name.";

	@Test
	void refusesIllegalNames() {
		String action = "DynamoDB takes 3 to 255 characters of A-Z, a-z, 0-9, '_', '.' and '-'.";
		assertThat(problems(Misnamed.class)).containsExactly(
				new Problem("Misnamed, index 'g1'", "the name of the index is not legal", action),
				new Problem("Misnamed, index 'by state'", "the name of the index is not legal", action));
	}

	@Test
	void refusesOneNameTwiceOnOneType() {
		assertThat(problems(Twice.class)).containsExactly(
				new Problem("Twice, index 'gsi1'", "the index is declared twice on one type", "Keep one."));
	}

	@Test
	void refusesAnIndexThatIsBothOrNeither() {
		String what = "it needs either pk and sk, or partition and sort";
		String action = "Write templates (pk = \"STATUS#{status}\", sk = \"{placedAt}\") or property names "
				+ "(partition = {\"@type\", \"status\"}, sort = \"placedAt\").";
		assertThat(problems(Undecided.class)).containsExactly(new Problem("Undecided, index 'both'", what, action),
				new Problem("Undecided, index 'neither'", what, action));
	}

	@Test
	void refusesOneIndexWithTwoProjections() {
		assertThat(problems(Everything.class, KeysOnly.class, Included.class)).containsExactly(
				new Problem("Everything and Included",
						"they declare index 'gsi1' differently: keys [gsi1pk (S), gsi1sk (S)], projection ALL, and "
								+ "keys [gsi1pk (S), gsi1sk (S)], projection INCLUDE [_ttl, _type, name]",
						ALIKE),
				new Problem("Everything and KeysOnly",
						"they declare index 'gsi1' differently: keys [gsi1pk (S), gsi1sk (S)], projection ALL, and "
								+ "keys [gsi1pk (S), gsi1sk (S)], projection KEYS_ONLY",
						ALIKE));
	}

	@Test
	void refusesOneIndexThatIsComposedAndNative() {
		assertThat(problems(Everything.class, Native.class)).containsExactly(new Problem("Everything and Native",
				"they declare index 'gsi1' differently: keys [gsi1pk (S), gsi1sk (S)], projection ALL, and "
						+ "keys [_type (S), region (S), amount (N)], projection ALL",
				ALIKE));
	}

	@Test
	void refusesTwoIndexesThatClaimOneAttribute() {
		TableAttributes attributes = new TableAttributes("pk", "sk", "_type", "_ttl", "{index}", "{index}_s");
		assertThat(Models.read(attributes, Claims.class).problems()).containsExactly(new Problem(
				"index 'first' and index 'first_s'", "both claim attribute 'first_s'", "Rename one of them."));
	}

	@Test
	void refusesANativeIndexThatAnyItemWouldEnter() {
		assertThat(problems(Untyped.class))
			.containsExactly(new Problem("Untyped, index 'byRegion'", "any item with these attributes would enter it",
					"Begin with the type: partition = {\"@type\", …}; or say shared = true."));
	}

	@Test
	void refusesMoreThanFourAttributes() {
		String what = "a native index has one to four partition attributes and up to four sort attributes";
		String action = "Compose a key by templates where more parts are needed.";
		assertThat(problems(Wide.class)).containsExactly(new Problem("Wide, index 'widePartition'", what, action),
				new Problem("Wide, index 'wideSort'", what, action),
				new Problem("Wide, index 'noPartition'", what, action));
	}

	@Test
	void refusesNativeKeysThatAreCompressed() {
		assertThat(problems(Packed.class))
			.containsExactly(new Problem("Packed, index 'byText'", "'text' cannot be a key attribute",
					"A native index names stored properties of the entity itself that are text, numbers or bytes."));
	}

	@Test
	void refusesNativeKeysThatAreNoAttributesOfTheirOwn() {
		String action = "A native index names stored properties of the entity itself that are text, numbers or bytes.";
		assertThat(problems(Unfit.class)).containsExactly(
				new Problem("Unfit, index 'nested'", "'address.city' cannot be a key attribute", action),
				new Problem("Unfit, index 'listed'", "'names' cannot be a key attribute", action),
				new Problem("Unfit, index 'computed'", "'month' cannot be a key attribute", action),
				new Problem("Unfit, index 'boolean'", "'open' cannot be a key attribute", action),
				new Problem("Unfit, index 'unknown'",
						"it names 'state', which is no property; there are [address, id, month, names, open]",
						"Name one of these."));
	}

	@Test
	void refusesAnotherKindInAKeyAttributeOfANativeIndex() {
		assertThat(problems(Native.class, Textual.class, Listed.class)).containsExactly(
				new Problem("Listed.region",
						"it is stored in 'region' as something else, but the attribute is an index key of kind S",
						"Store it under another name: @Attribute(\"…\")."),
				new Problem("Textual.total",
						"it is stored in 'amount' as S, but the attribute is an index key of kind N",
						"Store it under another name: @Attribute(\"…\")."));
	}

	@Test
	void seesThroughOptionalAndJsonAndEveryTextType() {
		assertThat(problems(Native.class, Maybe.class, JsonText.class, Letter.class)).isEmpty();
	}

	@Test
	void refusesToIncludeWhatIsNotStored() {
		assertThat(problems(Including.class)).containsExactly(
				new Problem("Including, index 'gsi1'", "include names 'month', which is computed and not stored",
						"Leave it out, or store it in a property."),
				new Problem("Including, index 'gsi1'", "it names 'total', which is no property; there are [id, month]",
						"Name one of these."),
				new Problem("Including, index 'gsi1'", "include names 'pk', the table's own key",
						"Leave it out: every index carries the table's key."),
				new Problem("Including, index 'gsi2'", "it includes properties, but its projection is ALL",
						"Write projection = IndexProjection.INCLUDE, or leave include out."));
	}

	@Test
	void takesTheInverseOfTheTable() {
		ItemModel model = Models.proven(Inverse.class);
		assertThat(model.layout().index("inverse")).hasValueSatisfying(
				(index) -> assertThat(index.keys()).extracting((key) -> key.name()).containsExactly("sk", "pk"));
		assertThat(model.require(Inverse.class).indexAttributeNames()).isEmpty();
	}

	@SingleTableEntity
	@SecondaryIndex(name = "g1", pk = "ALL")
	@SecondaryIndex(name = "by state", pk = "ALL")
	record Misnamed(@Id String id) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "gsi1", pk = "ALL")
	@SecondaryIndex(name = "gsi1", pk = "EVERY")
	record Twice(@Id String id) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "both", pk = "ALL", partition = "@type")
	@SecondaryIndex(name = "neither")
	record Undecided(@Id String id) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "gsi1", pk = "ALL", sk = "{id}")
	record Everything(@Id String id) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "gsi1", pk = "ALL", sk = "{id}", projection = IndexProjection.KEYS_ONLY)
	record KeysOnly(@Id String id) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "gsi1", pk = "ALL", sk = "{id}", projection = IndexProjection.INCLUDE, include = "name")
	record Included(@Id String id, String name) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "gsi1", partition = { "@type", "region" }, sort = "amount")
	record Native(@Id String id, String region, int amount) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "first", pk = "ALL", sk = "{id}")
	@SecondaryIndex(name = "first_s", pk = "ALL", sk = "{id}")
	record Claims(@Id String id) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "byRegion", partition = "region")
	@SecondaryIndex(name = "shared", partition = "region", shared = true)
	record Untyped(@Id String id, String region) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "widePartition", partition = { "@type", "a", "b", "c", "d" })
	@SecondaryIndex(name = "wideSort", partition = "@type", sort = { "a", "b", "c", "d", "id" })
	@SecondaryIndex(name = "noPartition", sort = "a")
	@SecondaryIndex(name = "widest", partition = { "@type", "a", "b", "c" }, sort = { "a", "b", "c", "d" })
	record Wide(@Id String id, String a, String b, String c, String d) {
	}

	record Address(String city) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "nested", partition = { "@type", "address.city" })
	@SecondaryIndex(name = "listed", partition = { "@type", "names" })
	@SecondaryIndex(name = "computed", partition = { "@type", "month" })
	@SecondaryIndex(name = "boolean", partition = { "@type", "open" })
	@SecondaryIndex(name = "unknown", partition = { "@type", "state" })
	record Unfit(@Id String id, Address address, List<String> names, boolean open) {

		@KeyPart
		String getMonth() {
			return "2026-01";
		}

	}

	@SingleTableEntity
	record Textual(@Id String id, @Attribute("amount") String total) {
	}

	@SingleTableEntity
	record Listed(@Id String id, List<String> region) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "gsi1", partition = { "@type", "region" }, sort = "amount")
	record Maybe(@Id String id, Optional<String> region, Optional<Integer> amount) {
	}

	@SingleTableEntity
	record JsonText(@Id String id, @Attribute(json = true) List<String> region) {
	}

	@SingleTableEntity
	record Letter(@Id String id, char region) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "gsi1", pk = "ALL", projection = IndexProjection.INCLUDE,
			include = { "month", "total", "pk", "id" })
	@SecondaryIndex(name = "gsi2", pk = "ALL", include = "id")
	record Including(@Id String id) {

		@KeyPart
		String getMonth() {
			return "2026-01";
		}

	}

	@SingleTableEntity(pk = "CUSTOMER#{customerId}", sk = "ORDER#{id}")
	@SecondaryIndex(name = "inverse", pk = "{sk}", sk = "{pk}")
	record Inverse(String customerId, String id) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "byText", partition = "@type", sort = "text")
	record Packed(@Id String id, @Compressed String text) {
	}

}
