package dev.singletable.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Where an id may lead: to one key, or for a supertype to the keys of its subtypes.
 */
record Addresses(ItemModel model) {

	/**
	 * The places an item of this class with this id can be at, each once.
	 * @throws InvalidDataAccessApiUsageException if the id fits none of the types
	 */
	List<Address> of(Class<?> wanted, Object id) {
		List<ItemType> types = this.model.readableAs(wanted);
		if (types.size() == 1) {
			return List.of(new Address(types.get(0), types.get(0).id().key(id)));
		}
		Map<ItemKey, Address> found = new LinkedHashMap<>();
		List<InvalidDataAccessApiUsageException> refusals = new ArrayList<>();
		for (ItemType type : types) {
			try {
				found.computeIfAbsent(type.id().key(id), (key) -> new Address(type, key));
			}
			catch (InvalidDataAccessApiUsageException ex) {
				refusals.add(ex);
			}
		}
		if (found.isEmpty()) {
			throw refusals.get(0);
		}
		return List.copyOf(found.values());
	}

	/**
	 * The one address of an item that is to be written: of several, the one it is at.
	 */
	Address one(Class<?> wanted, Object id, Function<Address, Optional<ItemType>> typeAt) {
		List<Address> candidates = of(wanted, id);
		if (this.model.readableAs(wanted).size() == 1) {
			return candidates.get(0);
		}
		return candidates.stream()
			.flatMap((candidate) -> typeAt.apply(candidate)
				.filter((found) -> wanted.isAssignableFrom(found.javaType()))
				.map((found) -> new Address(found, candidate.key()))
				.stream())
			.findFirst()
			.orElse(candidates.get(0));
	}

	/**
	 * Whether an item of a type that was not asked for can be under a key of this one.
	 */
	boolean mayHoldOthers(Class<?> wanted, ItemType type) {
		return type.hasRawKeys() || !this.model.readableAs(wanted).containsAll(this.model.sharingKeys(type));
	}

	/** A key and the type that makes it. */
	record Address(ItemType type, ItemKey key) {

	}

}
