package dev.singletable.test;

import java.util.List;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Assertions of a page.
 *
 * @param <T> what the page holds
 */
public final class PageAssert<T> extends AbstractAssert<PageAssert<T>, Iterable<T>> {

	private final List<T> items;

	private final boolean next;

	PageAssert(Iterable<T> page, List<T> items, boolean next) {
		super(page, PageAssert.class);
		this.items = items;
		this.next = next;
	}

	/**
	 * It holds these and no others, in this order.
	 */
	@SafeVarargs
	public final PageAssert<T> hasItems(T... expected) {
		items().containsExactly(expected);
		return this;
	}

	/**
	 * It holds nothing.
	 */
	public PageAssert<T> isEmpty() {
		items().isEmpty();
		return this;
	}

	/**
	 * It holds this many.
	 */
	public PageAssert<T> hasSize(int expected) {
		items().hasSize(expected);
		return this;
	}

	/**
	 * There may be more after it.
	 */
	public PageAssert<T> hasNext() {
		if (!this.next) {
			failWithMessage("Expected a page that more may come after, but this one, of %s items, is the last.",
					this.items.size());
		}
		return this;
	}

	/**
	 * Nothing comes after it.
	 */
	public PageAssert<T> isLast() {
		if (this.next) {
			failWithMessage("Expected the last page, but more may come after this one, of %s items.",
					this.items.size());
		}
		return this;
	}

	/**
	 * AssertJ's own assertions of what it holds.
	 */
	public ListAssert<T> items() {
		return Assertions.assertThat(this.items)
			.as(descriptionText().isEmpty() ? "items of the page" : descriptionText());
	}

}
