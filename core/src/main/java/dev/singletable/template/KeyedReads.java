package dev.singletable.template;

import java.util.Optional;

import dev.singletable.mapping.ItemModel;

/**
 * Finds items by what a caller calls their id.
 */
record KeyedReads(ItemModel model, Addresses addresses, ItemReads reads) {

	/**
	 * The one address of an item that is to be written: of several, the one it is at.
	 */
	Addresses.Address address(Class<?> type, Object id) {
		return this.addresses.one(type, id, this.reads::typeAt);
	}

	<T> T get(Class<T> type, Object id, boolean consistent) {
		return find(type, id, consistent)
			.orElseThrow(() -> this.reads.notFound(this.addresses.of(type, id).get(0).type(), "get"));
	}

	<T> Optional<T> find(Class<T> type, Object id, boolean consistent) {
		for (Addresses.Address address : this.addresses.of(type, id)) {
			Optional<Object> found = this.reads.find(address.type(), type, address.key(), consistent);
			if (found.isPresent()) {
				return found.map(type::cast);
			}
		}
		return Optional.empty();
	}

	boolean exists(Class<?> type, Object id, boolean consistent) {
		return this.addresses.of(type, id)
			.stream()
			.anyMatch((address) -> this.reads.exists(address.type(), type, address.key(), consistent));
	}

}
