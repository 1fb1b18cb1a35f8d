package dev.singletable.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every store does alike (CB-5, CB-7).
 */
public interface BlobStoreCompatibilityKit {

	/**
	 * A store that is empty.
	 */
	BlobStore store();

	/**
	 * A text to be stored.
	 */
	static BlobSource text(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return new BlobSource() {

			@Override
			public long size() {
				return bytes.length;
			}

			@Override
			public InputStream open() {
				return new ByteArrayInputStream(bytes);
			}

		};
	}

	private static String read(InputStream stream) {
		try (stream) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	default void whatIsPutIsRead() {
		BlobStore store = store();
		store.put("t/DOC/a!23b/META/1", text("hello"), "text/plain");
		assertThat(read(store.open("t/DOC/a!23b/META/1", null))).isEqualTo("hello");
		BlobObject head = store.head("t/DOC/a!23b/META/1").orElseThrow();
		assertThat(head.size()).isEqualTo(5);
		assertThat(head.key()).isEqualTo("t/DOC/a!23b/META/1");
		assertThat(head).hasToString("BlobObject[5 bytes]");
		store.put("t/empty", text(""), null);
		assertThat(read(store.open("t/empty", null))).isEmpty();
	}

	@Test
	default void whatIsNotThereIsNotFound() {
		BlobStore store = store();
		assertThat(store.head("t/none")).isEmpty();
		assertThatExceptionOfType(BlobNotFoundException.class).isThrownBy(() -> store.open("t/none", null));
		assertThatExceptionOfType(BlobNotFoundException.class).isThrownBy(() -> store.copy("t/none", null, "t/other"));
		store.delete("t/none");
	}

	@Test
	default void anObjectIsReadAndCopiedOnlyAsItWas() {
		BlobStore store = store();
		store.put("t/a", text("one"), null);
		String etag = store.head("t/a").orElseThrow().etag();
		assertThat(read(store.open("t/a", etag))).isEqualTo("one");
		store.copy("t/a", etag, "t/b");
		assertThat(read(store.open("t/b", null))).isEqualTo("one");
		store.put("t/a", text("other"), null);
		assertThatExceptionOfType(BlobChangedException.class).isThrownBy(() -> store.open("t/a", etag));
		assertThatExceptionOfType(BlobChangedException.class).isThrownBy(() -> store.copy("t/a", etag, "t/c"));
		assertThat(store.head("t/c")).isEmpty();
	}

	@Test
	default void objectsAreListedInOrderPageByPage() {
		BlobStore store = store();
		for (String key : List.of("t/D/2/x", "t/D/1/x", "t/D/12/x", "t/E/1/x", "u/D/1/x")) {
			store.put(key, text(key), null);
		}
		assertThat(store.list("t/D/", null, 2)).extracting(BlobObject::key).containsExactly("t/D/1/x", "t/D/12/x");
		assertThat(store.list("t/D/", "t/D/12/x", 2)).extracting(BlobObject::key).containsExactly("t/D/2/x");
		assertThat(store.list("t/D/", "t/D/2/x", 2)).isEmpty();
		assertThat(store.list("t/D/1/", null, 9)).extracting(BlobObject::key).containsExactly("t/D/1/x");
		assertThat(store.list("none/", null, 9)).isEmpty();
		store.delete("t/D/1/x");
		assertThat(store.head("t/D/1/x")).isEmpty();
		assertThat(store.list("t/D/", null, 9)).hasSize(2);
	}

}
