package dev.singletable.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.singletable.key.KeyFormat;
import dev.singletable.mapping.IndexKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;

/**
 * What to do about a question without an answer. An index is named only after it was
 * matched against the question.
 */
final class Advice {

	private final AccessQuestion question;

	private final IndexLine line;

	private final Optional<WayMatch> match;

	private final boolean filterable;

	Advice(AccessQuestion question, List<WayMatch> matches, ItemModel model) {
		this.question = new AccessQuestion(question.types(), question.terms(), question.order(), null,
				question.allowed());
		this.line = IndexLine.of(this.question, model);
		this.match = this.line.match(this.question);
		this.filterable = matches.stream().anyMatch((each) -> each.usable() && !each.rest().isEmpty());
	}

	/**
	 * One or two sentences.
	 */
	String text() {
		Optional<String> missing = missingDeclaration().or(this::differentShards);
		if (missing.isPresent()) {
			return missing.get();
		}
		if (this.match.isEmpty()) {
			return "No index answers it, as %s. %s.".formatted(whyImpossible(),
					IndexLine.capitalized(allowed().orElse("ask for another property")));
		}
		WayMatch served = this.match.get();
		if (!served.ordered()) {
			return "No index has that order, as %s. Leave the order out and sort what comes.".formatted(whyUnordered());
		}
		if (served.rest().isEmpty()) {
			return "Add %s to %s%s%s.".formatted(this.line, javaTypes(this.question.types()), unlessComplete(served),
					allowed().map((words) -> ", or " + words).orElse(""));
		}
		return ofRest(served.rest());
	}

	/**
	 * The line, where it serves without anything else.
	 */
	Optional<String> line() {
		return this.match.filter((served) -> served.serves() && served.rest().isEmpty())
			.map((served) -> "%s to %s".formatted(this.line, javaTypes(this.question.types())));
	}

	private String unlessComplete(WayMatch served) {
		return served.complete() ? "" : " and name it, @UseIndex(\"%s\"), if only items with all of that are meant"
			.formatted(this.line.name());
	}

	private Optional<String> allowed() {
		if (this.filterable) {
			return Optional.of("allow a filter with @AllowFilter");
		}
		return this.question.order().isEmpty() ? Optional.of("allow a scan with @AllowScan") : Optional.empty();
	}

	private String ofRest(List<Term> rest) {
		String what = rest.stream().map(Advice::describe).distinct().collect(Collectors.joining(", "));
		if (this.filterable) {
			return "No index answers %s. Allow a filter with @AllowFilter.".formatted(what);
		}
		String scan = this.question.order().isEmpty() ? ", or allow a scan with @AllowScan" : "";
		return "Add %s to %s and allow a filter with @AllowFilter, as no index answers %s%s.".formatted(this.line,
				javaTypes(this.question.types()), what, scan);
	}

	private static String describe(Term term) {
		return switch (term.operator()) {
			case CONTAINS -> "what '%s' contains".formatted(term.path());
			case NOT_EQUAL -> "what '%s' is not".formatted(term.path());
			case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, BETWEEN, BEGINS_WITH ->
				"a range of '%s'".formatted(term.path());
			case EQUAL, IN -> "'%s'".formatted(term.path());
		};
	}

	private String whyImpossible() {
		ItemType first = this.question.types().get(0);
		Stream<String> paths = Stream.concat(this.question.terms().stream().map(Term::path),
				this.question.order().stream().map(Ordering::path));
		String path = paths.filter((each) -> !isCommon(each) || !KeyFormat.supports(first.typeOf(each)))
			.findFirst()
			.orElse("");
		if (path.isEmpty()) {
			return "its keys cannot be written";
		}
		return isCommon(path)
				? "'%s' is %s, which no key can be made of".formatted(path, first.typeOf(path).getSimpleName())
				: "'%s' is not of one type in %s".formatted(path,
						this.question.types().stream().map(ItemType::name).collect(Collectors.joining(", ")));
	}

	private boolean isCommon(String path) {
		Class<?> type = this.question.types().get(0).typeOf(path);
		return this.question.types().stream().allMatch((each) -> each.hasPath(path) && each.typeOf(path) == type);
	}

	private String whyUnordered() {
		ItemType type = this.question.types().get(0);
		return this.question.order()
			.stream()
			.map(Ordering::path)
			.filter((path) -> !KeyFormat.of(type.typeOf(path), "").ordered())
			.findFirst()
			.map((path) -> "'%s' is %s, whose keys do not sort".formatted(path, type.typeOf(path).getSimpleName()))
			.orElse("a query goes one way, all ascending or all descending");
	}

	/** Where one type has the index already, the others need the same. */
	private Optional<String> missingDeclaration() {
		for (ItemType type : this.question.types()) {
			for (ItemIndex way : type.indexes()) {
				List<ItemType> missing = this.question.types()
					.stream()
					.filter((each) -> each.index(String.valueOf(way.name())).isEmpty())
					.toList();
				if (!missing.isEmpty() && isRepeatable(way) && WayMatch.of(way, this.question.of(type)).serves()) {
					return Optional.of("Add %s to %s too, as %s has it.".formatted(line(way), javaTypes(missing),
							type.javaType().getSimpleName()));
				}
			}
		}
		return Optional.empty();
	}

	/** Where all types have the index, each in shards of its own. */
	private Optional<String> differentShards() {
		ItemType first = this.question.types().get(0);
		return first.indexes()
			.stream()
			.filter((way) -> WayMatch.of(way, this.question.of(first)).serves() && isAlikeButForShards(way))
			.findFirst()
			.map((way) -> "Declare %s with the same shards on all: %s.".formatted(way.describe(),
					this.question.types()
						.stream()
						.map((type) -> "%s has %d".formatted(type.javaType().getSimpleName(), shards(type, way)))
						.collect(Collectors.joining(", "))));
	}

	private boolean isAlikeButForShards(ItemIndex way) {
		return way.partition() instanceof IndexKey.Composed partition
				&& this.question.types().stream().anyMatch((type) -> shards(type, way) != way.shards())
				&& this.question.types()
					.stream()
					.allMatch((type) -> type.index(String.valueOf(way.name()))
						.filter((own) -> own.partition() instanceof IndexKey.Composed other
								&& other.template().equals(partition.template()))
						.isPresent());
	}

	private static int shards(ItemType type, ItemIndex way) {
		return type.index(String.valueOf(way.name())).map(ItemIndex::shards).orElse(1);
	}

	private boolean isRepeatable(ItemIndex way) {
		return way.kind() == ItemIndex.Kind.COMPOSED && way.carriesAll() && !way.partition().parts().isEmpty()
				&& way.parts()
					.allMatch((path) -> this.question.types().stream().allMatch((type) -> type.hasPath(path)));
	}

	private static IndexLine line(ItemIndex way) {
		IndexKey sort = way.sort();
		IndexKey.Composed partition = (IndexKey.Composed) way.partition();
		return new IndexLine(String.valueOf(way.name()), partition.template().text(),
				(sort != null) ? sort.describe() : "", way.sparse(), way.shards());
	}

	private static String javaTypes(List<ItemType> types) {
		return types.stream().map((type) -> type.javaType().getSimpleName()).collect(Collectors.joining(", "));
	}

}
