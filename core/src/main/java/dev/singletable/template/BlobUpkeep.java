package dev.singletable.template;

import java.util.function.Consumer;

import dev.singletable.blob.BlobContent;
import dev.singletable.blob.BlobNotFoundException;
import dev.singletable.blob.BlobReference;
import dev.singletable.blob.BlobStore;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Work on one store.
 */
record BlobUpkeep(TemplateParts parts, BlobStore store) implements BlobOperations {

	static BlobUpkeep of(TemplateParts parts) {
		return new BlobUpkeep(parts,
				parts.codecs()
					.blobs()
					.orElseThrow(() -> new InvalidDataAccessApiUsageException(
							"There is no store of blobs. Give the template one: blobs(BlobStore), or set "
									+ "singletable.blob.store.")));
	}

	@Override
	public BlobContent register(String key) {
		if (key.startsWith(BlobFolder.ofTable(this.parts.table()))) {
			throw new InvalidDataAccessApiUsageException(
					"The object is one the library keeps for an item, which may delete it. Give the other entity the "
							+ "content itself, which copies it.");
		}
		return BlobContent.stored(
				BlobReference.external(this.store.head(key).orElseThrow(() -> new BlobNotFoundException(null))),
				this.store);
	}

	@Override
	public BlobSweepProgress sweep(BlobSweep what, Consumer<BlobSweepProgress> listener) {
		return new BlobSweeping(this.parts, this.store, what).run(new Telling<>("sweep of blobs", listener));
	}

}
