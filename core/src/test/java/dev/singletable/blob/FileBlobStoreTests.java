package dev.singletable.blob;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The store in a directory.
 */
class FileBlobStoreTests implements BlobStoreCompatibilityKit {

	@TempDir
	private Path directory;

	@Override
	public BlobStore store() {
		return BlobStore.inDirectory(this.directory);
	}

	@Test
	void aKeyStaysInTheDirectory() {
		assertThatExceptionOfType(BlobException.class).isThrownBy(() -> store().open("../secret", null))
			.withMessage("A key leads out of the directory of the store.");
		assertThatExceptionOfType(BlobException.class)
			.isThrownBy(() -> store().put("a/../../x", BlobStoreCompatibilityKit.text("x"), null));
	}

}
