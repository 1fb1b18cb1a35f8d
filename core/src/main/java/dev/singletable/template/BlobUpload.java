package dev.singletable.template;

import dev.singletable.blob.BlobContent;
import dev.singletable.blob.BlobStore;

/**
 * An object that is stored before the item that refers to it; once, however often the
 * item is tried.
 */
final class BlobUpload {

	private final Runnable storing;

	private final BlobContent planned;

	private final BlobStore store;

	private boolean done;

	BlobUpload(Runnable storing, BlobContent planned, BlobStore store) {
		this.storing = storing;
		this.planned = planned;
		this.store = store;
	}

	/**
	 * The content as the item will refer to it.
	 */
	BlobContent planned() {
		return this.planned;
	}

	/**
	 * Stores it.
	 * @throws dev.singletable.blob.BlobException if that fails
	 */
	synchronized void run() {
		if (!this.done) {
			this.storing.run();
			this.planned.nowIn(this.store);
			this.done = true;
		}
	}

}
