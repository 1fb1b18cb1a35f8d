package dev.singletable.template;

import java.util.stream.Stream;

import dev.singletable.key.ItemKey;
import dev.singletable.write.ItemWrite;

/**
 * One entity of a batch.
 *
 * @param given as the caller gave it
 */
record BatchEntry<T>(Object given, Draft<T> draft, Prepared<T> prepared) {

	/**
	 * The same, prepared again.
	 */
	BatchEntry<T> with(Prepared<T> newer) {
		return new BatchEntry<>(this.given, this.draft, newer);
	}

	ItemKey key() {
		return this.prepared.write().key();
	}

	ItemWrite write() {
		return this.prepared.write();
	}

	/**
	 * Everything that is written for it.
	 */
	Stream<ItemWrite> writes() {
		return Stream.concat(Stream.of(this.prepared.write()), this.prepared.companions().stream());
	}

	/**
	 * Whether it may go beside others without a transaction.
	 */
	boolean isPlain() {
		return write() instanceof ItemWrite.Put && write().guard().isEmpty() && this.prepared.companions().isEmpty();
	}

}
