package dev.singletable.expression;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Finds the single changes in an update of DynamoDB's own grammar.
 */
final class RawUpdate {

	private static final Set<String> CLAUSES = Set.of("SET", "REMOVE", "ADD", "DELETE");

	private final List<RawToken> tokens;

	private final List<AttributeAssignment> changes = new ArrayList<>();

	private final Set<UpdateClause> begun = EnumSet.noneOf(UpdateClause.class);

	private RawUpdate(List<RawToken> tokens) {
		this.tokens = tokens;
	}

	static List<AttributeAssignment> parse(List<RawToken> tokens) {
		return new RawUpdate(tokens).parse();
	}

	private List<AttributeAssignment> parse() {
		UpdateClause clause = null;
		List<RawToken> part = new ArrayList<>();
		int depth = 0;
		for (RawToken token : this.tokens) {
			depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
			UpdateClause next = clause(token);
			if (next == null && (depth > 0 || !token.is(","))) {
				part.add(token);
				continue;
			}
			finish(clause, part);
			part.clear();
			clause = (next != null) ? begin(next) : clause;
		}
		finish(clause, part);
		if (clause == null) {
			throw withoutClause();
		}
		return this.changes;
	}

	private static @Nullable UpdateClause clause(RawToken token) {
		String word = token.toString().toUpperCase(Locale.ROOT);
		return (CLAUSES.contains(word) && token.is(word)) ? UpdateClause.valueOf(word) : null;
	}

	private UpdateClause begin(UpdateClause clause) {
		if (!this.begun.add(clause)) {
			throw new IllegalArgumentException(
					"The update expression '%s' has %s twice. Join what follows with a comma.".formatted(text(),
							clause));
		}
		return clause;
	}

	private void finish(@Nullable UpdateClause clause, List<RawToken> part) {
		List<RawToken> change = stripped(part);
		if (clause == null) {
			if (!change.isEmpty()) {
				throw withoutClause();
			}
			return;
		}
		if (change.isEmpty() || !(change.get(0) instanceof RawToken.Name)) {
			throw unreadable(clause, change);
		}
		RawPath path = RawPath.at(change, 0);
		List<RawToken> rest = stripped(change.subList(path.end(), change.size()));
		boolean complete = switch (clause) {
			case SET -> rest.size() > 1 && rest.get(0).is("=");
			case REMOVE -> rest.isEmpty();
			case ADD, DELETE -> rest.size() == 1 && rest.get(0) instanceof RawToken.Value;
		};
		if (!complete) {
			throw unreadable(clause, change);
		}
		this.changes.add(new RawChange(path.path(), clause, change));
	}

	private static List<RawToken> stripped(List<RawToken> part) {
		int start = 0;
		int end = part.size();
		while (start < end && part.get(start).is(" ")) {
			start++;
		}
		while (start < end && part.get(end - 1).is(" ")) {
			end--;
		}
		return part.subList(start, end);
	}

	private IllegalArgumentException withoutClause() {
		return new IllegalArgumentException(
				"The update expression '%s' does not begin with SET, REMOVE, ADD or DELETE.".formatted(text()));
	}

	private IllegalArgumentException unreadable(UpdateClause clause, List<RawToken> change) {
		return new IllegalArgumentException(
				("The update expression '%s' cannot be read at '%s' behind %s. Write SET path = value, REMOVE path, "
						+ "ADD path :value or DELETE path :value, with commas between.")
					.formatted(text(), text(change), clause));
	}

	private String text() {
		return text(this.tokens);
	}

	private static String text(List<RawToken> tokens) {
		return tokens.stream().map(RawToken::toString).collect(Collectors.joining());
	}

}
