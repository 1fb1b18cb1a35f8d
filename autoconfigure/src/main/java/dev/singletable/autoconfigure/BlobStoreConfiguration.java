package dev.singletable.autoconfigure;

import java.nio.file.Path;

import dev.singletable.autoconfigure.SingleTableProperties.Blob;
import dev.singletable.blob.BlobStore;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Where blobs are kept, unless somebody else says so.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(BlobStore.class)
@ConditionalOnProperty("singletable.blob.store")
class BlobStoreConfiguration {

	private static final String CLIENT = "software.amazon.awssdk.services.s3.S3Client";

	@Bean
	BlobStore singleTableBlobStore(SingleTableProperties properties, BeanFactory beans) {
		Blob blob = properties.blob();
		return switch (blob.requiredStore()) {
			case MEMORY -> BlobStore.inMemory();
			case FILE -> BlobStore.inDirectory(Path.of(required(blob.directory(), "file", "directory")));
			case S3 -> inBucket(blob, beans);
		};
	}

	private static String required(@Nullable String value, String store, String setting) {
		if (value == null || value.isBlank()) {
			throw new UnusableSettingException("blobs", "the store is %s and has no %s".formatted(store, setting),
					"Set singletable.blob.%s.".formatted(setting));
		}
		return value;
	}

	private static BlobStore inBucket(Blob blob, BeanFactory beans) {
		String bucket = required(blob.bucket(), "s3", "bucket");
		BlobBuckets buckets = beans.getBeanProvider(BlobBuckets.class).getIfAvailable();
		if (buckets == null) {
			throw new UnusableSettingException("blobs", "the store is s3, whose client is not on the class path",
					"Add software.amazon.awssdk:s3.");
		}
		return buckets.store(bucket, blob.prefix());
	}

	/** Only where there is such a client. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = CLIENT)
	@ConditionalOnProperty(name = "singletable.blob.store", havingValue = "s3")
	@Import(BlobBuckets.class)
	static class S3Configuration {

	}

}
