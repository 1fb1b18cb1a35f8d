package dev.singletable.autoconfigure;

import dev.singletable.blob.BlobStore;
import dev.singletable.blob.bucket.S3BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Stores of blobs in S3, through the client bean or, without one, a client of their own.
 */
final class BlobBuckets implements DisposableBean {

	private final SingleTableProperties properties;

	private final ObjectProvider<S3Client> clients;

	private final ObjectProvider<AwsRegionProvider> regions;

	private final ObjectProvider<AwsCredentialsProvider> credentials;

	private final ObjectProvider<SdkHttpClient> http;

	private @Nullable S3Client own;

	BlobBuckets(SingleTableProperties properties, ObjectProvider<S3Client> clients,
			ObjectProvider<AwsRegionProvider> regions, ObjectProvider<AwsCredentialsProvider> credentials,
			ObjectProvider<SdkHttpClient> http) {
		this.properties = properties;
		this.clients = clients;
		this.regions = regions;
		this.credentials = credentials;
		this.http = http;
	}

	BlobStore store(String bucket, String prefix) {
		return S3BlobStore.of(client(), bucket).withPrefix(prefix);
	}

	private synchronized S3Client client() {
		S3Client bean = this.clients.getIfUnique();
		if (bean != null) {
			return bean;
		}
		S3ClientBuilder builder = S3Client.builder();
		String region = this.properties.region();
		if (region != null) {
			builder.region(Region.of(region));
		}
		else {
			this.regions.ifUnique((provider) -> builder.region(provider.getRegion()));
		}
		this.credentials.ifUnique(builder::credentialsProvider);
		this.http.ifUnique(builder::httpClient);
		S3Client built = builder.build();
		this.own = built;
		return built;
	}

	@Override
	public synchronized void destroy() {
		if (this.own != null) {
			this.own.close();
		}
	}

}
