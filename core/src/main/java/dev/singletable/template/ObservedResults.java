package dev.singletable.template;

import dev.singletable.observe.ObservedOperation;

/**
 * Results that an operation reads, which ends with them.
 */
record ObservedResults<R>(FoundResults<R> found, ObservedOperation operation) implements FoundResults<R> {

	@Override
	public boolean isAtHand() {
		return this.found.isAtHand();
	}

	@Override
	public boolean hasNext() {
		boolean more = isAtHand() || this.operation.part(this.found::hasNext);
		if (!more) {
			this.operation.end(null);
		}
		return more;
	}

	@Override
	public R next() {
		return isAtHand() ? this.found.next() : this.operation.part(this.found::next);
	}

	@Override
	public void close() {
		this.found.close();
		this.operation.end(null);
	}

}
