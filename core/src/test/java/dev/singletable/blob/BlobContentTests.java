package dev.singletable.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The content of a blob.
 */
class BlobContentTests {

	private final BlobStore store = BlobStore.inMemory();

	private BlobContent stored(String text) {
		BlobContent given = BlobContent.of(text);
		this.store.put("k", BlobStoreCompatibilityKit.text(text), null);
		return BlobContent.stored(
				new BlobReference("k", given.size(), null, given.sha256(), null, BlobReference.Form.PLAIN), this.store);
	}

	@Test
	void isEqualByItsBytes() {
		assertThat(stored("hello")).isEqualTo(BlobContent.of("hello"))
			.hasSameHashCodeAs(BlobContent.of("hello".getBytes(StandardCharsets.UTF_8)))
			.isNotEqualTo(BlobContent.of("jello"))
			.isNotEqualTo(BlobContent.of("hello!"));
	}

	@Test
	void textKnowsWhatItIs() {
		assertThat(BlobContent.of("hé")).hasToString("BlobContent[3 bytes, text/plain; charset=UTF-8]");
		assertThat(BlobContent.of(new byte[2])).hasToString("BlobContent[2 bytes]");
		assertThat(BlobContent.of("hé").text(StandardCharsets.ISO_8859_1)).isEqualTo("hÃ©");
	}

	@Test
	void aStreamIsProvenAtItsEndHoweverItIsRead() throws IOException {
		BlobContent content = stored("hello");
		try (InputStream in = content.open()) {
			assertThat(in.markSupported()).isFalse();
			assertThat(in.read()).isEqualTo('h');
			assertThat(in.skip(2)).isEqualTo(2);
			assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("lo");
			assertThat(in.read()).isEqualTo(-1);
		}
		this.store.put("k", BlobStoreCompatibilityKit.text("hallo"), null);
		assertThatExceptionOfType(BlobChangedException.class).isThrownBy(content::bytes);
		this.store.put("k", BlobStoreCompatibilityKit.text("hell"), null);
		assertThatExceptionOfType(BlobChangedException.class).isThrownBy(content::bytes);
		this.store.delete("k");
		assertThatExceptionOfType(BlobNotFoundException.class).isThrownBy(content::open);
	}

	@Test
	void itsKeyIsInNoText() {
		BlobContent content = stored("hello");
		assertThat(content.reference().orElseThrow()).hasToString("BlobReference[5 bytes, PLAIN]");
		assertThat(content).hasToString("BlobContent[5 bytes]");
	}

	@Test
	void withoutAStoreItCannotBeRead() {
		BlobContent content = BlobContent.stored(stored("hello").reference().orElseThrow(), null);
		assertThatExceptionOfType(BlobException.class).isThrownBy(content::bytes)
			.withMessage("There is no store of blobs. Give the template the one they were written to.");
	}

	@Test
	void aFileThatIsNotThereIsNoContent() {
		assertThatExceptionOfType(BlobException.class)
			.isThrownBy(() -> BlobContent.of(java.nio.file.Path.of("no-such-file")).size())
			.withMessage("The file given as a blob cannot be read.");
	}

}
