package dev.singletable.manual;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.singletable.annotation.Blob;
import dev.singletable.annotation.Compressed;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.blob.BlobContent;
import dev.singletable.blob.BlobStore;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.BlobSweep;
import dev.singletable.template.BlobSweepProgress;
import dev.singletable.template.SingleTableTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class LargeValuesIntegrationTests {

	// @formatter:off
	// tag::doc[]
	@SingleTableEntity(type = "DOC", pk = "DOC#{id}")
	record Doc(@Id String id, String title,
			@Blob(maxSize = 10_000_000, contentType = "application/pdf") BlobContent content,
			@Blob(compress = true) @Nullable BlobContent text) {
	}
	// end::doc[]
	// @formatter:on

	@Test
	void aBlobIsStoredBesideItsItem(EmbeddedDynamoDb engine, @TempDir Path folder) throws IOException {
		Path path = Files.writeString(folder.resolve("terms.pdf"), "terms");
		SingleTableTemplate template = Tables.template(engine, (builder) -> builder.blobs(BlobStore.inMemory()),
				Doc.class);
		// @formatter:off
		// tag::use[]
		Doc saved = template.save(new Doc("d1", "Terms", BlobContent.of(path), BlobContent.of("…")));
		Doc read = template.get(Doc.class, "d1");      // fetches no object
		long size = read.content().size();             // nor does this
		byte[] bytes = read.content().bytes();         // this does, with each call
		try (InputStream in = read.content().open()) {
			show(in);
		}
		// end::use[]
		// @formatter:on
		assertThat(read).isEqualTo(saved);
		assertThat(bytes).asString().isEqualTo("terms");
		assertThat(size).isEqualTo(5);
		// tag::sweep[]
		BlobSweepProgress done = template.blobs().sweep(Doc.class); // older than a day
		template.blobs().sweep(BlobSweep.of(Doc.class).grace(Duration.ofHours(6)).check(), this::show); // only
																										// counts
		// end::sweep[]
		assertThat(done).isNotNull();
	}

	private void show(Object what) {
		assertThat(what).isNotNull();
	}

	record Chapter(String title) {

	}

	// @formatter:off
	// tag::book[]
	@SingleTableEntity(type = "BOOK", pk = "BOOK#{id}")
	@SecondaryIndex(name = "byGenre", pk = "GENRE#{genre}", sk = "{id}")
	@Compressed(keep = "status")
	record Book(@Id String id, String genre, String status, String text, List<Chapter> chapters,
			@Version @Nullable Long version) {
	}
	// end::book[]
	// @formatter:on

	@Test
	void anEntityIsCompressedAsAWhole(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Book.class);
		Book book = template
			.create(new Book("b1", "crime", "new", "once ".repeat(1000), List.of(new Chapter("one")), null));
		assertThat(template.get(Book.class, "b1")).isEqualTo(book);
	}

}
