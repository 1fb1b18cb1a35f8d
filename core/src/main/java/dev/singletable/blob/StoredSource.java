package dev.singletable.blob;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

/**
 * The content of an object, fetched when it is read.
 */
record StoredSource(BlobReference reference, @Nullable BlobStore store) implements BlobSource {

	@Override
	public long size() {
		return this.reference.size();
	}

	@Override
	public InputStream open() throws IOException {
		if (this.store == null) {
			throw new BlobException("There is no store of blobs. Give the template the one they were written to.",
					null);
		}
		InputStream object = this.store.open(this.reference.key(), this.reference.etag());
		try {
			InputStream content = (this.reference.form() == BlobReference.Form.GZIP) ? new GZIPInputStream(object)
					: object;
			return (this.reference.sha256() != null)
					? new ProvenStream(content, this.reference.size(), this.reference.sha256()) : content;
		}
		catch (IOException | RuntimeException ex) {
			object.close();
			throw ex;
		}
	}

}
