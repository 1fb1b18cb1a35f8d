package dev.singletable.write;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.singletable.convert.ExpiryCheck;
import dev.singletable.expression.Condition;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What has to hold for a write, and so what its failure means.
 *
 * @param existence whether the item must be there
 * @param version the version that must be stored, or null
 * @param condition what the caller asked, or null
 * @param pinned attributes that must be as they were read; empty means absent
 * @param ofType whether an item of another type under the key must be refused
 * @param expiry by which an item that has expired counts as none, or null
 * @param meaning what a failure means when the rest does not tell, or null
 */
public record WriteGuard(Existence existence, @Nullable Long version, @Nullable Condition condition,
		Map<String, Optional<AttributeValue>> pinned, boolean ofType, @Nullable ExpiryCheck expiry,
		@Nullable FailureMeaning meaning) {

	/** Nothing has to hold. */
	public static final WriteGuard NONE = new WriteGuard(Existence.ANY, null, null, Map.of(), false, null, null);

	public WriteGuard {
		pinned = pinned.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(pinned));
	}

	/** Whether an item must be there. */
	public enum Existence {

		/** It does not matter. */
		ANY,

		/** None may be there. */
		ABSENT,

		/** One must be there. */
		PRESENT

	}

	public static WriteGuard absent() {
		return NONE.with(Existence.ABSENT);
	}

	public static WriteGuard present() {
		return NONE.with(Existence.PRESENT);
	}

	public WriteGuard with(Existence wanted) {
		return new WriteGuard(wanted, this.version, this.condition, this.pinned, this.ofType, this.expiry,
				this.meaning);
	}

	public WriteGuard withVersion(@Nullable Long wanted) {
		return new WriteGuard(this.existence, wanted, this.condition, this.pinned, this.ofType, this.expiry,
				this.meaning);
	}

	public WriteGuard and(@Nullable Condition wanted) {
		if (wanted == null) {
			return this;
		}
		Condition both = (this.condition != null) ? this.condition.and(wanted) : wanted;
		return new WriteGuard(this.existence, this.version, both, this.pinned, this.ofType, this.expiry, this.meaning);
	}

	public WriteGuard withPinned(Map<String, Optional<AttributeValue>> attributes) {
		return new WriteGuard(this.existence, this.version, this.condition, attributes, this.ofType, this.expiry,
				this.meaning);
	}

	public WriteGuard withType(boolean wanted) {
		return new WriteGuard(this.existence, this.version, this.condition, this.pinned, wanted, this.expiry,
				this.meaning);
	}

	public WriteGuard withExpiry(@Nullable ExpiryCheck check) {
		return new WriteGuard(this.existence, this.version, this.condition, this.pinned, this.ofType, check,
				this.meaning);
	}

	/**
	 * An item as this guard sees it: none if it has expired.
	 */
	public Map<String, AttributeValue> seen(Map<String, AttributeValue> item) {
		return (this.expiry != null && this.expiry.isExpired(item)) ? Map.of() : item;
	}

	/**
	 * What is demanded of an item of the library's own, by attribute, and what its
	 * failure means.
	 */
	public static WriteGuard own(Condition condition, FailureMeaning meaning) {
		return new WriteGuard(Existence.ANY, null, condition, Map.of(), false, null, meaning);
	}

	/**
	 * Either of two demands on an item of the library's own; the meaning is this one's.
	 */
	WriteGuard or(WriteGuard other) {
		Condition mine = this.condition;
		Condition theirs = other.condition;
		Condition either = (mine != null && theirs != null) ? mine.or(theirs) : null;
		return new WriteGuard(Existence.ANY, null, either, Map.of(), false, null, this.meaning);
	}

	/**
	 * Whether any item, or none, will do.
	 */
	public boolean isEmpty() {
		return this.existence == Existence.ANY && this.version == null && this.condition == null
				&& this.pinned.isEmpty() && !this.ofType;
	}

	@Override
	public String toString() {
		return "WriteGuard[" + this.existence + "]";
	}

}
