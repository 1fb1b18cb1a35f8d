package dev.singletable.template;

import dev.singletable.annotation.Blob;
import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.blob.BlobContent;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Entities with blobs.
 */
final class BlobLibrary {

	private BlobLibrary() {
	}

	/** Without a version. */
	@SingleTableEntity(type = "DOC", pk = "DOC#{id}")
	record Doc(@Id String id, String title,
			@Blob(maxSize = 20, contentType = "application/x-note") @Nullable BlobContent content,
			@Blob(compress = true) @Nullable BlobContent attachment) {

		static Doc of(String id, String text) {
			return new Doc(id, "t", BlobContent.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)), null);
		}

		Doc titled(String other) {
			return new Doc(this.id, other, this.content, this.attachment);
		}

		Doc with(@Nullable BlobContent other) {
			return new Doc(this.id, this.title, other, this.attachment);
		}

		Doc attached(@Nullable BlobContent other) {
			return new Doc(this.id, this.title, this.content, other);
		}

	}

	/** Three versions. */
	@SingleTableEntity(type = "SCRIPT", pk = "SCRIPT#{id}")
	@Historized(maxVersions = 3)
	record Script(@Id String id, String title, @Blob @Nullable BlobContent text, @Version @Nullable Long version) {

		Script titled(String other) {
			return new Script(this.id, other, this.text, this.version);
		}

		Script with(@Nullable BlobContent other) {
			return new Script(this.id, this.title, other, this.version);
		}

	}

	/** Filled in place. */
	@SingleTableEntity(type = "LEAFLET", pk = "LEAFLET#{id}")
	static class Leaflet {

		@Id
		@Nullable String id;

		@Blob
		@Nullable BlobContent content;

		@Version
		@Nullable Long version;

	}

}
