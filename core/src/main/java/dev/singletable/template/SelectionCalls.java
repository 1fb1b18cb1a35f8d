package dev.singletable.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.cursor.Fingerprint;
import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.mapping.ItemType;
import dev.singletable.plan.BoundAccess;
import dev.singletable.query.ItemScrollPosition;
import dev.singletable.request.CallExpressions;
import dev.singletable.request.QueryCalls;
import dev.singletable.request.ReadCall;
import dev.singletable.table.IndexContents;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.ScrollPosition;

/**
 * Builds the calls that answer selections. Sends nothing.
 */
final class SelectionCalls {

	private final String table;

	private final ItemCodecs codecs;

	private final QueryCalls calls;

	SelectionCalls(String table, ItemCodecs codecs) {
		this.table = table;
		this.codecs = codecs;
		this.calls = new QueryCalls(table, codecs.model().attributes(), codecs.policy());
	}

	/**
	 * The first page, of no size yet.
	 * @param access the key condition, or null for a scan
	 */
	ReadCall.Page page(Selection<?> selection, @Nullable BoundAccess access, ResultShape<?> shape) {
		ReadCall.Page call = beginning(selection, access, shape);
		return call.from(start(selection, call), null);
	}

	/**
	 * The same from the beginning on, wherever the selection continues.
	 */
	ReadCall.Page beginning(Selection<?> selection, @Nullable BoundAccess access, ResultShape<?> shape) {
		requireLimit(selection);
		boolean foreign = selection.foreign() && tellsTypes(selection);
		return this.calls.page(codec(selection), access,
				question(selection, foreign, attributes(selection, shape), false));
	}

	/**
	 * What makes the positions of the rows that a call reads.
	 */
	Positions positions(Selection<?> selection, ReadCall.Page call) {
		return new Positions(fingerprint(selection, call), selection.range().isBackward());
	}

	/**
	 * The first call that counts the same; items that no class reads are none.
	 */
	ReadCall.Page counting(Selection<?> selection, @Nullable BoundAccess access, ResultShape<?> shape) {
		Map<String, AttributeValue> start = page(selection, access, shape).paging().start();
		return this.calls.page(codec(selection), access, question(selection, tellsTypes(selection), Set.of(), true))
			.from(start, null);
	}

	/**
	 * What is read by keys, which are yet to be named.
	 */
	ReadCall.Batch batch(Selection<?> selection, ResultShape<?> shape) {
		requireLimit(selection);
		return this.calls.batch(codec(selection), question(selection, false, attributes(selection, shape), false));
	}

	/**
	 * What tells by keys whether there is an item, and of which type.
	 */
	ReadCall.Batch presence(Selection<?> selection) {
		Set<String> attributes = new LinkedHashSet<>(selection.source().keys());
		attributes.add(this.codecs.model().attributes().type());
		addExpiry(selection, attributes);
		return this.calls.batch(codec(selection), question(selection, false, attributes, false));
	}

	/**
	 * What is fetched of items that an index found.
	 */
	ReadCall.Batch following(Selection<?> selection) {
		return new ReadCall.Batch(this.table, null, List.of(), selection.range().consistent(), CallExpressions.NONE,
				true);
	}

	private static void requireLimit(Selection<?> selection) {
		Integer limit = selection.range().limit();
		if (limit != null && limit < 1) {
			throw new InvalidDataAccessApiUsageException("A limit is at least 1.");
		}
	}

	private ItemCodec codec(Selection<?> selection) {
		return this.codecs.of(FilterCheck.of(selection).namingType());
	}

	private boolean tellsTypes(Selection<?> selection) {
		return selection.source().tells(this.codecs.model().attributes().type());
	}

	/**
	 * Whether the index lacks something of the result.
	 */
	boolean needsFollowUp(Selection<?> selection, ResultShape<?> shape) {
		IndexContents contents = selection.source().contents();
		Set<String> wanted = shape.isWhole() ? Set.of("*") : shape.attributes(selection.types());
		return !(contents instanceof IndexContents.All)
				&& (selection.lacksExpiry() || !wanted.stream().allMatch(contents::carries));
	}

	private Set<String> attributes(Selection<?> selection, ResultShape<?> shape) {
		Set<String> wanted = needsFollowUp(selection, shape) ? Set.of() : shape.attributes(selection.types());
		if (wanted.isEmpty()) {
			return Set.of();
		}
		Set<String> attributes = new LinkedHashSet<>(selection.source().keys());
		attributes.add(this.codecs.model().attributes().type());
		attributes.addAll(wanted);
		addExpiry(selection, attributes);
		return attributes;
	}

	/** Where DynamoDB does not leave out what has expired, whoever reads it does. */
	private static void addExpiry(Selection<?> selection, Set<String> attributes) {
		if (selection.expires() && !selection.tellsExpired()) {
			attributes.add(selection.source().expiry().attribute());
		}
	}

	private QueryCalls.Question question(Selection<?> selection, boolean typed, Set<String> attributes, boolean count) {
		List<ItemType> types = typed ? selection.types() : List.of();
		Selection.Range range = selection.range();
		return new QueryCalls.Question(selection.source().index(), types, selection.filter(), List.copyOf(attributes),
				range.forward() != range.isBackward(), range.consistent(), count, selection.tellsExpired());
	}

	private static @Nullable Map<String, AttributeValue> start(Selection<?> selection, ReadCall.Page call) {
		ScrollPosition position = selection.range().position();
		if (position instanceof KeysetScrollPosition keyset && keyset.scrollsBackward()) {
			throw new InvalidCursorException("The position names no item to read back from. Pass positionBefore(…) of "
					+ "a window, or turn the order of the query round.");
		}
		if (position == null || position.isInitial()) {
			return null;
		}
		if (!(position instanceof ItemScrollPosition place)
				|| !place.fingerprint().equals(fingerprint(selection, call))) {
			throw new InvalidCursorException("The position does not belong to this query: its table, index, "
					+ "conditions, arguments or direction are others. Begin at page one.");
		}
		if (place.isBackward() && selection.isScan()) {
			throw new InvalidCursorException(
					"A scan cannot be read back from a position. Read it forwards, or query an index.");
		}
		return place.key();
	}

	private static String fingerprint(Selection<?> selection, ReadCall.Page call) {
		CallExpressions expressions = call.expressions();
		Fingerprint fingerprint = Fingerprint
			.of(call.table(), call.index(), expressions.key(), expressions.condition(),
					selection.range().forward() ? "forward" : "backward")
			.add(String.join(",", expressions.names().values()))
			.addAll(expressions.values().values());
		// positions are no longer those of a query whose index got other shards
		Fingerprint spread = selection.isSharded() ? fingerprint.add("shards " + selection.accesses().size())
				: fingerprint;
		return ((selection.predicate() != null) ? spread.add("predicate") : spread).text();
	}

}
