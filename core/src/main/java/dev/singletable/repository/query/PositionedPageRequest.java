package dev.singletable.repository.query;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;

/**
 * A page that knows where it starts, and after which row the next one does.
 */
final class PositionedPageRequest extends PageRequest {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable ScrollPosition start;

	private final transient @Nullable ScrollPosition end;

	private PositionedPageRequest(PageRequest page, @Nullable ScrollPosition start, @Nullable ScrollPosition end) {
		super(page.getPageNumber(), page.getPageSize(), page.getSort());
		this.start = start;
		this.end = end;
	}

	/**
	 * The page that was read, with the position after its last row.
	 */
	static PositionedPageRequest of(Pageable page, @Nullable ScrollPosition end) {
		PageRequest plain = PageRequest.of(page.getPageNumber(), page.getPageSize(), page.getSort());
		return new PositionedPageRequest(plain, start(page), end);
	}

	/**
	 * Where a page starts, or null when it does not tell.
	 */
	static @Nullable ScrollPosition start(Pageable page) {
		return (page instanceof PositionedPageRequest positioned) ? positioned.start : null;
	}

	@Override
	public PageRequest next() {
		return (this.end != null) ? new PositionedPageRequest(super.next(), this.end, null) : super.next();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PositionedPageRequest that && super.equals(that)
				&& Objects.equals(this.start, that.start) && Objects.equals(this.end, that.end);
	}

	@Override
	public int hashCode() {
		return 31 * super.hashCode() + Objects.hash(this.start, this.end);
	}

}
