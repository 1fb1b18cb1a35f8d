package dev.singletable.plan;

import java.util.List;
import java.util.Optional;

/**
 * One key condition with its values: what one Query asks.
 *
 * @param terms partition first
 */
public record BoundAccess(List<KeyTerm> terms) {

	public BoundAccess {
		terms = List.copyOf(terms);
	}

	/**
	 * Whether nothing can answer it, so that no call is needed.
	 */
	public boolean isEmpty() {
		return this.terms.stream().anyMatch(KeyTerm::isEmpty);
	}

	/**
	 * The term whose range covers one key too many, which has to be dropped.
	 */
	public Optional<KeyTerm.Text> excluding() {
		return this.terms.stream()
			.filter((term) -> term instanceof KeyTerm.Text text && text.range().excluded().isPresent())
			.map(KeyTerm.Text.class::cast)
			.findFirst();
	}

}
