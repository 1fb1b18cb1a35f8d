package dev.singletable.repository.query;

import dev.singletable.query.ItemWindow;
import dev.singletable.template.PlannedOperations;
import dev.singletable.template.PlannedQuery;
import dev.singletable.template.PlannedQuery.Reading;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.SliceImpl;

/**
 * Reads slices, whose pageables carry the position of the next.
 */
public final class SliceReading {

	private final PlannedOperations operations;

	public SliceReading(PlannedOperations operations) {
		this.operations = operations;
	}

	/**
	 * How the page is read.
	 * @param where the method, for messages
	 * @throws InvalidDataAccessApiUsageException if it is not the first page and not from
	 * a slice
	 */
	public static Reading reading(Pageable page, String where) {
		if (page.isUnpaged()) {
			return Reading.ALL;
		}
		ScrollPosition start = PositionedPageRequest.start(page);
		if (page.getPageNumber() > 0 && start == null) {
			throw new InvalidDataAccessApiUsageException(
					("%s: page %d does not say where it starts, and pages cannot be counted off. "
							+ "Pass the nextPageable() of the slice before it, or return a Window.")
						.formatted(where, page.getPageNumber()));
		}
		return new Reading(page.getPageSize(), start, false, false);
	}

	/**
	 * The slice of a query that was read as its page says.
	 */
	public <R> Slice<R> read(PlannedQuery<R> query, Pageable page) {
		if (page.isUnpaged()) {
			return new SliceImpl<>(this.operations.findAll(query));
		}
		ItemWindow<R> window = this.operations.scroll(query);
		return new SliceImpl<>(window.getContent(), PositionedPageRequest.of(page, end(window)), window.hasNext());
	}

	private static @Nullable ScrollPosition end(ItemWindow<?> window) {
		return window.hasNext() ? window.nextPosition() : null;
	}

}
