package dev.singletable.blob;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a store tells of an object.
 *
 * @param key its name in the store
 * @param size its bytes
 * @param contentType what it was stored as, where the store keeps that
 * @param etag another for every content of the object
 * @param modified when it was stored
 */
public record BlobObject(String key, long size, @Nullable String contentType, String etag, Instant modified) {

	/** Never its key, which holds values. */
	@Override
	public String toString() {
		return "BlobObject[" + this.size + " bytes]";
	}

}
