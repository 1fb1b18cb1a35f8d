package dev.singletable.expression;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One change of an update that the caller wrote in DynamoDB's own text.
 */
record RawChange(AttributePath path, UpdateClause clause, List<RawToken> tokens) implements AttributeAssignment {

	RawChange {
		tokens = List.copyOf(tokens);
	}

	@Override
	public Optional<AttributeValue> written() {
		return Optional.empty();
	}

	@Override
	public boolean isRaw() {
		return true;
	}

	@Override
	public void render(UpdateClauses clauses) {
		clauses.with(this.clause,
				(placeholders) -> this.tokens.stream()
					.map((token) -> token.render(placeholders))
					.collect(Collectors.joining()));
	}

	@Override
	public String toString() {
		return this.tokens.stream().map(RawToken::toString).collect(Collectors.joining("", this.clause + " ", ""));
	}

}
