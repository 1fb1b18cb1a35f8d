package dev.singletable.blob;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the contents of large properties as objects; implement it for a store of your
 * own.
 * <p>
 * The library never writes two contents under one key. Every method fails with a
 * {@link BlobException}, which never names a key, when the store does.
 */
public interface BlobStore {

	/**
	 * Stores an object.
	 */
	void put(String key, BlobSource content, @Nullable String contentType);

	/**
	 * Begins to read an object; the caller closes.
	 * @param etag what the object must have, or null
	 * @throws BlobNotFoundException if there is none
	 * @throws BlobChangedException if it has another
	 */
	InputStream open(String key, @Nullable String etag);

	/**
	 * What is known of an object, without its content.
	 */
	Optional<BlobObject> head(String key);

	/**
	 * Copies an object inside the store.
	 * @param etag what the object must have, or null
	 * @throws BlobNotFoundException if there is none
	 * @throws BlobChangedException if it has another
	 */
	void copy(String from, @Nullable String etag, String to);

	/**
	 * Deletes an object, if it is there.
	 */
	void delete(String key);

	/**
	 * One page of the objects whose keys begin so, in the order of their keys.
	 * @param after the last key of the page before, or null
	 * @return none at the end alone
	 */
	List<BlobObject> list(String prefix, @Nullable String after, int limit);

	/**
	 * A store that forgets everything with the application, for tests.
	 */
	static BlobStore inMemory() {
		return inMemory(InstantSource.system());
	}

	/**
	 * A store in memory whose objects are stored at the times a clock tells.
	 */
	static BlobStore inMemory(InstantSource clock) {
		return new MemoryBlobStore(clock);
	}

	/**
	 * A store in a directory of this machine, for development.
	 */
	static BlobStore inDirectory(Path directory) {
		return new FileBlobStore(directory);
	}

}
