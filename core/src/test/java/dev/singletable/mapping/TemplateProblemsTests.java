package dev.singletable.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.singletable.annotation.KeyPart;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static dev.singletable.mapping.Models.problems;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the start says about the templates of one entity.
 */
class TemplateProblemsTests {

	private static final String MORE_THAN_ONE = "is more than one part or literal, so two values could make one key";

	@Test
	void refusesPartsThatNothingSeparates() {
		assertThat(problems(Glued.class)).containsExactly(new Problem("Glued, the partition key",
				"Key template \"{a}{b}\": \"{a}{b}\" " + MORE_THAN_ONE, "Write \"{a}#{b}\"."));
	}

	@Test
	void refusesAnotherSeparator() {
		assertThat(problems(Dashed.class)).containsExactly(new Problem("Dashed, the partition key",
				"Key template \"{a}-{b}\": \"{a}-{b}\" " + MORE_THAN_ONE, "Write \"{a}#{b}\"."));
	}

	@Test
	void keepsWhatAndActionApartWhenTheTemplateHasAFullStop() {
		assertThat(problems(FullStop.class)).containsExactly(new Problem("FullStop, the partition key",
				"Key template \"No. {a}\": \"No. {a}\" " + MORE_THAN_ONE, "Write \"No. #{a}\"."));
	}

	@Test
	void refusesUnknownPropertiesAndNamesTheKnown() {
		assertThat(problems(Unknown.class)).containsExactly(
				new Problem("Unknown, the partition key",
						"the template names 'customer', which is no property; there are [customerId, id, month]",
						"Name one of these, or add a getter marked @KeyPart."),
				new Problem("Unknown, the sort key",
						"the template names 'lines.product', which is no property; there are [customerId, id, month]",
						"Name one of these, or add a getter marked @KeyPart."));
	}

	@Test
	void refusesPropertiesBehindCollectionsAndMaps() {
		String action = "Name a property with one value, or add a getter marked @KeyPart.";
		assertThat(problems(Behind.class)).containsExactly(
				new Problem("Behind, the partition key",
						"the template names 'lines.product', which goes through the elements of 'lines'", action),
				new Problem("Behind, the sort key",
						"the template names 'named.product', which goes through the elements of 'named'", action));
	}

	@Test
	void refusesTheTablesOwnKeyInAnOrdinaryIndex() {
		String action = "Only the inverse index may name it: @SecondaryIndex(name = \"inverse\", pk = \"{sk}\", "
				+ "sk = \"{pk}\").";
		assertThat(problems(OwnKey.class)).containsExactly(
				new Problem("OwnKey, the partition key of index 'gsi1'", "{pk} is the table's own key", action),
				new Problem("OwnKey, the sort key of index 'gsi1'", "{sk} is the table's own key", action));
	}

	@Test
	void refusesTheTablesOwnKeyAmongOtherSegments() {
		assertThat(problems(OwnKeyInside.class))
			.containsExactly(new Problem("OwnKeyInside, the partition key of index 'gsi1'",
					"Key template \"PARENT#{pk}\": {pk} is the whole key of the table and stands alone",
					"Write \"{pk}\", or name properties instead."));
	}

	@Test
	void refusesTypesThatHaveNoOrderedText() {
		assertThat(problems(WrongTypes.class)).containsExactly(new Problem("WrongTypes, the partition key",
				"Key template \"{names}\", part {names}: java.util.List cannot be part of a key",
				"Use a property of type String, a number type, Boolean, UUID, an enum, Instant, OffsetDateTime, "
						+ "ZonedDateTime, LocalDateTime, LocalTime, LocalDate, YearMonth or Year."),
				new Problem("WrongTypes, the sort key",
						"Key template \"{id:6}\", part {id:6}: java.lang.String takes no format \"6\"",
						"Leave the format out."));
	}

	@Test
	void refusesBrokenTemplates() {
		assertThat(problems(Empty.class, Unpaired.class, Blank.class)).containsExactly(
				new Problem("Blank, the partition key",
						"Key template \"A B#{id}\": the literal \"A B\" has the character U+0020",
						"Write literals with characters above U+0024 only."),
				new Problem("Empty, the partition key", "Key template \"A##{id}\": segment 2 is empty",
						"Write one '#' between two segments and none at either end."),
				new Problem("Unpaired, the partition key", "Key template \"{id\": the braces of \"{id\" do not pair",
						"Write each part as {property}."));
	}

	@Test
	void refusesPlainTextBeforeTheLastSegment() {
		assertThat(problems(PlainFirst.class)).containsExactly(new Problem("PlainFirst, the partition key",
				"Key template \"{a:plain}#{b}\": {a:plain} keeps a string as it is and can only be the last segment",
				"Move it to the end, or write {a}."));
	}

	@Test
	void refusesAnIndexWithoutAPartitionKey() {
		assertThat(problems(SortOnly.class)).containsExactly(
				new Problem("SortOnly, the partition key of index 'gsi1'", "A key template cannot be empty",
						"Write literals and {parts} separated by '#', as in \"ORDER#{id}\"."));
	}

	@Test
	void takesOptionalKeyPartsAndNestedOptionalProperties() {
		ItemType type = Models.type(Lenient.class);
		assertThat(type.keyOf(new Lenient("7", Optional.of(new Line("p1")))))
			.isEqualTo(dev.singletable.key.ItemKey.of("LENIENT#7", "first#p1"));
	}

	@Test
	void refusesKeyPartsThatAreNoGetters() {
		assertThat(problems(WithArgument.class))
			.containsExactly(new Problem("WithArgument.month", "@KeyPart is on a method that is no getter",
					"Put it on an instance method without parameters that returns a value."));
	}

	record Line(String product) {
	}

	@SingleTableEntity(pk = "{a}{b}")
	record Glued(String a, String b) {
	}

	@SingleTableEntity(pk = "{a}-{b}")
	record Dashed(String a, String b) {
	}

	@SingleTableEntity(pk = "No. {a}")
	record FullStop(String a) {
	}

	@SingleTableEntity(pk = "CUSTOMER#{customer}", sk = "{lines.product}")
	record Unknown(String customerId, @Id String id) {

		@KeyPart
		String getMonth() {
			return "2026-01";
		}

	}

	@SingleTableEntity(pk = "{lines.product}", sk = "{named.product}")
	record Behind(List<Line> lines, Map<String, Line> named) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "gsi1", pk = "{pk}", sk = "{sk}")
	record OwnKey(@Id String id) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "gsi1", pk = "PARENT#{pk}")
	record OwnKeyInside(@Id String id) {
	}

	@SingleTableEntity(pk = "{names}", sk = "{id:6}")
	record WrongTypes(@Id String id, List<String> names) {
	}

	@SingleTableEntity(pk = "A##{id}")
	record Empty(@Id String id) {
	}

	@SingleTableEntity(pk = "{id")
	record Unpaired(@Id String id) {
	}

	@SingleTableEntity(pk = "A B#{id}")
	record Blank(@Id String id) {
	}

	@SingleTableEntity(pk = "{a:plain}#{b}")
	record PlainFirst(String a, String b) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "gsi1", sk = "{id}")
	record SortOnly(@Id String id) {
	}

	@SingleTableEntity(type = "LENIENT", sk = "{rank}#{line.product}")
	record Lenient(@Id String id, Optional<Line> line) {

		@KeyPart
		Optional<String> getRank() {
			return Optional.of("first");
		}

	}

	@SingleTableEntity
	record WithArgument(@Id String id) {

		@KeyPart
		String getMonth(int offset) {
			return "2026-0" + offset;
		}

	}

}
