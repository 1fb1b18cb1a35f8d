package dev.singletable.convert;

import dev.singletable.blob.BlobContent;
import dev.singletable.blob.BlobReference;
import dev.singletable.blob.BlobStore;

/**
 * Contents of which the item holds references.
 *
 * @param references how those are stored
 */
record BlobCodec(ValueCodec<Object> references, BlobStore store) implements ValueCodec<BlobContent> {

	@Override
	public BlobContent read(AttributeReader in) {
		return BlobContent.stored((BlobReference) this.references.read(in), this.store);
	}

	@Override
	public void write(BlobContent value, AttributeWriter out) {
		BlobReference reference = value.reference()
			.orElseThrow(() -> new UnwritableItemException(out.path(),
					"the blob is not in a store yet. Write the entity that has it by the template.", null));
		this.references.write(reference, out);
	}

	@Override
	public Class<?> type() {
		return BlobContent.class;
	}

	@Override
	public AttributeKind kind() {
		return AttributeKind.M;
	}

}
