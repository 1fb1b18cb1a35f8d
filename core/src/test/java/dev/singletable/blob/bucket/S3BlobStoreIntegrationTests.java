package dev.singletable.blob.bucket;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import dev.singletable.annotation.Blob;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.blob.BlobContent;
import dev.singletable.blob.BlobException;
import dev.singletable.blob.BlobStore;
import dev.singletable.blob.BlobStoreCompatibilityKit;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The store in S3, against a server that speaks it (CB-5, CB-7).
 */
@DynamoDbLocal
class S3BlobStoreIntegrationTests implements BlobStoreCompatibilityKit {

	private static S3Server server;

	private static S3Client client;

	@BeforeAll
	static void start(@TempDir Path directory) throws IOException, InterruptedException {
		server = S3Server.start(directory);
		client = server.client();
		client.createBucket((bucket) -> bucket.bucket("blobs"));
	}

	@AfterAll
	static void stop() {
		client.close();
		server.close();
	}

	@Override
	public BlobStore store() {
		return S3BlobStore.of(client, "blobs").withPrefix("p-" + UUID.randomUUID() + "/");
	}

	@Test
	void anObjectHasItsContentTypeAndItsPrefix() {
		String prefix = "app-" + UUID.randomUUID() + "/";
		BlobStore store = S3BlobStore.of(client, "blobs").withPrefix(prefix);
		store.put("t/a", BlobStoreCompatibilityKit.text("hello"), "text/x-note");
		assertThat(store.head("t/a").orElseThrow().contentType()).isEqualTo("text/x-note");
		assertThat(client.headObject((head) -> head.bucket("blobs").key(prefix + "t/a")).contentLength()).isEqualTo(5);
	}

	@Test
	void aBucketThatIsNotThereIsNoMissingBlob() {
		assertThatExceptionOfType(BlobException.class)
			.isThrownBy(
					() -> S3BlobStore.of(client, "none-such").put("t/a", BlobStoreCompatibilityKit.text("hello"), null))
			.isExactlyInstanceOf(BlobException.class)
			.withMessage("The bucket 'none-such' of the blobs failed: NoSuchBucket.");
	}

	@Test
	void entitiesKeepTheirBlobsInABucket(EmbeddedDynamoDb engine) {
		String table = engine.freshTableName();
		BlobStore store = store();
		SingleTableTemplate template = template(engine, table, store, Clock.systemUTC());
		template.save(new Picture("doc1", BlobContent.of("one")));
		Picture twelve = template.save(new Picture("doc12", BlobContent.of("twelve ".repeat(100_000))));
		template.save(new Picture("doc13", twelve.content()));
		assertThat(template.get(Picture.class, "doc12")).isEqualTo(twelve);
		template.delete(Picture.class, "doc1");
		SingleTableTemplate later = template(engine, table, store, Clock.offset(Clock.systemUTC(), Duration.ofDays(2)));
		assertThat(later.blobs().sweep(Picture.class).orphans()).isEqualTo(1);
		assertThat(later.get(Picture.class, "doc12").content().bytes()).hasSize(700_000);
		assertThat(later.get(Picture.class, "doc13").content().text()).startsWith("twelve");
		assertThat(store.list("", null, 10)).hasSize(2);
	}

	private static SingleTableTemplate template(EmbeddedDynamoDb engine, String table, BlobStore store, Clock clock) {
		return SingleTableTemplate.builder(engine.client())
			.table(() -> table)
			.entities(Picture.class)
			.blobs(store)
			.clock(clock)
			.createTable(true)
			.build();
	}

	@SingleTableEntity(pk = "PICTURE#{id}")
	record Picture(@Id String id, @Blob BlobContent content) {
	}

}
