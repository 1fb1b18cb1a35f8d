package dev.singletable.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.cursor.Fingerprint;
import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.mapping.ItemType;
import dev.singletable.plan.BoundAccess;
import dev.singletable.query.ItemScrollPosition;
import dev.singletable.query.ItemWindow;
import dev.singletable.request.CallExpressions;
import dev.singletable.request.QueryCalls;
import dev.singletable.request.ReadCall;
import dev.singletable.wire.Gateway;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.ScrollPosition;

/**
 * Answers selections page by page.
 */
final class QueryEngine {

	private final TemplateParts parts;

	private final QueryCalls calls;

	private final ItemCodecs codecs;

	private final Gateway gateway;

	private final UnaryOperator<Object> afterReading;

	QueryEngine(TemplateParts parts, UnaryOperator<Object> afterReading) {
		this.parts = parts;
		this.codecs = parts.codecs();
		this.gateway = parts.gateway();
		this.calls = new QueryCalls(parts.table(), this.codecs.model().attributes(), this.codecs.policy());
		this.afterReading = afterReading;
	}

	/**
	 * One page as the caller sees it.
	 */
	<R> ItemWindow<R> scroll(Selection<R> selection) {
		if (!selection.isScan() && selection.accesses().isEmpty()) {
			return empty();
		}
		if (selection.accesses().size() > 1) {
			throw new InvalidDataAccessApiUsageException(
					"Several partitions have no common position. Ask for a List, or for one partition.");
		}
		Integer asked = selection.range().limit();
		int limit = (asked != null) ? asked : this.parts.options().pageSize();
		Pages<R> pages = pages(selection, selection.isScan() ? null : selection.accesses().get(0), limit, true);
		while (pages.rows().size() <= limit && pages.next()) {
			if (pages.calls() >= this.parts.options().maxPages()) {
				break;
			}
		}
		return pages.window(limit);
	}

	private static <R> ItemWindow<R> empty() {
		return ItemWindow.of(List.of(), (index) -> ScrollPosition.keyset(), false,
				new ItemWindow.Statistics(0, 0, 0, 0));
	}

	/**
	 * Every result, or as many as the limit says, one access after the other.
	 */
	<R> List<R> findAll(Selection<R> selection) {
		Integer limit = selection.range().limit();
		List<R> results = new ArrayList<>();
		for (@Nullable
		BoundAccess access : accesses(selection)) {
			Pages<R> pages = pages(selection, access, (limit != null) ? limit - results.size() : null, false);
			while (limit == null || results.size() + pages.rows().size() < limit) {
				if (!pages.next()) {
					break;
				}
			}
			pages.rows().forEach((row) -> results.add(row.result()));
			if (limit != null && results.size() >= limit) {
				return List.copyOf(results.subList(0, limit));
			}
		}
		return results;
	}

	private static List<@Nullable BoundAccess> accesses(Selection<?> selection) {
		List<@Nullable BoundAccess> accesses = new ArrayList<>(selection.accesses());
		if (selection.isScan()) {
			accesses.add(null);
		}
		return accesses;
	}

	/**
	 * Every result, a page at a time as it is consumed.
	 */
	<R> Stream<R> stream(Selection<R> selection) {
		Integer limit = selection.range().limit();
		Stream<R> results = new JoinedPages<>(
				accesses(selection).stream().map((access) -> pages(selection, access, null, false)).toList())
			.stream()
			.map(Row::result);
		return (limit != null) ? results.limit(limit) : results;
	}

	/**
	 * The number of results.
	 */
	long count(Selection<?> selection) {
		long count = 0;
		for (@Nullable
		BoundAccess access : accesses(selection)) {
			boolean exact = selection.isExact() && excluding(access).isEmpty();
			count += exact ? pages(selection.ofWholeItems(), access, null, false).count()
					: pages(selection, access, null, false).countRows();
		}
		return count;
	}

	private static Optional<dev.singletable.plan.KeyTerm.Text> excluding(@Nullable BoundAccess access) {
		return (access != null) ? access.excluding() : Optional.empty();
	}

