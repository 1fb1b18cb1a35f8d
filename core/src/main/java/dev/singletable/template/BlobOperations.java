package dev.singletable.template;

import java.util.function.Consumer;

import dev.singletable.blob.BlobContent;

/**
 * Work on the store of large properties.
 */
public interface BlobOperations {

	/**
	 * The content of an object that is in the store already and stays the application's:
	 * items may refer to it, and nothing is ever copied or deleted for them. Reading it
	 * fails when it has changed.
	 * @param key its key in the store
	 * @throws dev.singletable.blob.BlobNotFoundException if there is none
	 */
	BlobContent register(String key);

	/**
	 * Deletes the objects of a type that no item refers to and that are older than a day.
	 */
	default BlobSweepProgress sweep(Class<?> type) {
		return sweep(BlobSweep.of(type), (progress) -> {
		});
	}

	/**
	 * Deletes the objects that neither the item they were written for nor a version of it
	 * refers to. Items are read consistently, and are not written.
	 * @param listener told after each page; keep the position of its last progress to go
	 * on after a failure
	 * @return the last progress
	 */
	BlobSweepProgress sweep(BlobSweep what, Consumer<BlobSweepProgress> listener);

}
