package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.table.TableAttributes;
import dev.singletable.trail.TrailRow;
import dev.singletable.write.ItemStates;
import dev.singletable.write.ItemStates.ItemState;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.WriteExtension;
import dev.singletable.write.WriteGuard;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;

/**
 * The write extensions of one table, by type. A type without any costs nothing.
 */
final class Extensions {

	private static final Log LOG = LogFactory.getLog(SingleTableTemplate.class);

	private final ItemCodecs codecs;

	private final OwnItems own;

	private final HistoryRemoval removal;

	private final boolean rowsTogether;

	private final Map<ItemType, List<WriteExtension>> byType = new HashMap<>();

	Extensions(ItemCodecs codecs, TemplateParts parts) {
		this.codecs = codecs;
		this.rowsTogether = parts.trail().options().isTogether();
		this.own = new OwnItems(parts);
		this.removal = new HistoryRemoval(parts);
		for (ItemType type : codecs.model().types()) {
			List<WriteExtension> applying = parts.extensions().stream().filter((each) -> each.appliesTo(type)).toList();
			if (!applying.isEmpty()) {
				this.byType.put(type, applying);
			}
		}
	}

	private List<WriteExtension> of(ItemType type) {
		List<WriteExtension> applying = this.byType.get(type);
		return (applying != null) ? applying : List.of();
	}

	/**
	 * Whether any write of the type may have companions.
	 */
	boolean concern(ItemType type) {
		return this.byType.containsKey(type);
	}

	/**
	 * Whether an update may have companions.
	 */
	boolean concern(ItemType type, Predicate<String> changes) {
		return of(type).stream().anyMatch((each) -> each.isTouchedBy(type, changes));
	}

	/**
	 * Whether one of them makes use of the stored item.
	 */
	boolean needStored(ItemType type, WriteExtension.Verb verb) {
		return of(type).stream().anyMatch((each) -> each.needsStored(type, verb));
	}

	/**
	 * What is written beside an item that is deleted. Reads the keys of what is kept for
	 * it.
	 */
	Beside leaving(ItemWrite write, @Nullable ItemState before) {
		List<ItemKey> kept = new ArrayList<>();
		if (before != null) {
			of(write.type()).forEach((each) -> each.partition(write.type(), write.key())
				.ifPresent((partition) -> kept.addAll(this.own.keys(write.type(), partition))));
		}
		return companions(write, new ItemStates(write.key(), before, null, kept));
	}

	/**
	 * Removes what a deletion left, if it did not take all at once. The item is deleted
	 * whether that succeeds or not.
	 */
	void removeRest(Prepared<?> deletion) {
		ItemWrite write = deletion.write();
		if (!write.type().isHistorized() || deletion.companions()
			.stream()
			.noneMatch((each) -> each instanceof ItemWrite.PutOwn && !TrailRow.is(each))) {
			return;
		}
		try {
			this.removal.resume(write.type(), write.key());
		}
		catch (DataAccessException ex) {
			LOG.warn(("%s: the item is deleted, but not yet all of its versions. history(%s.class).deleteAll(id) ends "
					+ "that, or creating the item again.")
				.formatted(write.type(), write.type().javaType().getSimpleName()), ex);
		}
	}

	/**
	 * What is written beside an item.
	 */
	Beside companions(ItemWrite write, @Nullable ItemState before, @Nullable ItemState after) {
		return companions(write, new ItemStates(write.key(), before, after));
	}

	private Beside companions(ItemWrite write, ItemStates states) {
		List<WriteExtension> applying = of(write.type());
		if (applying.isEmpty()) {
			return Beside.NOTHING;
		}
		List<ItemWrite> companions = new ArrayList<>();
		applying.forEach((each) -> companions.addAll(each.companions(write, states)));
		return beside(companions);
	}

	/**
	 * What goes with a write, and what follows it.
	 */
	Beside beside(List<ItemWrite> writes) {
		if (this.rowsTogether) {
			return new Beside(writes, List.of());
		}
		return new Beside(writes.stream().filter((each) -> !TrailRow.is(each)).toList(),
				writes.stream().filter(TrailRow::is).toList());
	}

	/**
	 * The stored item, or null when there is none.
	 */
	@Nullable ItemState state(ItemType type, Map<String, AttributeValue> stored) {
		if (stored.isEmpty()) {
			return null;
		}
		AttributeValue expiry = stored.get(this.codecs.model().attributes().ttl());
		ItemCodec codec = this.codecs.of(type);
		return new ItemState(codec.read(AttributeValueReader.of(stored)),
				(expiry != null && expiry.n() != null) ? Long.valueOf(expiry.n()) : null, () -> stored,
				codec.isOlder(stored));
	}

	/**
	 * What the companions were made from, as it is stored.
	 */
	Map<String, Optional<AttributeValue>> pins(ItemType type, Map<String, AttributeValue> stored) {
		Set<String> paths = new LinkedHashSet<>();
		of(type).forEach((each) -> paths.addAll(each.dependsOn(type)));
		ItemCodec codec = this.codecs.of(type);
		Set<String> names = new LinkedHashSet<>();
		if (paths.stream().anyMatch(type::isComputed)) {
			names.addAll(codec.attributeNames());
		}
		paths.stream()
			.flatMap((path) -> type.steps(path).stream().limit(1))
			.forEach((property) -> names.addAll(codec.attributesOf(property.getName())));
		return pins(names, stored, codec);
	}

	/**
	 * Whether there was an item, if that matters and the write does not demand it: one
	 * that has expired is none as long as it is the same.
	 */
	Map<String, Optional<AttributeValue>> presence(ItemType type, WriteGuard guard,
			Map<String, AttributeValue> stored) {
		boolean open = guard.existence() == WriteGuard.Existence.ANY;
		if (!open || of(type).stream().noneMatch((each) -> each.dependsOnExistence(type))) {
			return Map.of();
		}
		TableAttributes attributes = this.codecs.model().attributes();
		boolean expired = !stored.isEmpty() && guard.seen(stored).isEmpty();
		return pins(Set.of(expired ? attributes.ttl() : attributes.pk()), stored);
	}

	/**
	 * The attributes as they are stored, and the form they are stored in: everything of
	 * an older one.
	 */
	Map<String, Optional<AttributeValue>> pins(Set<String> names, Map<String, AttributeValue> stored, ItemCodec codec) {
		Set<String> all = codec.isOlder(stored) ? new TreeSet<>(names) : new LinkedHashSet<>(names);
		all.addAll(codec.schemaVersion().keySet());
		if (codec.isOlder(stored)) {
			all.addAll(stored.keySet());
			all.addAll(codec.attributeNames());
			all.remove(this.codecs.model().attributes().pk());
			all.remove(this.codecs.model().attributes().sk());
		}
		return pins(all, stored);
	}

	/**
	 * The attributes as they are stored.
	 */
	static Map<String, Optional<AttributeValue>> pins(Set<String> names, Map<String, AttributeValue> stored) {
		Map<String, Optional<AttributeValue>> pins = new LinkedHashMap<>();
		names.forEach((name) -> pins.put(name, Optional.ofNullable(stored.get(name))));
		return pins;
	}

}