	private <R> Pages<R> pages(Selection<R> selection, @Nullable BoundAccess access, @Nullable Integer limit,
			boolean keyed) {
		if (selection.range().limit() != null && selection.range().limit() < 1) {
			throw new InvalidDataAccessApiUsageException("A limit is at least 1.");
		}
		ResultShape<R> shape = ResultShape.of(this.codecs, selection.resultType(), selection.types());
		FilterCheck.of(selection).run();
		boolean follow = needsFollowUp(selection, shape);
		ReadCall.Page call = this.calls.page(codec(selection), access, question(selection, shape, follow));
		Map<String, AttributeValue> start = start(selection, call);
		SelectionReader<R> reader = new SelectionReader<>(this.codecs, selection, shape, excluding(access),
				keyed || follow);
		return new Pages<>(this.gateway, call.from(start, size(selection, limit)), reader,
				follow ? new FollowUp<>(this.parts, selection, reader) : null, keyed ? fingerprint(call) : "",
				afterReading(shape));
	}

	@SuppressWarnings("unchecked")
	private <R> UnaryOperator<R> afterReading(ResultShape<R> shape) {
		return shape.isEntity() ? (result) -> (R) this.afterReading.apply(result) : UnaryOperator.identity();
	}

	private static @Nullable Integer size(Selection<?> selection, @Nullable Integer limit) {
		if (limit == null) {
			return null;
		}
		boolean drops = selection.filter() != null || selection.foreign();
		return (int) Math.min(drops ? Math.max(limit * 2L, 50) : limit + 1L, 1000);
	}

	private ItemCodec codec(Selection<?> selection) {
		return this.codecs.of(FilterCheck.of(selection).namingType());
	}

	private boolean needsFollowUp(Selection<?> selection, ResultShape<?> shape) {
		Set<String> wanted = shape.isEntity() ? Set.of("*") : shape.attributes(selection.types());
		return !(selection.source().contents() instanceof dev.singletable.table.IndexContents.All)
				&& !wanted.stream().allMatch(selection.source().contents()::carries);
	}

	private QueryCalls.Question question(Selection<?> selection, ResultShape<?> shape, boolean follow) {
		Set<String> attributes = new LinkedHashSet<>();
		Set<String> wanted = follow ? Set.of() : shape.attributes(selection.types());
		if (!wanted.isEmpty()) {
			attributes.addAll(selection.source().keys());
			attributes.add(this.codecs.model().attributes().type());
			attributes.addAll(wanted);
		}
		boolean typed = selection.source().contents().carries(this.codecs.model().attributes().type());
		List<ItemType> types = (selection.foreign() && typed) ? selection.types() : List.of();
		return new QueryCalls.Question(selection.source().index(), types, selection.filter(), List.copyOf(attributes),
				selection.range().forward(), selection.range().consistent(), false);
	}

	private static @Nullable Map<String, AttributeValue> start(Selection<?> selection, ReadCall.Page call) {
		ScrollPosition position = selection.range().position();
		if (position instanceof KeysetScrollPosition keyset && keyset.scrollsBackward()) {
			throw new InvalidCursorException(
					"Windows are read forwards. Turn the order of the query round to read backwards.");
		}
		if (position == null || position.isInitial()) {
			return null;
		}
		if (!(position instanceof ItemScrollPosition at) || !at.fingerprint().equals(fingerprint(call))) {
			throw new InvalidCursorException("The position does not belong to this query: its table, index, "
					+ "conditions, arguments or direction are others. Begin at page one.");
		}
		return at.key();
	}

	private static String fingerprint(ReadCall.Page call) {
		CallExpressions expressions = call.expressions();
		return Fingerprint
			.of(call.table(), call.index(), expressions.key(), expressions.condition(),
					call.paging().forward() ? "forward" : "backward")
			.add(String.join(",", expressions.names().values()))
			.addAll(expressions.values().values())
			.text();
	}

}
