package dev.singletable.template;

import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.singletable.blob.BlobException;
import dev.singletable.blob.BlobObject;
import dev.singletable.blob.BlobSource;
import dev.singletable.blob.BlobStore;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory that tells what was asked of it.
 */
final class RecordingStore implements BlobStore {

	private final BlobStore store;

	private final List<String> calls = new ArrayList<>();

	private Runnable beforePut = () -> {
	};

	RecordingStore(InstantSource clock) {
		this.store = BlobStore.inMemory(clock);
	}

	RecordingStore() {
		this(() -> Instant.parse("2026-03-01T12:00:00Z"));
	}

	/** The names of objects, of which only the folders are known, are left out. */
	private void record(String call, String key) {
		this.calls.add(call + " " + key.substring(0, key.lastIndexOf('/') + 1));
	}

	/**
	 * What was asked since this was asked before.
	 */
	List<String> calls() {
		List<String> all = List.copyOf(this.calls);
		this.calls.clear();
		return all;
	}

	/**
	 * The keys of all objects.
	 */
	List<String> keys() {
		return this.store.list("", null, 1000).stream().map(BlobObject::key).toList();
	}

	void beforePut(Runnable action) {
		this.beforePut = action;
	}

	void fail() {
		this.beforePut = () -> {
			throw new BlobException("The store is down.", null);
		};
	}

	@Override
	public void put(String key, BlobSource content, @Nullable String contentType) {
		record("put", key);
		this.beforePut.run();
		this.store.put(key, content, contentType);
	}

	@Override
	public InputStream open(String key, @Nullable String etag) {
		record("open", key);
		return this.store.open(key, etag);
	}

	@Override
	public Optional<BlobObject> head(String key) {
		record("head", key);
		return this.store.head(key);
	}

	@Override
	public void copy(String from, @Nullable String etag, String to) {
		record("copy", from);
		this.store.copy(from, etag, to);
	}

	@Override
	public void delete(String key) {
		record("delete", key);
		this.store.delete(key);
	}

	@Override
	public List<BlobObject> list(String prefix, @Nullable String after, int limit) {
		return this.store.list(prefix, after, limit);
	}

}
