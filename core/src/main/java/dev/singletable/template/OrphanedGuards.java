package dev.singletable.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.singletable.convert.AttributeReader;
import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.UnreadableItemException;
import dev.singletable.expression.ExpressionWriter;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.request.CallExpressions;
import dev.singletable.request.ReadCall;
import dev.singletable.unique.Guard;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemChangedException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.WriteGuard;
import dev.singletable.write.WritePlan;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Guards whose item is gone or no longer has the value.
 */
record OrphanedGuards(Derivation derivation, Plans plans, ItemReads reads) {

	private static final int SEGMENTS = 4;

	private static final int READS = 100;

	private TemplateParts parts() {
		return this.derivation.parts();
	}

	/**
	 * All of them for the types a class stands for.
	 */
	List<Guard> find(Class<?> type) {
		List<Guard> found = new ArrayList<>();
		forEach(type, (orphan) -> found.add(orphan.guard()));
		return List.copyOf(found);
	}

	/**
	 * Deletes them.
	 * @return how many there were
	 */
	long remove(Class<?> type) {
		long[] removed = { 0 };
		forEach(type, (orphan) -> removed[0] += isRemoved(orphan) ? 1 : 0);
		return removed[0];
	}

	private void forEach(Class<?> type, Consumer<Orphan> consumer) {
		Map<String, ItemType> types = parts().codecs()
			.model()
			.readableAs(type)
			.stream()
			.collect(Collectors.toMap(ItemType::name, Function.identity()));
		new SegmentedScan<>(parts().gateway(), decoder(types),
				(SegmentedScan.Page<Guard> page) -> orphans(page.rows(), types).forEach(consumer))
			.run(ScanPosition.start(SEGMENTS).segments(page(types.values()), parts().attributes()));
	}

	/** One scan, however many types there are. */
	private ReadCall.Page page(Collection<ItemType> types) {
		Set<String> roots = types.stream().map(ItemType::rootName).collect(Collectors.toSet());
		String prefix = (roots.size() == 1) ? Guard.PREFIX + roots.iterator().next() + "#" : Guard.PREFIX;
		ExpressionWriter writer = ExpressionWriter.ofAttributes();
		String filter = "begins_with(" + writer.name(parts().attributes().pk()) + ", "
				+ writer.value(AttributeValue.fromS(prefix)) + ")";
		CallExpressions expressions = new CallExpressions(null, filter, null, null, writer.names(), writer.values());
		return new ReadCall.Page(parts().table(), null, null, expressions, new ReadCall.Paging(true, true, null, null),
				false, null);
	}

	private Function<AttributeReader, @Nullable Guard> decoder(Map<String, ItemType> types) {
		return (in) -> Guard.in(in.readItem(), parts().attributes())
			.filter((guard) -> types.containsKey(guard.type()))
			.orElse(null);
	}

	private List<Orphan> orphans(List<Guard> guards, Map<String, ItemType> types) {
		Set<ItemKey> owners = new LinkedHashSet<>();
		guards.forEach((guard) -> owners.add(guard.owner()));
		Map<ItemKey, Map<String, AttributeValue>> items = new HashMap<>();
		Batches.chunks(List.copyOf(owners), READS).forEach((chunk) -> items.putAll(this.reads.items(chunk)));
		return guards.stream()
			.map((guard) -> orphan(guard, types.get(guard.type()), items.getOrDefault(guard.owner(), Map.of())))
			.flatMap(Optional::stream)
			.toList();
	}

	/** Empty for a guard that is needed, or may be. */
	private Optional<Orphan> orphan(Guard guard, @Nullable ItemType guarded, Map<String, AttributeValue> item) {
		if (guarded == null) {
			return Optional.empty();
		}
		if (item.isEmpty()) {
			return Optional.of(new Orphan(guard, guarded, WriteGuard.absent()));
		}
		try {
			ItemType type = parts().codecs().typeOf(AttributeValueReader.of(item));
			return (type == null || isNeeded(guard, type, item)) ? Optional.empty()
					: Optional.of(new Orphan(guard, type, this.derivation.unchanged(type, item)));
		}
		catch (UnreadableItemException | InvalidDataAccessApiUsageException ex) {
			return Optional.empty();
		}
	}

	private boolean isNeeded(Guard guard, ItemType type, Map<String, AttributeValue> item) {
		return this.derivation.of(type, item).guards().stream().anyMatch((each) -> each.key().equals(guard.key()));
	}

	private boolean isRemoved(Orphan orphan) {
		ItemWrite owner = new ItemWrite.Check("remove orphaned guards", orphan.type(), orphan.guard().owner(),
				orphan.still());
		ItemWrite deletion = this.derivation.guards().deletion(orphan.type(), orphan.guard());
		WritePlan plan = WritePlan.of(List.of(new WritePlan.Step(owner, List.of(deletion))));
		try {
			parts().gateway().writeAsOne(this.plans.call(plan, UUID.randomUUID().toString()));
			return true;
		}
		catch (ItemAlreadyExistsException | ItemChangedException | StaleVersionException | ItemNotFoundException ex) {
			return false;
		}
	}

	/**
	 * A guard nobody needs.
	 *
	 * @param still what has to be so of its owner
	 */
	private record Orphan(Guard guard, ItemType type, WriteGuard still) {

	}

}
