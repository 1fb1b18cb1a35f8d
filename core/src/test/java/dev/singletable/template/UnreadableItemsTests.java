package dev.singletable.template;

import java.util.List;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.convert.ReadPolicy;
import dev.singletable.convert.UnreadableItemException;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.wire.DirectWire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * One item of a page that cannot become its entity, over the direct wire and without it.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnreadableItemsTests extends EachCarrier {

	private static final String MESSAGE = "At attribute 'weight': expected N, found S.";

	private static final ItemQuery<Parcel> PARCELS = ItemQuery.of(Parcel.class).where(property("depot").is("secret"));

	private SingleTableTemplate template(ReadPolicy policy) {
		DynamoDbClient client = this.direct ? this.network.client(1, new DirectWire()) : this.network.client(1);
		return SingleTableTemplate.builder(client)
			.table(() -> "shop")
			.entities(Parcel.class)
			.readPolicy(policy)
			.wire(wire())
			.build();
	}

	private SingleTableTemplate skipping() {
		return template(ReadPolicy.defaults().withUnreadableItems(ReadPolicy.UnreadableItems.SKIP));
	}

	private static String parcel(int number, String weight) {
		return """
				{"pk":{"S":"DEPOT#secret"},"sk":{"S":"PARCEL#%1$d"},"_type":{"S":"PARCEL"},"depot":{"S":"secret"},
				"number":{"N":"%1$d"},"weight":%2$s}""".formatted(number, weight);
	}

	private void page(String... items) {
		this.network.next(RecordedAnswer.ok("{\"Items\":[" + String.join(",", items) + "],\"Count\":" + items.length
				+ ",\"ScannedCount\":" + items.length + "}"));
	}

	private static String good(int number) {
		return parcel(number, "{\"N\":\"5\"}");
	}

	private static Parcel read(int number) {
		return new Parcel("secret", number, 5L);
	}

	@Test
	void endsTheQueryUnlessAskedOtherwise() {
		page(good(1), parcel(2, "{\"S\":\"heavy\"}"), good(3));
		assertThatExceptionOfType(UnreadableItemException.class)
			.isThrownBy(() -> template(ReadPolicy.defaults()).findAll(PARCELS))
			.withMessage(MESSAGE);
	}

	@Test
	void isPassedOverCountedAndReported(CapturedOutput output) {
		page(good(1), parcel(2, "{\"S\":\"heavy\"}"), good(3), parcel(4, "{\"BOOL\":true}"));
		ItemWindow<Parcel> window = skipping().scroll(PARCELS);
		assertThat(window).containsExactly(read(1), read(3));
		assertThat(window.statistics()).isEqualTo(new ItemWindow.Statistics(1, 4, 2, 0, 2));
		assertThat(output.getAll().lines().filter((line) -> line.contains("passed over"))).singleElement()
			.asString()
			.contains("WARN")
			.endsWith("Table 'shop': passed over 2 unreadable item(s), the first of type PARCEL: " + MESSAGE);
	}

	@Test
	void isPassedOverInListsStreamsAndWindows() {
		page(parcel(1, "{\"S\":\"heavy\"}"), good(2), parcel(3, "{\"S\":\"heavy\"}"));
		assertThat(skipping().findAll(PARCELS)).containsExactly(read(2));
		assertThat(skipping().stream(PARCELS)).containsExactly(read(2));
		assertThat(skipping().windows(PARCELS)).singleElement()
			.satisfies((window) -> assertThat(window).containsExactly(read(2)));
		assertThat(skipping().exists(PARCELS)).isTrue();
	}

	@Test
	void mayBeNoItemOfDynamoDbAtAll(CapturedOutput output) {
		page(good(1), parcel(2, "{\"N\":\"5\",\"M\":{\"x\":{\"L\":[{\"S\":\"y\"}]}}}"), good(3));
		ItemWindow<Parcel> window = skipping().scroll(PARCELS);
		assertThat(window).containsExactly(read(1), read(3));
		assertThat(window.statistics().skipped()).isOne();
		assertThat(output).contains("At attribute 'weight': the value has more than one kind.");
	}

	@Test
	void mayBeOneThatAPolicyRejects(CapturedOutput output) {
		page(good(1), good(2).replace("PARCEL\"},\"depot", "CRATE\"},\"depot"), good(3));
		ReadPolicy rejecting = new ReadPolicy(false, true, ReadPolicy.Untyped.BY_KEY);
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(() -> template(rejecting).findAll(PARCELS));
		assertThat(template(rejecting.withUnreadableItems(ReadPolicy.UnreadableItems.SKIP)).findAll(PARCELS))
			.containsExactly(read(1), read(3));
		assertThat(output).contains("Table 'shop': passed over 1 unreadable item(s), the first of no known type: At "
				+ "attribute '_type': no entity class has this type name.");
	}

	@Test
	void isNoMissingItemWhenItIsAskedForByItsKey() {
		this.network.next(RecordedAnswer.ok("{\"Item\":" + parcel(1, "{\"S\":\"heavy\"}") + "}"));
		assertThatExceptionOfType(UnreadableItemException.class)
			.isThrownBy(() -> skipping().find(Parcel.class, new ParcelId("secret", 1)))
			.withMessage(MESSAGE);
	}

	@Test
	void mayFailInTheConstructorOfAProjection(CapturedOutput output) {
		page(good(1), parcel(2, "{\"N\":\"-1\"}"), good(3));
		assertThatExceptionOfType(UnreadableItemException.class)
			.isThrownBy(() -> template(ReadPolicy.defaults()).findAll(PARCELS.as(Heavy.class)))
			.withMessageEndingWith(
					"Heavy cannot be created from what is stored: IllegalArgumentException in its " + "constructor.");
		assertThat(skipping().findAll(PARCELS.as(Heavy.class))).isEqualTo(List.of(new Heavy(5L), new Heavy(5L)));
		assertThat(output).contains("of type PARCEL: At attribute");
	}

	@SingleTableEntity(type = "PARCEL", pk = "DEPOT#{depot}", sk = "PARCEL#{number}")
	record Parcel(String depot, int number, @Nullable Long weight) {
	}

	record ParcelId(String depot, int number) {
	}

	record Heavy(@Nullable Long weight) {

		Heavy {
			if (weight != null && weight < 0) {
				throw new IllegalArgumentException("the weight " + weight + " is negative");
			}
		}

	}

}
