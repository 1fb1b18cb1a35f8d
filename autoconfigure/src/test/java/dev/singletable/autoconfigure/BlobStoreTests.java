package dev.singletable.autoconfigure;

import java.nio.file.Path;

import dev.singletable.autoconfigure.papers.Papers;
import dev.singletable.blob.BlobStore;
import dev.singletable.blob.bucket.S3BlobStore;
import dev.singletable.convert.ItemCodecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which store of blobs an application has (CB-5).
 */
class BlobStoreTests {

	private static final String STORE = "singletable.blob.store=";

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Papers.class)
		.withBean(AwsCredentialsProvider.class, AnonymousCredentialsProvider::create)
		.withPropertyValues("singletable.table.name=papers", "singletable.region=eu-west-1");

	@Test
	void withoutAStoreAnEntityWithABlobStopsTheStart() {
		this.runner.run((context) -> assertThat(Failures.of(context.getStartupFailure()).getDescription()).isEqualTo("""
				1 problem keeps the application from starting:

				1. PAPER.content: dev.singletable.blob.BlobContent cannot be stored: there is no store of blobs.
				   Give the template one: blobs(BlobStore), or set singletable.blob.store."""));
	}

	@Test
	void aStoreInMemoryOrInADirectoryIsSet(@TempDir Path directory) {
		this.runner.withPropertyValues(STORE + "memory")
			.run((context) -> assertThat(context.getBean(ItemCodecs.class).blobs())
				.contains(context.getBean(BlobStore.class)));
		this.runner.withPropertyValues(STORE + "file", "singletable.blob.directory=" + directory)
			.run((context) -> assertThat(context.getBean(BlobStore.class).list("", null, 1)).isEmpty());
	}

	@Test
	void aBucketOfS3IsSet() {
		this.runner
			.withPropertyValues(STORE + "s3", "singletable.blob.bucket=my-papers", "singletable.blob.prefix=app/")
			.run((context) -> assertThat(context.getBean(BlobStore.class)).isInstanceOf(S3BlobStore.class));
	}

	@Test
	void aStoreBeanTakesTheirPlace() {
		BlobStore own = BlobStore.inMemory();
		this.runner.withBean(BlobStore.class, () -> own)
			.withPropertyValues(STORE + "s3")
			.run((context) -> assertThat(context.getBean(ItemCodecs.class).blobs()).containsSame(own));
	}

	@Test
	void whatAStoreNeedsIsNamed() {
		this.runner.withPropertyValues(STORE + "s3")
			.run((context) -> assertThat(Failures.of(context.getStartupFailure()).getDescription())
				.isEqualTo("blobs: the store is s3 and has no bucket."));
		this.runner.withPropertyValues(STORE + "file")
			.run((context) -> assertThat(Failures.of(context.getStartupFailure()).getAction())
				.isEqualTo("Set singletable.blob.directory."));
		this.runner.withPropertyValues(STORE + "s3", "singletable.blob.bucket=my-papers")
			.withClassLoader(new FilteredClassLoader("software.amazon.awssdk.services.s3"))
			.run((context) -> assertThat(Failures.of(context.getStartupFailure())).extracting("description", "action")
				.containsExactly("blobs: the store is s3, whose client is not on the class path.",
						"Add software.amazon.awssdk:s3."));
	}

}
