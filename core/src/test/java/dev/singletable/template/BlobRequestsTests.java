package dev.singletable.template;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dev.singletable.annotation.Blob;
import dev.singletable.annotation.Compressed;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.blob.BlobContent;
import dev.singletable.blob.BlobException;
import dev.singletable.blob.BlobTooLargeException;
import dev.singletable.expression.Update;
import dev.singletable.plan.AccessPathException;
import dev.singletable.template.BlobLibrary.Doc;
import dev.singletable.template.BlobLibrary.Leaflet;
import dev.singletable.write.ItemTooLargeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What entities with blobs ask of DynamoDB and of the store (CB-5).
 */
class BlobRequestsTests {

	private static final String SHA_OF_FIVE = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final RecordingStore store = new RecordingStore();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "library")
		.entities(Doc.class, Leaflet.class)
		.blobs(this.store)
		.clock(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC))
		.build();

	/** Objects are named by ids of the moment. */
	private String sent() {
		return this.client.sent().replaceAll("/[0-9A-Z]{26}\\b", "/<id>");
	}

	@Test
	void theItemHoldsTheReferenceOfAnObjectThatIsThereBefore() {
		this.store.beforePut(() -> assertThat(this.client.sent()).isEmpty());
		Doc saved = this.template.save(Doc.of("a/1", "hello"));
		assertThat(this.store.calls()).containsExactly("put library/DOC/DOC!23a!2F1/META/");
		assertThat(sent()).isEqualTo("""
				PutItem
				Item: {_type: {S: DOC}, content: {M: {contentType: {S: application/x-note}, form: {S: PLAIN}, key: {S: \
				library/DOC/DOC!23a!2F1/META/<id>}, sha256: {S: %s}, \
				size: {N: 5}}}, id: {S: a/1}, pk: {S: DOC#a/1}, sk: {S: META}, title: {S: t}}
				TableName: library
				""".formatted(SHA_OF_FIVE));
		assertThat(saved.content()).isEqualTo(BlobContent.of("hello".getBytes()));
		assertThat(saved.content().isStored()).isTrue();
		assertThat(saved.content().text()).isEqualTo("hello");
		assertThat(this.store.calls()).containsExactly("open library/DOC/DOC!23a!2F1/META/");
	}

	@Test
	void anEntityWithoutBlobsAsksNothingOfTheStore() {
		this.template.save(new Doc("d1", "t", null, null));
		assertThat(this.store.calls()).isEmpty();
	}

	@Test
	void oneThatIsTooLargeIsRefusedBeforeAnythingIsWritten() {
		Doc large = Doc.of("d1", "x".repeat(21)).attached(BlobContent.of("fine"));
		assertThatExceptionOfType(BlobTooLargeException.class).isThrownBy(() -> this.template.save(large))
			.withMessage("DOC.content: the blob has 21 bytes; @Blob(maxSize = 20) allows no more than that. Nothing "
					+ "was written.");
		assertThatExceptionOfType(BlobTooLargeException.class)
			.isThrownBy(() -> this.template.transaction().save(Doc.of("d2", "fine")).save(large).execute());
		assertThatExceptionOfType(BlobTooLargeException.class)
			.isThrownBy(() -> this.template.update(Doc.class, "d1", Update.set("content", large.content())));
		assertThat(this.store.calls()).isEmpty();
		assertThat(this.client.sent()).isEmpty();
	}

	@Test
	void noObjectIsWrittenForAnItemThatIsTooLarge() {
		Doc large = Doc.of("d1", "small").titled("x".repeat(410_000));
		assertThatExceptionOfType(ItemTooLargeException.class).isThrownBy(() -> this.template.save(large));
		assertThat(this.store.calls()).isEmpty();
		assertThat(this.client.sent()).isEmpty();
	}

	@Test
	void noItemIsWrittenWhenTheStoreFails() {
		this.store.fail();
		assertThatExceptionOfType(BlobException.class).isThrownBy(() -> this.template.save(Doc.of("d1", "hello")))
			.withMessage("The store is down.");
		assertThat(this.client.sent()).isEmpty();
	}

	@Test
	void aMutableEntityIsAsItWasWhenTheStoreFails() {
		Leaflet leaflet = new Leaflet();
		leaflet.id = "l1";
		BlobContent given = BlobContent.of("hello");
		leaflet.content = given;
		this.store.fail();
		assertThatExceptionOfType(BlobException.class).isThrownBy(() -> this.template.save(leaflet));
		assertThat(leaflet.content).isSameAs(given);
		assertThat(leaflet.version).isNull();
		this.store.beforePut(() -> {
		});
		this.template.save(leaflet);
		assertThat(leaflet.content).isEqualTo(given).isNotSameAs(given);
		assertThat(leaflet.content.isStored()).isTrue();
	}

	@Test
	void anUpdateStoresTheObjectFirst() {
		this.client.answer(software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse.builder()
			.attributes(this.template.conversion().toItem(new Doc("d1", "t", null, null)))
			.build());
		this.template.update(Doc.class, "d1", Update.set("content", BlobContent.of("hello")).set("title", "new"));
		assertThat(this.store.calls()).containsExactly("put library/DOC/DOC!23d1/META/");
		assertThat(sent()).isEqualTo(
				"""
						UpdateItem
						ConditionExpression: attribute_exists(#n2)
						ExpressionAttributeNames: {#n0: content, #n1: title, #n2: pk}
						ExpressionAttributeValues: {:v0: {M: {contentType: {S: text/plain; charset=UTF-8}, form: {S: PLAIN}, key: {S: \
						library/DOC/DOC!23d1/META/<id>}, sha256: {S: %s}, size: {N: 5}}}, :v1: {S: new}}
						Key: {pk: {S: DOC#d1}, sk: {S: META}}
						ReturnValues: ALL_NEW
						ReturnValuesOnConditionCheckFailure: ALL_OLD
						TableName: library
						UpdateExpression: SET #n0 = :v0, #n1 = :v1
						"""
					.formatted(SHA_OF_FIVE));
	}

	@Test
	void readingAnEntityFetchesNothing() {
		Doc saved = this.template.save(Doc.of("d1", "hello"));
		Map<String, AttributeValue> item = this.template.conversion().toItem(saved);
		this.store.calls();
		this.client.answer(GetItemResponse.builder().item(item).build());
		BlobContent content = this.template.get(Doc.class, "d1").content();
		assertThat(content.size()).isEqualTo(5);
		assertThat(content.contentType()).contains("application/x-note");
		assertThat(content).isEqualTo(BlobContent.of("hello".getBytes()))
			.hasToString("BlobContent[5 bytes, application/x-note]");
		assertThat(this.store.calls()).isEmpty();
		assertThat(content.bytes()).asString().isEqualTo("hello");
		assertThat(this.store.calls()).hasSize(1);
	}

	@Test
	void anObjectTheItemHasStaysIfTheItemHasItStill() {
		Doc saved = this.template.save(Doc.of("d1", "hello"));
		this.client.sent();
		this.store.calls();
		this.template.save(saved.titled("other"));
		assertThat(this.store.calls()).isEmpty();
		assertThat(sent()).contains("ConditionExpression: #n0 = :v0", "#n0: content");
	}

	@Test
	void whatIsNoContentCannotBeCompared() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.save(Doc.of("d1", "a"),
					dev.singletable.expression.Condition.property("content").is(BlobContent.of("a"))))
			.withMessage("DOC.content is a blob, so that no condition can look into it; ask exists() or isAbsent().");
	}

	@Test
	void aKeyThatIsTooLongForNamesIsRefused() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.save(Doc.of("x".repeat(1000), "a")))
			.withMessage("DOC: its blobs are named after its key, which makes 1024 bytes; at most 900 are allowed. Use "
					+ "shorter keys.");
	}

	@Test
	void aGraceShorterThanAWriteIsRefused() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> BlobSweep.of(Doc.class).grace(java.time.Duration.ofSeconds(5)))
			.withMessage("A grace of PT5S may be shorter than a write takes between the object and the item. Give at "
					+ "least PT1M.");
	}

	private static AccessPathException refused(Class<?>... types) {
		return org.assertj.core.api.Assertions.catchThrowableOfType(AccessPathException.class,
				() -> SingleTableTemplate.builder(RecordingClient.withoutRetries())
					.table(() -> "library")
					.entities(types)
					.build());
	}

	@Test
	void aModelWithoutAStoreDoesNotStart() {
		assertThat(refused(Doc.class)).hasMessageContaining("there is no store of blobs")
			.hasMessageContaining("Give the template one: blobs(BlobStore), or set singletable.blob.store.");
	}

	@Test
	void blobsInTheWrongPlacesStopTheStart() {
		assertThat(refused(Wrong.class)).hasMessageContaining("@Blob is on a byte[]")
			.hasMessageContaining("Make it a BlobContent, which is fetched when it is asked for.")
			.hasMessageContaining("it is a BlobContent without @Blob")
			.hasMessageContaining("it is inside another value")
			.hasMessageContaining("of which the item holds only a reference, and it is @Compressed or JSON");
	}

	@Test
	void withoutAStoreThereIsNothingToSweep() {
		SingleTableTemplate without = SingleTableTemplate.builder(this.client)
			.table(() -> "library")
			.entities(Plain.class)
			.build();
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(without::blobs)
			.withMessage("There is no store of blobs. Give the template one: blobs(BlobStore), or set "
					+ "singletable.blob.store.");
	}

	@SingleTableEntity
	record Plain(@Id String id) {
	}

	@SingleTableEntity
	record Wrong(@Id String id, @Blob byte[] bytes, @Nullable BlobContent forgotten, List<BlobContent> several,
			@Blob @Compressed @Nullable BlobContent twice) {
	}

}
