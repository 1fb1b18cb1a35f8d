package dev.singletable.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.singletable.expression.Operator;
import dev.singletable.key.KeyFormat;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemType;
import org.jspecify.annotations.Nullable;

/**
 * Why no way answers a question, and the line that would.
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

	static Refusal of(AccessQuestion question, List<WayMatch> matches) {
		ItemType type = question.types().get(0);
		String named = question.index();
		if (named != null && matches.isEmpty()) {
			return new Refusal("%s has no index '%s'".formatted(type, named),
					"Name one of %s.".formatted(type.indexes()
						.stream()
						.map((index) -> "'" + index.name() + "'")
						.collect(Collectors.joining(", "))));
		}
		Term unordered = firstUnordered(question, type);
		if (unordered != null) {
			return new Refusal(
					"'%s' is %s, whose keys have no order a range could use".formatted(unordered.path(),
							type.typeOf(unordered.path()).getSimpleName()),
					"Ask for single values, or order the keys by another property.");
		}
		Term repeated = firstRepeated(question);
		if (repeated != null) {
			return new Refusal("'%s' is compared twice, but a key answers one comparison".formatted(repeated.path()),
					"Ask for it once: between takes both ends of a range.");
		}
		WayMatch sparse = sparse(matches);
		if (sparse != null) {
			return ofSparse(sparse.way(), question, type);
		}
		boolean filterable = matches.stream().anyMatch((match) -> match.usable() && !match.rest().isEmpty());
		return new Refusal(what(question, type, matches), action(question, type, filterable));
	}

	private static Refusal ofSparse(ItemIndex way, AccessQuestion question, ItemType type) {
		return new Refusal("%s of %s is sparse and may miss items the method asks for".formatted(way.describe(), type),
				("If only its items are meant, name it: @UseIndex(\"%1$s\") on a method, index(\"%1$s\") in a query. "
						+ "Otherwise add %2$s to %3$s.")
					.formatted(way.name(), suggestion(question, type), type.javaType().getSimpleName()));
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

	private static @Nullable Term firstRepeated(AccessQuestion question) {
		return question.terms()
			.stream()
			.filter((term) -> term.isEqual() || term.isRange())
			.filter((term) -> question.terms()
				.stream()
				.filter((other) -> other.path().equals(term.path()) && (other.isEqual() || other.isRange()))
				.count() > 1)
			.findFirst()
			.orElse(null);
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

	private static String what(AccessQuestion question, ItemType type, List<WayMatch> matches) {
		List<WayMatch> bound = matches.stream().filter(WayMatch::partitionBound).toList();
		if (bound.isEmpty()) {
			return "no key and no index of %s is partitioned by %s".formatted(type, asked(question));
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
				best.rest().stream().map((term) -> "'" + term.path() + "'").collect(Collectors.joining(", ")));
	}

	private static String asked(AccessQuestion question) {
		String equal = question.terms()
			.stream()
			.filter(Term::isEqual)
			.map((term) -> "'" + term.path() + "'")
			.collect(Collectors.joining(", "));
		return equal.isEmpty() ? "the type alone" : equal;
	}

	private static String action(AccessQuestion question, ItemType type, boolean filterable) {
		String line = suggestion(question, type);
		String last = filterable ? ", or allow a filter with @AllowFilter"
				: question.order().isEmpty() ? ", or allow a scan with @AllowScan" : "";
		return "Add %s to %s%s.".formatted(line, type.javaType().getSimpleName(), last);
	}

	private static String suggestion(AccessQuestion question, ItemType type) {
		List<String> equal = question.terms().stream().filter(Term::isEqual).map(Term::path).distinct().toList();
		Set<String> sort = new LinkedHashSet<>();
		question.order().stream().map(Ordering::path).filter((path) -> !equal.contains(path)).forEach(sort::add);
		question.terms().stream().filter(Term::isRange).map(Term::path).forEach(sort::add);
		type.tableParts().stream().filter((path) -> !equal.contains(path)).forEach(sort::add);
		List<String> partition = new ArrayList<>();
		equal.forEach((path) -> partition.add(literal(path) + "#{" + path + "}"));
		String pk = partition.isEmpty() ? "{@type}" : String.join("#", partition);
		String sk = sort.stream().map((path) -> "{" + path + "}").collect(Collectors.joining("#"));
		return "@SecondaryIndex(name = \"%s\", pk = \"%s\"%s)".formatted(freeName(type, name(equal), sort), pk,
				sk.isEmpty() ? "" : ", sk = \"" + sk + "\"");
	}

	private static String literal(String path) {
		return path.substring(path.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
	}

	private static String freeName(ItemType type, String name, Set<String> sort) {
		String free = name;
		for (String path : sort) {
			if (type.index(free).isEmpty()) {
				return free;
			}
			free = free + "By" + capitalized(path);
		}
		return free;
	}

	private static String capitalized(String path) {
		String last = path.substring(path.lastIndexOf('.') + 1);
		return Character.toUpperCase(last.charAt(0)) + last.substring(1);
	}

	private static String name(List<String> paths) {
		if (paths.isEmpty()) {
			return "types";
		}
		return "by" + paths.stream().map(Refusal::capitalized).collect(Collectors.joining("And"));
	}

	@Override
	public String toString() {
		return this.what + ". " + this.action;
	}

}
