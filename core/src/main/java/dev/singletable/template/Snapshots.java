package dev.singletable.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.key.ItemKey;
import dev.singletable.request.ReadCall;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * One snapshot while its items are collected.
 */
final class Snapshots implements SnapshotOperations {

	private static final int LIMIT = 100;

	private final TemplateParts parts;

	private final Addresses addresses;

	private final ItemReads reads;

	private final EntityCallouts callouts;

	private final Map<ItemKey, Addresses.Address> wanted = new LinkedHashMap<>();

	Snapshots(TemplateParts parts, Addresses addresses, ItemReads reads, EntityCallouts callouts) {
		this.parts = parts;
		this.addresses = addresses;
		this.reads = reads;
		this.callouts = callouts;
	}

	@Override
	public SnapshotOperations with(Class<?> type, Object id) {
		this.addresses.of(type, id).forEach((address) -> this.wanted.putIfAbsent(address.key(), address));
		return this;
	}

	@Override
	public ItemSnapshot read() {
		return this.parts.observed().call("snapshot", Object.class, this::readAll);
	}

	private ItemSnapshot readAll() {
		if (this.wanted.size() > LIMIT) {
			throw new InvalidDataAccessApiUsageException(
					"The snapshot is of %d items; DynamoDB reads at most %d at one moment. Ask for fewer."
						.formatted(this.wanted.size(), LIMIT));
		}
		Map<ItemKey, Optional<Object>> found = new LinkedHashMap<>();
		if (!this.wanted.isEmpty()) {
			List<ItemKey> keys = List.copyOf(this.wanted.keySet());
			Function<AttributeReader, @Nullable Object> decoder = (in) -> this.reads.entity(Object.class, in);
			List<Optional<Object>> rows = this.parts.gateway()
				.<Object>snapshot(new ReadCall.Snapshot(this.parts.table(), keys), decoder);
			for (int index = 0; index < keys.size(); index++) {
				found.put(keys.get(index), rows.get(index).map(this.callouts::afterConvert));
			}
		}
		return new Read(found);
	}

	/** What was read. */
	private final class Read implements ItemSnapshot {

		private final Map<ItemKey, Optional<Object>> found;

		Read(Map<ItemKey, Optional<Object>> found) {
			this.found = found;
		}

		@Override
		public <T> Optional<T> find(Class<T> type, Object id) {
			for (Addresses.Address address : Snapshots.this.addresses.of(type, id)) {
				Optional<Object> item = this.found.get(address.key());
				if (item == null) {
					throw new InvalidDataAccessApiUsageException(
							"The snapshot was not asked for this %s. Add it: with(type, id)."
								.formatted(address.type()));
				}
				if (item.filter(type::isInstance).isPresent()) {
					return item.map(type::cast);
				}
			}
			return Optional.empty();
		}

		@Override
		public <T> T get(Class<T> type, Object id) {
			return find(type, id).orElseThrow(
					() -> Snapshots.this.reads.notFound(Snapshots.this.addresses.of(type, id).get(0).type(), "get"));
		}

	}

}
