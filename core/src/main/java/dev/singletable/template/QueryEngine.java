package dev.singletable.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.singletable.convert.ItemCodecs;
import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.key.ItemKey;
import dev.singletable.plan.BoundAccess;
import dev.singletable.plan.KeyTerm;
import dev.singletable.query.ItemWindow;
import dev.singletable.request.ReadCall;
import dev.singletable.wire.Gateway;
import org.jspecify.annotations.Nullable;

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
		refuseWithoutPosition(selection);
		Integer asked = selection.range().limit();
		int limit = (asked != null) ? asked : this.parts.options().pageSize();
		ResultShape<R> shape = shape(selection);
		BoundAccess access = selection.isScan() ? null : selection.accesses().get(0);
		Asked<R> first = asked(selection, access, shape);
		Pages<R> pages = selection.isSharded() ? shardAfterShard(first, true) : pages(first, true);
		pages.fill(limit + 1L, this.parts.options().maxPages());
		return pages.window(limit, this.calls.positions(selection, first.call()));
	}

	private static void refuseWithoutPosition(Selection<?> selection) {
		Selection.Shards shards = selection.source().shards();
		if (shards == null && selection.accesses().size() > 1) {
			throw new InvalidDataAccessApiUsageException(
					"Several partitions have no common position. Ask for a List, or for one partition.");
		}
		if (shards != null && shards.demanded()) {
			throw new InvalidDataAccessApiUsageException(
					("Index '%s' is in %d shards, and its pages come shard after shard. Ask for a List or a Stream in "
							+ "that order, or for pages without one.")
						.formatted(selection.source().index(), selection.accesses().size()));
		}
	}

	private static <R> ItemWindow<R> empty() {
		return ItemWindow.of(List.of(), (index) -> ScrollPosition.keyset(), false,
				new ItemWindow.Statistics(0, 0, 0, 0));
	}

	/**
	 * Every result, in the order of the accesses; or as many as the limit says, one
	 * access after the other.
	 */
	<R> List<R> findAll(Selection<R> selection) {
		List<R> results = new ArrayList<>();
		try (FoundResults<R> found = results(selection, false)) {
			found.forEachRemaining(results::add);
		}
		if (selection.range().isBackward()) {
			Collections.reverse(results);
		}
		return results;
	}

	private <R> FoundResults<R> results(Selection<R> selection, boolean lazy) {
		long most = selection.range().most();
		Selection.Shards shards = selection.source().shards();
		if (shards != null && selection.isPlaced()) {
			refuseWithoutPosition(selection);
			return new JoinedPages<>(List.of(shardAfterShard(selection)), most);
		}
		String order = (shards != null) ? shards.order() : null;
		if (order == null) {
			return join(pages(selection, false), most, lazy);
		}
		List<Pages<R>> pages = pages(selection, true);
		Comparator<Row<R>> byKey = Row.by(order, selection.range().forward());
		return (lazy || most != PageSizes.ALL) ? MergedPages.some(pages, byKey, most) : MergedPages.all(pages, byKey);
	}

	/** With a limit nothing is read ahead, as it may not be needed. */
	private static <R> JoinedPages<R> join(List<Pages<R>> pages, long most, boolean lazy) {
		if (pages.size() < 2 || most != PageSizes.ALL) {
			return new JoinedPages<>(pages, most);
		}
		List<Function<BooleanSupplier, Pages<R>>> reads = new ArrayList<>(pages.size());
		pages
			.forEach((each) -> reads.add((ended) -> each.readAhead(PageSizes.ALL, () -> lazy || ended.getAsBoolean())));
		return JoinedPages.ahead(lazy ? ReadAhead.careful(reads) : ReadAhead.eager(reads));
	}

	/**
	 * Every result, a page at a time as it is consumed.
	 */
	<R> FoundResults<R> lazily(Selection<R> selection) {
		if (selection.range().isBackward()) {
			throw new InvalidCursorException("A stream cannot begin with what it would read last. Ask for windows or a "
					+ "List, or turn the order of the query round.");
		}
		return results(selection, true);
	}

	/**
	 * The number of results, whatever the limit.
	 */
	<R> long count(Selection<R> selection) {
		Counts counts = new Counts(this.parts, this.calls, selection);
		if (selection.isByKeys()) {
			return (selection.predicate() == null) ? counts.ofKeys() : countRows(pages(selection, false));
		}
		if (selection.isSharded() && selection.isPlaced()) {
			return countRows(List.of(shardAfterShard(selection)));
		}
		ResultShape<R> shape = shape(selection);
		List<@Nullable BoundAccess> unread = new ArrayList<>();
		List<Pages<R>> read = new ArrayList<>();
		for (@Nullable
		BoundAccess access : accesses(selection)) {
			if (selection.isExact() && excluding(access).isEmpty()) {
				unread.add(access);
			}
			else {
				read.add(pages(asked(selection, access, shape), false));
			}
		}
		return counts.of(unread, shape) + countRows(read);
	}

	private static <R> long countRows(List<Pages<R>> pages) {
		long count = 0;
		try (JoinedPages<R> rows = join(pages, PageSizes.ALL, true)) {
			while (rows.hasNext()) {
				rows.next();
				count++;
			}
		}
		return count;
	}

	private static List<@Nullable BoundAccess> accesses(Selection<?> selection) {
		if (selection.accesses().size() > 1 && !selection.isSharded() && selection.range().position() != null) {
			throw new InvalidDataAccessApiUsageException(
					"Several partitions have no common position. Begin without one, or ask for one partition.");
		}
		List<@Nullable BoundAccess> accesses = new ArrayList<>(selection.accesses());
		if (selection.isScan()) {
			accesses.add(null);
		}
		return accesses;
	}

	private <R> List<Pages<R>> pages(Selection<R> selection, boolean keyed) {
		ResultShape<R> shape = shape(selection);
		if (selection.isByKeys()) {
			return keyPages(selection, shape);
		}
		List<Pages<R>> pages = new ArrayList<>();
		for (@Nullable
		BoundAccess access : accesses(selection)) {
			pages.add(pages(asked(selection, access, shape), keyed));
		}
		return pages;
	}

	private <R> Pages<R> shardAfterShard(Selection<R> selection) {
		return shardAfterShard(asked(selection, selection.accesses().get(0), shape(selection)), false);
	}

	/**
	 * The pages of all shards, one after the other.
	 * @param first that of the first one, with the position of them all
	 */
	private <R> Pages<R> shardAfterShard(Asked<R> first, boolean keyed) {
		Selection<R> selection = first.selection();
		List<ShardSource.Shard<R>> shards = new ArrayList<>();
		for (BoundAccess access : selection.accesses()) {
			shards.add(new ShardSource.Shard<>(access.partition().orElseThrow(), (start, size) -> {
				ReadCall.Page call = this.calls.beginning(selection, access, first.shape());
				return reading(new Asked<>(selection, access, first.shape(), call), keyed).read(call.from(start, size));
			}));
		}
		ReadCall.Paging paging = first.call().paging();
		String attribute = Objects.requireNonNull(selection.source().shards()).partition();
		return new Pages<>(new ShardSource<>(attribute, shards, paging.forward()), callouts(selection, first.shape()),
				new PageSizes(selection.isSelective()), paging.start(), false);
	}

	/** All keys in one go, for a limit that may need only the first; else by calls. */
	private <R> List<Pages<R>> keyPages(Selection<R> selection, ResultShape<R> shape) {
		SelectionReader<R> reader = new SelectionReader<>(this.codecs, selection, shape, Optional.empty(), true);
		FollowUp<R> items = new FollowUp<>(this.parts, reader, this.calls.batch(selection, shape));
		List<ItemKey> keys = selection.keys();
		int size = (selection.range().limit() != null) ? Math.max(1, keys.size()) : KeySource.PAGE;
		List<Pages<R>> pages = new ArrayList<>();
		for (List<ItemKey> some : Batches.chunks(keys, size)) {
			pages.add(new Pages<>(new KeySource<>(items, some), callouts(selection, shape),
					new PageSizes(selection.predicate() != null), null, false));
		}
		return pages;
	}

	private <R> Asked<R> asked(Selection<R> selection, @Nullable BoundAccess access, ResultShape<R> shape) {
		return new Asked<>(selection, access, shape, this.calls.page(selection, access, shape));
	}

	/**
	 * The pages of one access.
	 * @param keyed whether somebody asks for the places of the rows
	 */
	private <R> Pages<R> pages(Asked<R> asked, boolean keyed) {
		Selection<R> selection = asked.selection();
		ReadCall.Page first = asked.call();
		PageReading<R> reading = reading(asked, keyed);
		return new Pages<>((start, size) -> reading.read(first.from(start, size)), callouts(selection, asked.shape()),
				new PageSizes(selection.isSelective()), first.paging().start(),
				RangeEnd.isReached(asked.access(), first));
	}

	private <R> ResultShape<R> shape(Selection<R> selection) {
		return ResultShape.of(this.codecs, selection.resultType(), selection.types());
	}

	private <R> PageReading<R> reading(Asked<R> asked, boolean keyed) {
		Selection<R> selection = asked.selection();
		boolean follow = this.calls.needsFollowUp(selection, asked.shape());
		SelectionReader<R> reader = new SelectionReader<>(this.codecs, selection, asked.shape(),
				excluding(asked.access()), keyed || follow);
		return new PageReading<>(this.gateway, selection, reader,
				follow ? new FollowUp<>(this.parts, reader, this.calls.following(selection)) : null);
	}

	private static Optional<KeyTerm.Text> excluding(@Nullable BoundAccess access) {
		return (access != null) ? access.excluding() : Optional.empty();
	}

	@SuppressWarnings("unchecked")
	private <R> ResultCallouts<R> callouts(Selection<R> selection, ResultShape<R> shape) {
		UnaryOperator<R> reading = shape.isEntity() ? (result) -> (R) this.afterReading.apply(result)
				: UnaryOperator.identity();
		return new ResultCallouts<>(reading, selection.predicate());
	}

	/**
	 * One access of a selection, and the first page of it.
	 */
	private record Asked<R>(Selection<R> selection, @Nullable BoundAccess access, ResultShape<R> shape,
			ReadCall.Page call) {

	}

}
