package dev.singletable.convert;

import dev.singletable.blob.BlobStore;
import org.jspecify.annotations.Nullable;

/**
 * What an application adds to its codecs.
 *
 * @param upgrades what brings items of older schema versions to today's form
 * @param blobs the store of large properties, without which one becomes a problem
 */
public record CodecExtras(Upgrades upgrades, @Nullable BlobStore blobs) {

	/**
	 * Nothing.
	 */
	public static CodecExtras none() {
		return new CodecExtras(Upgrades.none(), null);
	}

}
