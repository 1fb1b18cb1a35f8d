package dev.singletable.blob;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * Bytes at hand.
 */
record BytesSource(byte[] bytes) implements BlobSource {

	@Override
	public long size() {
		return this.bytes.length;
	}

	@Override
	public InputStream open() {
		return new ByteArrayInputStream(this.bytes);
	}

}
