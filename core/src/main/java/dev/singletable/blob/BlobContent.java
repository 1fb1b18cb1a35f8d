package dev.singletable.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The content of a large property: given by the application, or kept in a store and
 * fetched when it is asked for.
 * <p>
 * Two are equal when they have the same bytes, as far as that is known without fetching
 * them: by size and digest. What reads it fails with a {@link BlobException}.
 */
public final class BlobContent {

	private final @Nullable BlobReference reference;

	private final @Nullable String contentType;

	private volatile BlobSource source;

	private volatile boolean stored;

	private volatile @Nullable String digest;

	private BlobContent(BlobSource source, @Nullable String contentType, @Nullable BlobReference reference) {
		this.source = source;
		this.contentType = contentType;
		this.reference = reference;
		this.digest = (reference != null) ? reference.sha256() : null;
	}

	/**
	 * Bytes, of which no copy is made.
	 */
	public static BlobContent of(byte[] bytes) {
		return new BlobContent(new BytesSource(bytes), null, null);
	}

	/**
	 * Text, as UTF-8.
	 */
	public static BlobContent of(String text) {
		return of(text.getBytes(StandardCharsets.UTF_8)).withContentType("text/plain; charset=UTF-8");
	}

	/**
	 * A file, which is read when the entity is written and must stay as it is until then.
	 */
	public static BlobContent of(Path file) {
		return new BlobContent(new FileSource(file), null, null);
	}

	/**
	 * Bytes from elsewhere, which are read more than once.
	 */
	public static BlobContent of(BlobSource source) {
		return new BlobContent(source, null, null);
	}

	/**
	 * What an item refers to.
	 * @param store null when there is none, so that it can be passed on but not read
	 */
	public static BlobContent stored(BlobReference reference, @Nullable BlobStore store) {
		BlobContent content = new BlobContent(new StoredSource(reference, store), reference.contentType(), reference);
		content.stored = true;
		return content;
	}

	/**
	 * This content under the reference it gets when the entity is written.
	 */
	public BlobContent planned(BlobReference planned) {
		return new BlobContent(this.source, planned.contentType(), planned);
	}

	/**
	 * Says that the planned object is in a store, from which it is read from now on.
	 */
	public void nowIn(BlobStore store) {
		if (this.reference != null) {
			this.source = new StoredSource(this.reference, store);
			this.stored = true;
		}
	}

	/**
	 * The same bytes as something else, such as {@code image/png}. Of a stored blob it
	 * becomes a new one, which is fetched when the entity is written.
	 */
	public BlobContent withContentType(String type) {
		return new BlobContent(this.source, type, null);
	}

	/**
	 * How many bytes it has; never fetched for that.
	 */
	public long size() {
		return this.source.size();
	}

	/**
	 * What it is, if that was said.
	 */
	public Optional<String> contentType() {
		return Optional.ofNullable(this.contentType);
	}

	/**
	 * Whether it is in a store.
	 */
	public boolean isStored() {
		return this.stored;
	}

	/**
	 * Where it is, or will be when the entity is written.
	 */
	public Optional<BlobReference> reference() {
		return Optional.ofNullable(this.reference);
	}

	/**
	 * Begins to read the content; the caller closes. What is no longer as it was stored
	 * fails at the end with a {@link BlobChangedException}.
	 */
	public InputStream open() {
		try {
			return this.source.open();
		}
		catch (IOException ex) {
			throw failed(ex);
		}
	}

	/**
	 * The whole content, fetched with each call.
	 */
	public byte[] bytes() {
		try (InputStream in = open()) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw failed(ex);
		}
	}

	/**
	 * The whole content as UTF-8.
	 */
	public String text() {
		return text(StandardCharsets.UTF_8);
	}

	public String text(Charset charset) {
		return new String(bytes(), charset);
	}

	private static BlobException failed(IOException ex) {
		return new BlobException("The content of a blob could not be read.", ex);
	}

	/**
	 * The SHA-256 of the content in hex; read for that unless it is known.
	 */
	public String sha256() {
		String known = this.digest;
		if (known == null) {
			known = digest();
			this.digest = known;
		}
		return known;
	}

	private String digest() {
		MessageDigest made = Digests.sha256();
		byte[] buffer = new byte[8192];
		try (InputStream in = open()) {
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				made.update(buffer, 0, read);
			}
		}
		catch (IOException ex) {
			throw failed(ex);
		}
		return Digests.hex(made.digest());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		if (this == other) {
			return true;
		}
		if (!(other instanceof BlobContent content) || content.size() != size()) {
			return false;
		}
		if (isExternal() || content.isExternal()) {
			return this.reference != null && this.reference.equals(content.reference);
		}
		return sha256().equals(content.sha256());
	}

	/** Its bytes are not known. */
	private boolean isExternal() {
		return this.reference != null && this.reference.form() == BlobReference.Form.EXTERNAL;
	}

	@Override
	public int hashCode() {
		return Long.hashCode(size());
	}

	/** Never what it holds, nor its key. */
	@Override
	public String toString() {
		return "BlobContent[" + size() + " bytes" + ((this.contentType != null) ? ", " + this.contentType : "") + "]";
	}

}
