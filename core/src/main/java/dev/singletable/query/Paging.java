package dev.singletable.query;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.ScrollPosition;

record Paging(boolean descending, @Nullable Integer limit, @Nullable ScrollPosition position, boolean consistent) {

	static final Paging NONE = new Paging(false, null, null, false);

	Paging ordered(boolean descending) {
		return new Paging(descending, this.limit, this.position, this.consistent);
	}

	Paging limited(int matches) {
		return new Paging(this.descending, matches, this.position, this.consistent);
	}

	Paging from(@Nullable ScrollPosition start) {
		return new Paging(this.descending, this.limit, start, this.consistent);
	}

	Paging readConsistently() {
		return new Paging(this.descending, this.limit, this.position, true);
	}

}
