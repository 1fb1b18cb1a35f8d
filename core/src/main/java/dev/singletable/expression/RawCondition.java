package dev.singletable.expression;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A condition that the caller wrote in DynamoDB's own text.
 */
record RawCondition(List<RawToken> tokens) implements Condition {

	RawCondition {
		tokens = List.copyOf(tokens);
		if (tokens.isEmpty()) {
			throw new IllegalArgumentException("The condition is blank; leave it out.");
		}
	}

	@Override
	public void forEachPath(Consumer<String> consumer) {
		// It names attributes, which need not be stored for a property.
	}

	@Override
	public void forEachAttribute(Consumer<AttributePath> consumer) {
		RawPath.all(this.tokens).forEach(consumer);
	}

	@Override
	public boolean isCompound() {
		return true;
	}

	@Override
	public String render(Placeholders placeholders) {
		return this.tokens.stream().map((token) -> token.render(placeholders)).collect(Collectors.joining());
	}

	@Override
	public String toString() {
		return this.tokens.stream().map(RawToken::toString).collect(Collectors.joining());
	}

}
