package dev.singletable.blob;

/**
 * A content is larger than its property allows; nothing was written.
 */
public final class BlobTooLargeException extends BlobException {

	private static final long serialVersionUID = 1L;

	private final long size;

	private final long maxSize;

	public BlobTooLargeException(String property, long size, long maxSize) {
		super("%s: the blob has %d bytes; @Blob(maxSize = %d) allows no more than that. Nothing was written."
			.formatted(property, size, maxSize), null);
		this.size = size;
		this.maxSize = maxSize;
	}

	public long size() {
		return this.size;
	}

	public long maxSize() {
		return this.maxSize;
	}

}
