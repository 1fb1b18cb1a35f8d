package dev.singletable.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.singletable.convert.ItemCodecs;
import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.plan.BoundAccess;
import dev.singletable.plan.KeyTerm;
import dev.singletable.query.ItemWindow;
import dev.singletable.request.ReadCall;
import dev.singletable.wire.Gateway;
import dev.singletable.wire.PageAnswer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.ScrollPosition;

/**
 * Answers selections page by page.
 */
final class QueryEngine {

	private final TemplateParts parts;

	private final SelectionCalls calls;

	private final ItemCodecs codecs;

	private final Gateway gateway;

	private final UnaryOperator<Object> afterReading;

	QueryEngine(TemplateParts parts, UnaryOperator<Object> afterReading) {
		this.parts = parts;
		this.codecs = parts.codecs();
		this.gateway = parts.gateway();
		this.calls = new SelectionCalls(parts.table(), this.codecs);
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
		ResultShape<R> shape = shape(selection);
		BoundAccess access = selection.isScan() ? null : selection.accesses().get(0);
		ReadCall.Page first = this.calls.page(selection, access, shape);
		Pages<R> pages = new Pages<>(first, reading(selection, access, shape, true), sizes(selection),
				RangeEnd.isReached(access, first));
		pages.fill(limit + 1L, this.parts.options().maxPages());
		return pages.window(limit, this.calls.positions(selection, first));
	}

	private static <R> ItemWindow<R> empty() {
		return ItemWindow.of(List.of(), (index) -> ScrollPosition.keyset(), false,
				new ItemWindow.Statistics(0, 0, 0, 0));
	}

	/**
	 * Every result, or as many as the limit says, one access after the other.
	 */
	<R> List<R> findAll(Selection<R> selection) {
		long most = selection.range().most();
		List<R> results = new ArrayList<>();
		for (Pages<R> pages : pages(selection)) {
			pages.fill(most - results.size(), Integer.MAX_VALUE);
			pages.take().stream().limit(most - results.size()).forEach((row) -> results.add(row.result()));
			if (results.size() == most) {
				break;
			}
		}
		if (selection.range().isBackward()) {
			Collections.reverse(results);
		}
		return results;
	}

	/**
	 * Every result, a page at a time as it is consumed.
	 */
	<R> Stream<R> stream(Selection<R> selection) {
		if (selection.range().isBackward()) {
			throw new InvalidCursorException("A stream cannot begin with what it would read last. Ask for windows or a "
					+ "List, or turn the order of the query round.");
		}
		return new JoinedPages<>(pages(selection), selection.range().most()).stream();
	}

	/**
	 * The number of results.
	 */
	long count(Selection<?> selection) {
		long count = 0;
		for (@Nullable
		BoundAccess access : accesses(selection)) {
			boolean exact = selection.isExact() && excluding(access).isEmpty();
			count += exact ? countUnread(selection, access) : pages(selection, access).countRows();
		}
		return count;
	}

	private long countUnread(Selection<?> selection, @Nullable BoundAccess access) {
		ReadCall.Page call = this.calls.counting(selection, access, shape(selection));
		if (RangeEnd.isReached(access, call)) {
			return 0;
		}
		long count = 0;
		Map<String, AttributeValue> start;
		do {
			PageAnswer<Object> answer = this.gateway.page(call, (in) -> null);
			count += answer.count();
			start = answer.lastKey();
			call = call.from(start, null);
		}
		while (start != null);
		return count;
	}

	private static List<@Nullable BoundAccess> accesses(Selection<?> selection) {
		if (selection.accesses().size() > 1 && selection.range().position() != null) {
			throw new InvalidDataAccessApiUsageException(
					"Several partitions have no common position. Begin without one, or ask for one partition.");
		}
		List<@Nullable BoundAccess> accesses = new ArrayList<>(selection.accesses());
		if (selection.isScan()) {
			accesses.add(null);
		}
		return accesses;
	}

	private <R> List<Pages<R>> pages(Selection<R> selection) {
		List<Pages<R>> pages = new ArrayList<>();
		for (@Nullable
		BoundAccess access : accesses(selection)) {
			pages.add(pages(selection, access));
		}
		return pages;
	}

	/** Pages whose rows nobody asks the places of. */
	private <R> Pages<R> pages(Selection<R> selection, @Nullable BoundAccess access) {
		ResultShape<R> shape = shape(selection);
		ReadCall.Page first = this.calls.page(selection, access, shape);
		return new Pages<>(first, reading(selection, access, shape, false), sizes(selection),
				RangeEnd.isReached(access, first));
	}

	private <R> ResultShape<R> shape(Selection<R> selection) {
		return ResultShape.of(this.codecs, selection.resultType(), selection.types());
	}

	private static PageSizes sizes(Selection<?> selection) {
		return new PageSizes(selection.isSelective());
	}

	private <R> PageReading<R> reading(Selection<R> selection, @Nullable BoundAccess access, ResultShape<R> shape,
			boolean keyed) {
		boolean follow = this.calls.needsFollowUp(selection, shape);
		SelectionReader<R> reader = new SelectionReader<>(this.codecs, selection, shape, excluding(access),
				keyed || follow);
		return new PageReading<>(this.gateway, reader, follow ? new FollowUp<>(this.parts, selection, reader) : null,
				afterReading(shape), selection.predicate());
	}

	private static Optional<KeyTerm.Text> excluding(@Nullable BoundAccess access) {
		return (access != null) ? access.excluding() : Optional.empty();
	}

	@SuppressWarnings("unchecked")
	private <R> UnaryOperator<R> afterReading(ResultShape<R> shape) {
		return shape.isEntity() ? (result) -> (R) this.afterReading.apply(result) : UnaryOperator.identity();
	}

}
