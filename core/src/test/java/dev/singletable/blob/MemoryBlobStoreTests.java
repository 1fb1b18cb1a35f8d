package dev.singletable.blob;

/**
 * The store in memory.
 */
class MemoryBlobStoreTests implements BlobStoreCompatibilityKit {

	@Override
	public BlobStore store() {
		return BlobStore.inMemory();
	}

}
