package dev.singletable.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * A content that is compared at its end with what was stored.
 */
final class ProvenStream extends FilterInputStream {

	private final MessageDigest digest = Digests.sha256();

	private final long size;

	private final String sha256;

	private long count;

	private boolean ended;

	ProvenStream(InputStream content, long size, String sha256) {
		super(content);
		this.size = size;
		this.sha256 = sha256;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		int read = this.in.read(target, offset, length);
		if (read < 0) {
			prove();
			return read;
		}
		this.digest.update(target, offset, read);
		this.count += read;
		return read;
	}

	private void prove() {
		if (!this.ended && (this.count != this.size || !Digests.hex(this.digest.digest()).equals(this.sha256))) {
			throw new BlobChangedException(null);
		}
		this.ended = true;
	}

	/** What is passed over counts too. */
	@Override
	public long skip(long count) throws IOException {
		byte[] passed = new byte[(int) Math.min(Math.max(count, 0), 8192)];
		int read = (passed.length > 0) ? read(passed, 0, passed.length) : 0;
		return Math.max(read, 0);
	}

	@Override
	public boolean markSupported() {
		return false;
	}

}
