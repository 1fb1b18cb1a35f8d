package dev.singletable.blob;

import org.jspecify.annotations.Nullable;

/**
 * The object holds another content than the one that was stored or registered.
 */
public final class BlobChangedException extends BlobException {

	private static final long serialVersionUID = 1L;

	public BlobChangedException(@Nullable Throwable cause) {
		super("The object in the store is another than the item refers to. Register it again if it is one of your own; "
				+ "nobody may write those of the library.", cause);
	}

}
