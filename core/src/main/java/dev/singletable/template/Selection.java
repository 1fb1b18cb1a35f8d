package dev.singletable.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.singletable.convert.AttributeReader;
import dev.singletable.expression.Condition;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.plan.BoundAccess;
import dev.singletable.query.ItemScrollPosition;
import dev.singletable.request.ReadCall;
import dev.singletable.table.IndexContents;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.domain.ScrollPosition;

/**
 * A question with everything bound: what is read, what of it is wanted, as what.
 *
 * @param source the table or index
 * @param accesses the key conditions, none for a scan
 * @param types the types wanted
 * @param foreign whether items of other types can be among what is read
 * @param filter what is left out after reading
 * @param resultType what each item becomes
 * @param predicate what results have to fulfil, in the eyes of the application
 */
record Selection<R>(Source source, List<BoundAccess> accesses, List<ItemType> types, boolean foreign,
		@Nullable Condition filter, Class<R> resultType, Range range, @Nullable Predicate<? super R> predicate) {

	Selection {
		accesses = List.copyOf(accesses);
		types = List.copyOf(types);
	}

	/**
	 * Whether the shards of an index answer it, as one partition would that is not
	 * sharded.
	 */
	boolean isSharded() {
		return this.source.shards() != null;
	}

	/**
	 * Whether it begins elsewhere than at its first page.
	 */
	boolean isPlaced() {
		ScrollPosition position = this.range.position();
		return position != null && !position.isInitial();
	}

	/**
	 * The same without an order among shards.
	 */
	private Selection<R> unordered() {
		Shards shards = this.source.shards();
		return (shards == null || shards.order() == null) ? this
				: new Selection<>(this.source.in(new Shards(shards.partition(), null, false)), this.accesses,
						this.types, this.foreign, this.filter, this.resultType, this.range, this.predicate);
	}

	boolean isScan() {
		return this.source.form() == Form.SCAN;
	}

	boolean isByKeys() {
		return this.source.form() == Form.KEYS;
	}

	/**
	 * The keys of its items, when they are read by these.
	 */
	List<ItemKey> keys() {
		return this.accesses.stream().map((access) -> access.key().orElseThrow()).toList();
	}

	/**
	 * Whether DynamoDB knows which items are results, so that counting needs no reading.
	 */
	boolean isExact() {
		return !this.foreign && this.source.form() == Form.QUERY && this.predicate == null
				&& (!expires() || tellsExpired());
	}

	/**
	 * Whether some of the items read may have expired, which are no results.
	 */
	boolean expires() {
		return this.types.stream().anyMatch(this.source.expiry()::concerns);
	}

	/**
	 * Whether DynamoDB can leave out what has expired: where each type has a time to
	 * live, what is read carries it, and there is a filter for it.
	 */
	boolean tellsExpired() {
		return !isByKeys() && this.types.stream().allMatch(this.source.expiry()::concerns)
				&& this.source.tells(this.source.expiry().attribute());
	}

	/**
	 * A call that reads of it what has not expired, as far as DynamoDB can tell. The
	 * moment is that of the call, and no part of what positions belong to.
	 */
	ReadCall.Page alive(ReadCall.Page call) {
		return tellsExpired() ? call.alive(this.source.expiry().now()) : call;
	}

	/**
	 * Whether what is read lacks the time to live, so that only the items themselves tell
	 * which of them have expired.
	 */
	boolean lacksExpiry() {
		return expires() && !this.source.contents().carries(this.source.expiry().attribute());
	}

	/**
	 * Whether some of the items read may well be no results.
	 */
	boolean isSelective() {
		return this.filter != null || this.foreign || this.predicate != null;
	}

	/**
	 * The same for who asks only whether results are there, or how many: of an index that
	 * lacks some of them, nothing more than itself is read, unless it cannot tell.
	 */
	Selection<?> presence() {
		boolean tells = !lacksExpiry() && (!(this.source.contents() instanceof IndexContents.KeysOnly) || isExact());
		boolean needless = this.predicate != null || this.range.position() != null
				|| this.source.contents() instanceof IndexContents.All;
		Selection<R> counted = unordered();
		return (needless || !tells) ? counted : new Selection<>(counted.source, this.accesses, this.types, this.foreign,
				this.filter, Presence.class, this.range, null);
	}

	/**
	 * Whether the keys say what is read, and nothing else does.
	 */
	boolean isOfKeysAlone() {
		return this.resultType == Presence.class && this.source.contents() instanceof IndexContents.KeysOnly;
	}

	/**
	 * The same where nothing can be a result, so that no call is needed.
	 */
	Selection<R> ofNothing() {
		Source unread = this.source.as(Form.QUERY);
		return new Selection<>(unread, List.of(), this.types, this.foreign, this.filter, this.resultType, this.range,
				this.predicate);
	}

	/**
	 * The same for results that fulfil the predicate.
	 */
	Selection<R> matching(@Nullable Predicate<? super R> wanted) {
		return new Selection<>(this.source, this.accesses, this.types, this.foreign, this.filter, this.resultType,
				this.range, wanted);
	}

	/**
	 * Where it is read.
	 *
	 * @param index the index, or null for the table
	 * @param keys the key attributes of index and table
	 * @param expiry which of its items are as good as gone
	 * @param shards what holds its parts together, or null where there are none
	 */
	record Source(@Nullable String index, List<String> keys, IndexContents contents, Form form, Expiry expiry,
			@Nullable Shards shards) {

		/**
		 * Where there are no shards.
		 */
		Source(@Nullable String index, List<String> keys, IndexContents contents, Form form, Expiry expiry) {
			this(index, keys, contents, form, expiry, null);
		}

		Source as(Form other) {
			return new Source(this.index, this.keys, this.contents, other, this.expiry, this.shards);
		}

		Source in(Shards other) {
			return new Source(this.index, this.keys, this.contents, this.form, this.expiry, other);
		}

		/**
		 * Whether a filter may ask for the attribute: it must be there, and no key.
		 */
		boolean tells(String attribute) {
			return this.contents.carries(attribute) && !this.keys.contains(attribute);
		}

		/**
		 * The keys of the item at hand, in the index and in the table.
		 */
		Map<String, AttributeValue> keysOf(AttributeReader in) {
			Map<String, AttributeValue> found = new LinkedHashMap<>();
			for (String attribute : this.keys) {
				AttributeValue value = in.lookAheadKey(attribute);
				if (value != null) {
					found.put(attribute, value);
				}
			}
			return found;
		}

	}

	/**
	 * What makes one of several shards.
	 *
	 * @param partition the partition attribute of the index
	 * @param order the text attribute by which results are merged, or null for one shard
	 * after the other
	 * @param demanded whether somebody asked for that order, so that pages need it too
	 */
	record Shards(String partition, @Nullable String order, boolean demanded) {

	}

	/**
	 * How much, from where, in which direction.
	 *
	 * @param forward the query's own order
	 */
	record Range(boolean forward, @Nullable Integer limit, @Nullable ScrollPosition position, boolean consistent) {

		/**
		 * Whether it is read against its order, back from its position.
		 */
		boolean isBackward() {
			return this.position instanceof ItemScrollPosition place && place.isBackward();
		}

		/**
		 * How many results there are to be at most.
		 */
		long most() {
			return (this.limit != null) ? this.limit : PageSizes.ALL;
		}

	}

	/** An item of which nothing is read. */
	record Presence() {
	}

	/** What is read of it. */
	enum Form {

		/** What the keys of the wanted types cover. */
		QUERY,

		/** Items by their keys. */
		KEYS,

		/** A whole partition, where items of no known type may be. */
		PARTITION,

		/** Everything. */
		SCAN

	}

}
