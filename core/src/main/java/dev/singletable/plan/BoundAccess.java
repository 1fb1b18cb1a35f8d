package dev.singletable.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.singletable.key.ItemKey;
import dev.singletable.key.KeyRange;

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
	 * The one key of the table that it asks for; empty where it may find several.
	 */
	public Optional<ItemKey> key() {
		List<String> texts = new ArrayList<>();
		for (KeyTerm term : this.terms) {
			if (term instanceof KeyTerm.Text text && text.range() instanceof KeyRange.Equal equal) {
				texts.add(equal.text());
			}
		}
		return (texts.size() == 2) ? Optional.of(ItemKey.of(texts.get(0), texts.get(1))) : Optional.empty();
	}

	/**
	 * The text of the one partition it reads; empty where that is no text.
	 */
	public Optional<String> partition() {
		return (this.terms.get(0) instanceof KeyTerm.Text text && text.range() instanceof KeyRange.Equal equal)
				? Optional.of(equal.text()) : Optional.empty();
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
