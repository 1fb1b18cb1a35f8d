package dev.singletable.repository.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.singletable.key.InvalidTemplateException;
import dev.singletable.key.KeyTemplate;
import dev.singletable.mapping.IndexKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemType;

import org.jspecify.annotations.Nullable;

/**
 * Finds the keys that a query's templates mean, and turns them into terms.
 */
final class TemplateReader {

	private static final String SEPARATOR = "#";

	private final ItemType type;

	private final NamedParameters parameters;

	private final @Nullable String index;

	/** Why ways whose keys look alike do not match. */
	private final Set<String> misfits = new LinkedHashSet<>();

	TemplateReader(ItemType type, NamedParameters parameters, @Nullable String index) {
		this.type = type;
		this.parameters = parameters;
		this.index = index;
	}

	/**
	 * The terms that the templates of one way to the items stand for.
	 * @param partition the partition key, blank for any
	 * @param prefix the beginning of the sort key, blank for any
	 * @throws RefusedMethodException if no way has such keys
	 */
	List<Operand> read(String partition, String prefix) {
		List<ItemIndex> ways = ways();
		if (!partition.isBlank()) {
			KeyTemplate template = parse(partition);
			ways = matching(ways, (match, way) -> match.partition(way, template));
			refuseIfNone(ways, "partition \"%s\" is no partition key".formatted(partition), ItemIndex::partition);
		}
		if (!prefix.isBlank()) {
			KeyTemplate template = parse(withoutEnd(prefix));
			ways = matching(ways, (match, way) -> match.prefix(way, template, isWhole(prefix)));
			refuseIfNone(ways, "sortBeginsWith \"%s\" begins no sort key".formatted(prefix), ItemIndex::sort);
		}
		return best(ways, partition, prefix);
	}

	private Stream<ItemIndex> all() {
		return Stream.concat(Stream.of(this.type.table()), this.type.indexes().stream())
			.filter((way) -> this.index == null || this.index.equals(way.name()));
	}

	private List<ItemIndex> ways() {
		return all().toList();
	}

	private List<ItemIndex> matching(List<ItemIndex> ways, BiPredicate<TemplateMatch, ItemIndex> fits) {
		List<ItemIndex> found = new ArrayList<>();
		this.misfits.clear();
		for (ItemIndex way : ways) {
			TemplateMatch match = TemplateMatch.of(this.type, this.parameters);
			if (fits.test(match, way)) {
				found.add(way);
			}
			else if (match.misfit() != null) {
				this.misfits.add(match.misfit());
			}
		}
		return found;
	}

	private static boolean isWhole(String prefix) {
		return prefix.endsWith(SEPARATOR);
	}

	private static String withoutEnd(String prefix) {
		return isWhole(prefix) ? prefix.substring(0, prefix.length() - 1) : prefix;
	}

	private KeyTemplate parse(String text) {
		try {
			return KeyTemplate.parse(text).withType(this.type.rootName());
		}
		catch (InvalidTemplateException ex) {
			throw RefusedMethodException.of(String.valueOf(ex.getMessage()));
		}
	}

	private List<Operand> best(List<ItemIndex> ways, String partition, String prefix) {
		List<TemplateMatch> found = new ArrayList<>();
		for (ItemIndex way : ways) {
			TemplateMatch match = TemplateMatch.of(this.type, this.parameters);
			boolean fits = (partition.isBlank() || match.partition(way, parse(partition)))
					&& (prefix.isBlank() || match.prefix(way, parse(withoutEnd(prefix)), isWhole(prefix)));
			if (fits) {
				found.add(match);
			}
		}
		found.sort(Comparator.comparing(TemplateMatch::looseness));
		List<Operand> operands = found.get(0).operands();
		found.stream()
			.filter((match) -> match.looseness() == found.get(0).looseness() && !match.operands().equals(operands))
			.findFirst()
			.ifPresent((match) -> {
				throw new RefusedMethodException("its templates fit several keys of %s".formatted(this.type),
						"Name the parameters as the properties are, or name the index.");
			});
		found.get(0).refuseUnlessFits();
		return operands;
	}

	private void refuseIfNone(List<ItemIndex> ways, String what, Function<ItemIndex, @Nullable IndexKey> key) {
		if (!ways.isEmpty()) {
			return;
		}
		String existing = all()
			.flatMap((way) -> (key.apply(way) instanceof IndexKey.Composed composed)
					? Stream.of("\"%s\" (%s)".formatted(composed.template(), way.describe())) : Stream.empty())
			.collect(Collectors.joining(", "));
		throw new RefusedMethodException("its %s of %s".formatted(what, this.type),
				existing.isEmpty() ? "Name an index whose keys are templates."
						: String.join(" ", "There are %s.".formatted(existing), String.join(" ", this.misfits)).trim());
	}

}
