package dev.singletable.template;

import java.util.Map;

import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;

/**
 * A write a caller asked for, which may need the stored item before it is known what is
 * written. It can be prepared again with a newer one.
 *
 * @param <T> what the caller gets
 */
interface Draft<T> {

	/**
	 * What the caller did, such as {@code create}.
	 */
	String operation();

	ItemType type();

	ItemKey key();

	/**
	 * Whether {@link #prepare} makes use of the stored item.
	 */
	boolean needsStored();

	/**
	 * Whether it may succeed when it is prepared again after another writer was faster.
	 */
	default boolean isRepeatable() {
		return needsStored();
	}

	/**
	 * Whether it goes as a transaction with a token even when it is one write.
	 */
	default boolean isSentExactlyOnce() {
		return false;
	}

	/**
	 * The same write as a step among others, whose answer tells nothing of what is
	 * stored.
	 */
	default Draft<T> inTransaction() {
		return this;
	}

	/**
	 * What is written.
	 * @param stored the item as it is stored; empty when there is none, or it is not
	 * needed
	 */
	Prepared<T> prepare(Map<String, AttributeValue> stored);

	/**
	 * Whether a write failed only because the item is another than the one read.
	 */
	boolean isOvertaken(DataAccessException failure);

	/**
	 * What the caller gets after the write.
	 * @param stored the entity as it is stored, where the write asked for it
	 */
	@Nullable T finish(Prepared<T> prepared, @Nullable Object stored);

	/**
	 * Gives the caller's object back as it was, after a write that failed.
	 */
	void restore();

}
