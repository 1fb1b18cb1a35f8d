package dev.singletable.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a file.
 */
record FileSource(Path file) implements BlobSource {

	@Override
	public long size() {
		try {
			return Files.size(this.file);
		}
		catch (IOException ex) {
			throw new BlobException("The file given as a blob cannot be read.", ex);
		}
	}

	@Override
	public InputStream open() throws IOException {
		return Files.newInputStream(this.file);
	}

}
