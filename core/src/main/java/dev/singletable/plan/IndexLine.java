package dev.singletable.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.singletable.key.InvalidTemplateException;
import dev.singletable.key.KeyPattern;
import dev.singletable.key.KeyTemplate;
import dev.singletable.mapping.IndexKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.table.IndexContents;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of an index that would serve a question, as far as one can.
 *
 * @param name what no index of another make is called
 * @param sort empty for an index without a sort key
 * @param sparse whether a property in its keys may be null
 * @param shards 1 for one that is not sharded
 */
record IndexLine(String name, String partition, String sort, boolean sparse, int shards) {

	static IndexLine of(AccessQuestion question, ItemModel model) {
		List<String> equal = question.terms().stream().filter(Term::isEqual).map(Term::path).distinct().toList();
		Set<String> sort = sort(question, equal);
		String partition = equal.isEmpty() ? ofType(question.types())
				: equal.stream().map((path) -> literal(path) + "#{" + path + "}").collect(Collectors.joining("#"));
		boolean sparse = Stream.concat(equal.stream(), sort.stream())
			.anyMatch((path) -> question.types().stream().anyMatch((type) -> type.mayBeNull(path)));
		return new IndexLine(new FreeName(question.types(), model).of(name(equal), sort), partition,
				sort.stream().map((path) -> "{" + path + "}").collect(Collectors.joining("#")), sparse, 1);
	}

	/** The order, or else one range, and what makes each key a key of its own. */
	private static Set<String> sort(AccessQuestion question, List<String> equal) {
		Set<String> sort = new LinkedHashSet<>();
		question.order().stream().map(Ordering::path).filter((path) -> !equal.contains(path)).forEach(sort::add);
		if (sort.isEmpty()) {
			question.terms().stream().filter(Term::isRange).map(Term::path).limit(1).forEach(sort::add);
		}
		question.types()
			.get(0)
			.tableParts()
			.stream()
			.filter((path) -> !equal.contains(path) && question.types().stream().allMatch((type) -> type.hasPath(path)))
			.forEach(sort::add);
		return sort;
	}

	/** Types without a common root have no common name. */
	private static String ofType(List<ItemType> types) {
		List<String> roots = types.stream().map(ItemType::rootName).distinct().toList();
		return (roots.size() == 1) ? "{" + ItemType.TYPE_PART + "}" : String.join("-", roots);
	}

	private static String literal(String path) {
		return path.substring(path.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
	}

	static String capitalized(String path) {
		String last = path.substring(path.lastIndexOf('.') + 1);
		return Character.toUpperCase(last.charAt(0)) + last.substring(1);
	}

	private static String name(List<String> paths) {
		if (paths.isEmpty()) {
			return "types";
		}
		return "by" + paths.stream().map(IndexLine::capitalized).collect(Collectors.joining("And"));
	}

	/**
	 * How far it serves a question; empty where its templates cannot be.
	 */
	Optional<WayMatch> match(AccessQuestion question) {
		ItemType type = question.types().get(0);
		try {
			ItemIndex way = new ItemIndex(this.name, ItemIndex.Kind.COMPOSED, key(this.partition, type), sortKey(type),
					this.sparse, new IndexContents.All());
			boolean common = way.parts()
				.allMatch((path) -> question.types()
					.stream()
					.allMatch((each) -> each.hasPath(path) && each.typeOf(path) == type.typeOf(path)));
			return common ? Optional.of(WayMatch.ofNew(way, question)) : Optional.empty();
		}
		catch (InvalidTemplateException ex) {
			return Optional.empty();
		}
	}

	private IndexKey.Composed key(String template, ItemType type) {
		KeyTemplate parsed = KeyTemplate.parse(template).withType(type.rootName());
		return new IndexKey.Composed(this.name, KeyPattern.of(parsed, type::typeOf));
	}

	private IndexKey.@Nullable Composed sortKey(ItemType type) {
		return this.sort.isEmpty() ? null : key(this.sort, type);
	}

	/**
	 * As a developer writes it.
	 */
	@Override
	public String toString() {
		List<String> elements = new ArrayList<>();
		elements.add("name = \"" + this.name + "\"");
		elements.add("pk = \"" + this.partition + "\"");
		if (!this.sort.isEmpty()) {
			elements.add("sk = \"" + this.sort + "\"");
		}
		if (this.shards > 1) {
			elements.add("shards = " + this.shards);
		}
		if (this.sparse) {
			elements.add("sparse = true");
		}
		return "@SecondaryIndex(" + String.join(", ", elements) + ")";
	}

	/**
	 * Names that mean no other index.
	 */
	private record FreeName(List<ItemType> types, ItemModel model) {

		String of(String name, Set<String> sort) {
			String free = name;
			for (String path : sort) {
				if (isFree(free)) {
					return free;
				}
				free = free + "By" + capitalized(path);
			}
			String numbered = free;
			for (int number = 2; !isFree(numbered); number++) {
				numbered = free + number;
			}
			return numbered;
		}

		/** An index of composed keys is for many types. */
		private boolean isFree(String name) {
			return this.types.stream().noneMatch((type) -> type.index(name).isPresent()) && this.model.types()
				.stream()
				.flatMap((type) -> type.index(name).stream())
				.allMatch((index) -> index.kind() == ItemIndex.Kind.COMPOSED && index.sort() != null
						&& index.carriesAll());
		}

	}

}
