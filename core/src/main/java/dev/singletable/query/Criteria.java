package dev.singletable.query;

import java.util.Objects;

import dev.singletable.expression.Condition;
import org.jspecify.annotations.Nullable;

record Criteria(@Nullable String sortPrefix, @Nullable Condition key, @Nullable Condition filter) {

	static final Criteria NONE = new Criteria(null, null, null);

	Criteria where(Condition condition) {
		return new Criteria(this.sortPrefix, and(this.key, condition), this.filter);
	}

	Criteria filtered(Condition condition) {
		return new Criteria(this.sortPrefix, this.key, and(this.filter, condition));
	}

	Criteria sortBeginsWith(String prefix) {
		return new Criteria(prefix, this.key, this.filter);
	}

	private static Condition and(@Nullable Condition given, Condition added) {
		Objects.requireNonNull(added, "condition");
		return (given != null) ? given.and(added) : added;
	}

}
