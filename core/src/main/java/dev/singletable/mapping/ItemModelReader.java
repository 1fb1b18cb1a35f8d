package dev.singletable.mapping;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import dev.singletable.annotation.Audited;
import dev.singletable.table.TableAttributes;
import dev.singletable.table.TableIndex;
import dev.singletable.table.TableLayout;
import dev.singletable.table.TrailIndexes;

/**
 * Reads the classes of one table, in this order:
 * <ol>
 * <li>sealed parents are replaced by their concrete subclasses;</li>
 * <li>each class becomes an item type: name, key, indexes;</li>
 * <li>names, key spaces and indexes are proven against each other;</li>
 * <li>the indexes of all types become those of the table.</li>
 * </ol>
 */
final class ItemModelReader {

	private final SingleTableMappingContext context;

	private final TableAttributes attributes;

	private final TrailIndexes trail;

	private final Problems problems = new Problems();

	ItemModelReader(SingleTableMappingContext context, TableAttributes attributes, TrailIndexes trail) {
		this.trail = trail;
		this.context = context;
		this.attributes = attributes;
	}

	ItemModel read(Collection<Class<?>> classes) {
		Set<Class<?>> concrete = new LinkedHashSet<>();
		classes.stream().sorted(Comparator.comparing(Class::getName)).forEach((each) -> addConcrete(each, concrete));
		List<ItemType> types = concrete.stream()
			.map((each) -> new ItemTypeReader(this.context, this.attributes, this.problems).read(each))
			.filter(Objects::nonNull)
			.toList();
		proveNames(types);
		new KeySpaceProof(types, this.problems).run();
		LayoutReader layout = new LayoutReader(types, this.attributes, this.problems);
		boolean expires = types.stream().anyMatch((type) -> type.timeToLive().isPresent() || isForgotten(type));
		TableLayout table = new TableLayout(this.attributes, layout.read(trailIndexes(types)), expires);
		return new ItemModel(this.context, table, this.trail, types, this.problems.list());
	}

	/** Whether the rows of its trail expire. */
	private boolean isForgotten(ItemType type) {
		Audited audited = type.entity().findAnnotation(Audited.class);
		return audited != null && (this.trail.expiring() || !audited.retention().isEmpty());
	}

	private List<TableIndex> trailIndexes(List<ItemType> types) {
		boolean wanted = switch (this.trail.presence()) {
			case ALWAYS -> true;
			case NEVER -> false;
			case WITH_AUDITED_TYPES -> types.stream().anyMatch(ItemType::isAudited);
		};
		return wanted ? this.trail.of(this.attributes) : List.of();
	}

	private static void addConcrete(Class<?> type, Set<Class<?>> found) {
		if (type.isSealed()) {
			Arrays.stream(type.getPermittedSubclasses()).forEach((each) -> addConcrete(each, found));
		}
		if (!type.isInterface() && !Modifier.isAbstract(type.getModifiers())) {
			found.add(type);
		}
	}

	private void proveNames(List<ItemType> types) {
		Map<String, List<String>> classes = new TreeMap<>();
		types.forEach((type) -> classes.computeIfAbsent(type.name(), (name) -> new ArrayList<>())
			.add(type.javaType().getName()));
		classes.forEach((name, sharing) -> {
			if (sharing.size() > 1) {
				this.problems.add(String.join(" and ", sharing),
						"%s are named '%s' in the table".formatted((sharing.size() == 2) ? "both" : "all", name),
						"Give one of them another name: @SingleTableEntity(type = \"…\").");
			}
		});
	}

}
