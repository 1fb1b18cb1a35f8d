package dev.singletable.blob.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.singletable.blob.BlobChangedException;
import dev.singletable.blob.BlobException;
import dev.singletable.blob.BlobNotFoundException;
import dev.singletable.blob.BlobObject;
import dev.singletable.blob.BlobSource;
import dev.singletable.blob.BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Blobs as objects of one S3 bucket, under a prefix.
 */
public final class S3BlobStore implements BlobStore {

	private static final String OCTETS = "application/octet-stream";

	private static final int PAGE = 1000;

	private static final int NOT_FOUND = 404;

	private static final int PRECONDITION_FAILED = 412;

	private final S3Client client;

	private final String bucket;

	private final String prefix;

	private S3BlobStore(S3Client client, String bucket, String prefix) {
		this.client = client;
		this.bucket = bucket;
		this.prefix = prefix;
	}

	/**
	 * A store in a bucket, which must be there.
	 */
	public static S3BlobStore of(S3Client client, String bucket) {
		return new S3BlobStore(client, bucket, "");
	}

	/**
	 * The same store with what all keys begin with, such as {@code blobs/}.
	 */
	public S3BlobStore withPrefix(String all) {
		return new S3BlobStore(this.client, this.bucket, all);
	}

	private <R> R asked(Supplier<R> call) {
		try {
			return call.get();
		}
		catch (S3Exception ex) {
			throw switch (ex.statusCode()) {
				case NOT_FOUND -> isBucket(ex) ? failed(ex) : new BlobNotFoundException(ex);
				case PRECONDITION_FAILED -> new BlobChangedException(ex);
				default -> failed(ex);
			};
		}
		catch (SdkException | UncheckedIOException ex) {
			throw failed(ex);
		}
	}

	private static boolean isBucket(S3Exception failure) {
		return failure.awsErrorDetails() != null && "NoSuchBucket".equals(failure.awsErrorDetails().errorCode());
	}

	private BlobException failed(Exception cause) {
		String why = (cause instanceof S3Exception failure && failure.awsErrorDetails() != null)
				? failure.awsErrorDetails().errorCode() : cause.getClass().getSimpleName();
		return new BlobException("The bucket '%s' of the blobs failed: %s.".formatted(this.bucket, why), cause);
	}

	@Override
	public void put(String key, BlobSource content, @Nullable String contentType) {
		String type = (contentType != null) ? contentType : OCTETS;
		RequestBody body = RequestBody.fromContentProvider(() -> opened(content), content.size(), type);
		asked(() -> this.client
			.putObject((request) -> request.bucket(this.bucket).key(this.prefix + key).contentType(type), body));
	}

	private static InputStream opened(BlobSource content) {
		try {
			return content.open();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public InputStream open(String key, @Nullable String etag) {
		return asked(() -> this.client
			.getObject((request) -> request.bucket(this.bucket).key(this.prefix + key).ifMatch(etag)));
	}

	@Override
	public Optional<BlobObject> head(String key) {
		try {
			HeadObjectResponse found = asked(
					() -> this.client.headObject((request) -> request.bucket(this.bucket).key(this.prefix + key)));
			return Optional.of(new BlobObject(key, found.contentLength(), found.contentType(), found.eTag(),
					found.lastModified()));
		}
		catch (BlobNotFoundException ex) {
			return Optional.empty();
		}
	}

	@Override
	public void copy(String from, @Nullable String etag, String to) {
		asked(() -> this.client.copyObject((request) -> request.sourceBucket(this.bucket)
			.sourceKey(this.prefix + from)
			.copySourceIfMatch(etag)
			.destinationBucket(this.bucket)
			.destinationKey(this.prefix + to)));
	}

	@Override
	public void delete(String key) {
		asked(() -> this.client.deleteObject((request) -> request.bucket(this.bucket).key(this.prefix + key)));
	}

	@Override
	public List<BlobObject> list(String begin, @Nullable String after, int limit) {
		return asked(() -> this.client.listObjectsV2((request) -> request.bucket(this.bucket)
			.prefix(this.prefix + begin)
			.startAfter((after != null) ? this.prefix + after : null)
			.maxKeys(Math.min(limit, PAGE)))).contents()
			.stream()
			.map((each) -> new BlobObject(each.key().substring(this.prefix.length()), each.size(), null, each.eTag(),
					each.lastModified()))
			.toList();
	}

}
