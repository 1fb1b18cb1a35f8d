package dev.singletable.blob;

import org.jspecify.annotations.Nullable;

/**
 * What an item stores of a blob: where it is, and what it is.
 *
 * @param key the object's name in the store
 * @param size the bytes of the content, before any compression
 * @param contentType what the content is
 * @param sha256 the digest of the content in hex, which what is read must have
 * @param etag what the object must still have when it is read
 * @param form how the object holds the content
 */
public record BlobReference(String key, long size, @Nullable String contentType, @Nullable String sha256,
		@Nullable String etag, Form form) {

	/** How an object holds a content. */
	public enum Form {

		/** As it is. */
		PLAIN,

		/** By gzip. */
		GZIP,

		/**
		 * As it is, in an object that is not the library's: it is never copied or
		 * deleted.
		 */
		EXTERNAL

	}

	/**
	 * A reference to an object that somebody else keeps.
	 */
	public static BlobReference external(BlobObject object) {
		return new BlobReference(object.key(), object.size(), object.contentType(), null, object.etag(), Form.EXTERNAL);
	}

	/**
	 * The same content in another object of the same form.
	 */
	public BlobReference at(String otherKey) {
		return new BlobReference(otherKey, this.size, this.contentType, this.sha256, null, this.form);
	}

	/** Never its key, which holds values. */
	@Override
	public String toString() {
		return "BlobReference[" + this.size + " bytes, " + this.form + "]";
	}

}
