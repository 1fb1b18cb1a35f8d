package dev.singletable.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/**
 * Objects in a map.
 */
final class MemoryBlobStore implements BlobStore {

	private final InstantSource clock;

	private final ConcurrentSkipListMap<String, Stored> objects = new ConcurrentSkipListMap<>();

	MemoryBlobStore(InstantSource clock) {
		this.clock = clock;
	}

	@Override
	public void put(String key, BlobSource content, @Nullable String contentType) {
		try (InputStream in = content.open()) {
			put(key, in.readAllBytes(), contentType);
		}
		catch (IOException ex) {
			throw new BlobException("The content of a blob could not be read.", ex);
		}
	}

	private void put(String key, byte[] bytes, @Nullable String contentType) {
		BlobObject object = new BlobObject(key, bytes.length, contentType, Digests.hex(Digests.sha256().digest(bytes)),
				this.clock.instant());
		this.objects.put(key, new Stored(object, bytes));
	}

	private Stored require(String key, @Nullable String etag) {
		Stored found = this.objects.get(key);
		if (found == null) {
			throw new BlobNotFoundException(null);
		}
		if (etag != null && !etag.equals(found.object().etag())) {
			throw new BlobChangedException(null);
		}
		return found;
	}

	@Override
	public InputStream open(String key, @Nullable String etag) {
		return new ByteArrayInputStream(require(key, etag).bytes());
	}

	@Override
	public Optional<BlobObject> head(String key) {
		return Optional.ofNullable(this.objects.get(key)).map(Stored::object);
	}

	@Override
	public void copy(String from, @Nullable String etag, String to) {
		Stored found = require(from, etag);
		put(to, found.bytes(), found.object().contentType());
	}

	@Override
	public void delete(String key) {
		this.objects.remove(key);
	}

	@Override
	public List<BlobObject> list(String prefix, @Nullable String after, int limit) {
		boolean later = after != null && after.compareTo(prefix) >= 0;
		return this.objects.tailMap((later && after != null) ? after : prefix, !later)
			.values()
			.stream()
			.map(Stored::object)
			.takeWhile((object) -> object.key().startsWith(prefix))
			.limit(limit)
			.toList();
	}

	/** An object and its content. */
	private record Stored(BlobObject object, byte[] bytes) {

	}

}
