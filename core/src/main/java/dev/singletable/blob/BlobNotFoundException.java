package dev.singletable.blob;

import org.jspecify.annotations.Nullable;

/**
 * The object with the content is not in the store.
 */
public final class BlobNotFoundException extends BlobException {

	private static final long serialVersionUID = 1L;

	public BlobNotFoundException(@Nullable Throwable cause) {
		super("The blob is not in the store. If the item got another meanwhile, read the item again; if not, somebody "
				+ "deleted the object, or the store is another than it was written to.", cause);
	}

}
