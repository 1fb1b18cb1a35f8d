package dev.singletable.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.singletable.expression.Operator;
import dev.singletable.key.KeyFormat;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import org.jspecify.annotations.Nullable;

/**
 * Why no way answers a question, and what would.
 *
 * @param what without a full stop
 * @param action what to do
 */
public record Refusal(String what, String action) {

	static Refusal tie(ItemIndex one, ItemIndex other) {
		return new Refusal("%s and %s serve it equally well".formatted(one.describe(), other.describe()),
				"Name one: @UseIndex(\"%1$s\") on a method, index(\"%1$s\") in a query."
					.formatted((one.name() != null) ? one.name() : other.name()));
	}

	static Refusal of(AccessQuestion question, List<WayMatch> matches, ItemModel model) {
		ItemType type = question.types().get(0);
		String named = question.index();
		if (named != null && matches.isEmpty()) {
			return ofUnknown(type, named);
		}
		Term unordered = firstUnordered(question, type);
		if (unordered != null) {
			return ofUnordered(unordered, type.typeOf(unordered.path()).getSimpleName());
		}
		Term repeated = firstRepeated(question);
		if (repeated != null) {
			return new Refusal("'%s' is compared twice, but a key answers one comparison".formatted(repeated.path()),
					"Ask for it once: between takes both ends of a range.");
		}
		Advice advice = new Advice(question, matches, model);
		WayMatch sparse = sparse(matches);
		if (sparse != null) {
			return ofSparse(sparse.way(), type, advice);
		}
		return new Refusal(what(question, matches), advice.text());
	}

	private static Refusal ofUnknown(ItemType type, String named) {
		return new Refusal("%s has no index '%s'".formatted(type, named),
				type.indexes().isEmpty() ? "Declare it, or name none."
						: "Name one of %s.".formatted(type.indexes()
							.stream()
							.map((index) -> "'" + index.name() + "'")
							.collect(Collectors.joining(", "))));
	}

	private static Refusal ofUnordered(Term term, String type) {
		return (term.operator() == Operator.BEGINS_WITH)
				? new Refusal("'%s' is %s, and only texts start with something".formatted(term.path(), type),
						"Compare it, or ask for what is between two values.")
				: new Refusal("'%s' is %s, whose keys have no order a range could use".formatted(term.path(), type),
						"Ask for single values, or order the keys by another property.");
	}

	private static Refusal ofSparse(ItemIndex way, ItemType type, Advice advice) {
		return new Refusal("%s of %s is sparse and may miss items the method asks for".formatted(way.describe(), type),
				"If only its items are meant, name it: @UseIndex(\"%s\") on a method, index(\"%1$s\") in a query.%s"
					.formatted(way.name(), advice.line().map((line) -> " Otherwise add " + line + ".").orElse("")));
	}

	/**
	 * The way that would serve if it were not sparse.
	 */
	private static @Nullable WayMatch sparse(List<WayMatch> matches) {
		return matches.stream()
			.filter((match) -> match.partitionBound() && match.rest().isEmpty() && match.ordered())
			.findFirst()
			.orElse(null);
	}

	/** The two ends of one range are no repetition. */
	private static @Nullable Term firstRepeated(AccessQuestion question) {
		List<Term> compared = question.terms().stream().filter((term) -> term.isEqual() || term.isRange()).toList();
		return compared.stream().filter((term) -> {
			List<Term> same = compared.stream().filter((other) -> other.path().equals(term.path())).toList();
			return same.size() > 2 || (same.size() == 2 && !same.get(0).closes(same.get(1)));
		}).findFirst().orElse(null);
	}

	private static @Nullable Term firstUnordered(AccessQuestion question, ItemType type) {
		return question.terms()
			.stream()
			.filter((term) -> term.isRange() && !hasOrder(type.typeOf(term.path()), term.operator()))
			.findFirst()
			.orElse(null);
	}

	private static boolean hasOrder(Class<?> type, Operator operator) {
		if (!KeyFormat.supports(type)) {
			return false;
		}
		KeyFormat format = KeyFormat.of(type, "");
		return (operator == Operator.BEGINS_WITH) ? format.prefixes() : format.ordered();
	}

	private static String what(AccessQuestion question, List<WayMatch> matches) {
		List<WayMatch> bound = matches.stream().filter(WayMatch::partitionBound).toList();
		if (bound.isEmpty()) {
			return unbound(question, matches);
		}
		Optional<WayMatch> halved = bound.stream().filter(WayMatch::halvesRange).findFirst();
		if (halved.isPresent()) {
			return "%s is sorted by the attribute of '%s' itself, where both ends of a range have to be included"
				.formatted(halved.get().way().describe(), halved.get().range().get(0).path());
		}
		WayMatch best = bound.get(0);
		if (best.rest().isEmpty()) {
			return "%s does not sort by %s".formatted(best.way().describe(),
					question.order()
						.stream()
						.map((order) -> "'" + order.path() + "'")
						.collect(Collectors.joining(", ")));
		}
		return "%s serves it, but not %s".formatted(best.way().describe(),
				best.rest()
					.stream()
					.map((term) -> "'" + term.path() + "'")
					.distinct()
					.collect(Collectors.joining(", ")));
	}

	private static String unbound(AccessQuestion question, List<WayMatch> matches) {
		String types = question.types().stream().map(ItemType::name).collect(Collectors.joining(", "));
		Optional<ItemIndex> typed = (question.types().size() == 1) ? Optional.empty()
				: matches.stream().filter(WayMatch::lacksOnlyType).map(WayMatch::way).findFirst();
		if (typed.isPresent()) {
			return "%s is partitioned by the type, and it asks for %s at once".formatted(typed.get().describe(), types);
		}
		return "no key and no index of %s is partitioned by %s".formatted(types, asked(question));
	}

	private static String asked(AccessQuestion question) {
		String equal = question.terms()
			.stream()
			.filter(Term::isEqual)
			.map((term) -> "'" + term.path() + "'")
			.collect(Collectors.joining(", "));
		return equal.isEmpty() ? "the type alone" : equal;
	}

	@Override
	public String toString() {
		return this.what + ". " + this.action;
	}

}
