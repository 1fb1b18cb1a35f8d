package dev.singletable.template;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.singletable.annotation.Audited;
import dev.singletable.annotation.Blob;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.blob.BlobContent;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.trail.AuditEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole state in the rows of a trail (AU-3).
 */
@DynamoDbLocal
class AuditSnapshotIntegrationTests {

	private static final String SECRET = "what the letter says";

	private FreshTable table;

	private SingleTableTemplate template;

	@SingleTableEntity(type = "LETTER", pk = "LETTER#{id}")
	@Audited(snapshot = true)
	record Letter(@Id String id, String subject, @Blob @Nullable BlobContent text) {
	}

	@SingleTableEntity(type = "CARD", pk = "CARD#{id}")
	@Audited
	record Card(@Id String id, String subject) {
	}

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.with((builder) -> builder.blobs(new RecordingStore(() -> this.table.now())),
				Letter.class, Card.class);
	}

	/** AU-3. */
	@Test
	void aRowHasTheStateAfterTheWriteOrBeforeADeletion() {
		this.template.create(new Letter("l1", "one", null));
		this.template.save(new Letter("l1", "two", null));
		this.template.delete(Letter.class, "l1");
		assertThat(this.template.trail().of(Letter.class, "l1")).extracting((row) -> row.snapshot().orElseThrow())
			.containsExactly(Map.of("id", "l1", "subject", "two"), Map.of("id", "l1", "subject", "two"),
					Map.of("id", "l1", "subject", "one"));
	}

	/** AU-3: unless it is asked for there is none. */
	@Test
	void thereIsNoneUnlessTheEntitySaysSo() {
		this.template.create(new Card("c1", "one"));
		assertThat(this.template.trail().of(Card.class, "c1").get(0).snapshot()).isEmpty();
	}

	/** AU-3: what is in a store is a reference, not its content. */
	@Test
	void blobsAreReferences() {
		this.template.create(new Letter("l1", "one", BlobContent.of(SECRET.getBytes(StandardCharsets.UTF_8))));
		List<AuditEntry> rows = this.template.trail().of(Letter.class, "l1");
		assertThat(rows.get(0).snapshot().orElseThrow()).containsOnlyKeys("id", "subject", "text");
		assertThat(String.valueOf(rows.get(0).snapshot().orElseThrow().get("text"))).contains("LETTER")
			.doesNotContain(SECRET);
		assertThat(this.table.items()).allSatisfy((item) -> assertThat(item.toString()).doesNotContain(SECRET));
	}

}
