package dev.singletable.query;

import java.util.Objects;
import java.util.function.Predicate;

import dev.singletable.expression.Condition;
import org.jspecify.annotations.Nullable;

record Criteria<T>(@Nullable String sortPrefix, @Nullable Condition key, @Nullable Condition filter,
		@Nullable Predicate<? super T> predicate) {

	static <T> Criteria<T> none() {
		return new Criteria<>(null, null, null, null);
	}

	Criteria<T> where(Condition condition) {
		return new Criteria<>(this.sortPrefix, and(this.key, condition), this.filter, this.predicate);
	}

	Criteria<T> filtered(Condition condition) {
		return new Criteria<>(this.sortPrefix, this.key, and(this.filter, condition), this.predicate);
	}

	Criteria<T> sortBeginsWith(String prefix) {
		return new Criteria<>(prefix, this.key, this.filter, this.predicate);
	}

	Criteria<T> matching(Predicate<? super T> added) {
		Predicate<? super T> given = this.predicate;
		Predicate<? super T> all = (given != null) ? (result) -> given.test(result) && added.test(result) : added;
		return new Criteria<>(this.sortPrefix, this.key, this.filter, all);
	}

	/**
	 * The same of other results, which no predicate has seen.
	 */
	<R> Criteria<R> ofOthers() {
		return new Criteria<>(this.sortPrefix, this.key, this.filter, null);
	}

	private static Condition and(@Nullable Condition given, Condition added) {
		Objects.requireNonNull(added, "condition");
		return (given != null) ? given.and(added) : added;
	}

}
