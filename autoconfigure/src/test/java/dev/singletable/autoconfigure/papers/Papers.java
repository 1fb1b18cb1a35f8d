package dev.singletable.autoconfigure.papers;

import dev.singletable.annotation.Blob;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.blob.BlobContent;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.data.annotation.Id;

/**
 * An application whose entity has a blob.
 */
@SpringBootApplication
public class Papers {

	/** An entity with a blob. */
	@SingleTableEntity(type = "PAPER")
	public record Paper(@Id String id, @Blob BlobContent content) {

	}

}
