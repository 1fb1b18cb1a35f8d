package dev.singletable.query;

import java.util.function.Predicate;

import dev.singletable.expression.Condition;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.ScrollPosition;

record SpecifiedQuery<T>(QuerySpec<T> spec) implements ItemQuery<T> {

	static <T> SpecifiedQuery<T> of(Class<T> type) {
		return new SpecifiedQuery<>(QuerySpec.of(new Subject<>(type, type, null, null)));
	}

	static SpecifiedQuery<Object> partition(String partition) {
		requireText(partition, "partition(…) needs the partition key as it is stored; it is blank.");
		return new SpecifiedQuery<>(QuerySpec.of(new Subject<>(Object.class, Object.class, partition, null)));
	}

	@Override
	public ItemQuery<T> where(Condition keyCondition) {
		return with(this.spec.criteria().where(keyCondition));
	}

	@Override
	public ItemQuery<T> filter(Condition filter) {
		return with(this.spec.criteria().filtered(filter));
	}

	@Override
	public ItemQuery<T> matching(Predicate<? super T> predicate) {
		if (predicate == null) {
			throw new InvalidDataAccessApiUsageException(
					"matching(…) needs a predicate; it is null. Leave it out to return everything.");
		}
		return with(this.spec.criteria().matching(predicate));
	}

	@Override
	public ItemQuery<T> sortBeginsWith(String prefix) {
		requireText(prefix, "sortBeginsWith(…) needs the beginning of a sort key; it is blank.");
		return with(this.spec.criteria().sortBeginsWith(prefix));
	}

	@Override
	public ItemQuery<T> ascending() {
		return with(this.spec.paging().ordered(false));
	}

	@Override
	public ItemQuery<T> descending() {
		return with(this.spec.paging().ordered(true));
	}

	@Override
	public ItemQuery<T> limit(int matches) {
		if (matches < 1) {
			throw new InvalidDataAccessApiUsageException(
					"limit(%d) is below 1; leave the limit out to ask for everything.".formatted(matches));
		}
		return with(this.spec.paging().limited(matches));
	}

	@Override
	public ItemQuery<T> from(@Nullable ScrollPosition position) {
		// a backward position is never page one, and whoever answers refuses it
		boolean backward = position instanceof KeysetScrollPosition keyset && keyset.scrollsBackward();
		boolean initial = position == null || (position.isInitial() && !backward);
		return with(this.spec.paging().from(initial ? null : position));
	}

	@Override
	public ItemQuery<T> consistent() {
		return with(this.spec.paging().readConsistently());
	}

	@Override
	public <R> ItemQuery<R> as(Class<R> projection) {
		if (this.spec.predicate() != null) {
			throw new InvalidDataAccessApiUsageException(
					"matching(…) tests what is returned, so as(%s.class) has to come before it."
						.formatted(projection.getSimpleName()));
		}
		return new SpecifiedQuery<>(new QuerySpec<>(this.spec.subject().as(projection), this.spec.criteria().ofOthers(),
				this.spec.paging()));
	}

	@Override
	public ItemQuery<T> index(String name) {
		requireText(name, "index(…) needs the name of an index; it is blank.");
		return new SpecifiedQuery<>(
				new QuerySpec<>(this.spec.subject().on(name), this.spec.criteria(), this.spec.paging()));
	}

	private ItemQuery<T> with(Criteria<T> criteria) {
		return new SpecifiedQuery<>(new QuerySpec<>(this.spec.subject(), criteria, this.spec.paging()));
	}

	private ItemQuery<T> with(Paging paging) {
		return new SpecifiedQuery<>(new QuerySpec<>(this.spec.subject(), this.spec.criteria(), paging));
	}

	private static void requireText(String text, String message) {
		if (text.isBlank()) {
			throw new InvalidDataAccessApiUsageException(message);
		}
	}

	@Override
	public String toString() {
		return this.spec.toString();
	}

}
