package dev.singletable.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.UnreadableItemException;
import dev.singletable.history.Difference;
import dev.singletable.history.HistoryOperations;
import dev.singletable.history.VersionInfo;
import dev.singletable.history.VersionItem;
import dev.singletable.history.VersionLayout;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.OperationDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * The versions of one type's items.
 */
final class Histories<T> implements HistoryOperations<T> {

	private static final String VERSIONS = "versions";

	private final TemplateParts parts;

	private final VersionWrites writes;

	private final EntityCallouts callouts;

	private final Class<T> type;

	private final Function<Object, Addresses.Address> address;

	private final Function<Object, VersionSource> source;

	private Histories(TemplateParts parts, VersionWrites writes, EntityCallouts callouts, Asked<T> asked) {
		this.parts = parts;
		this.writes = writes;
		this.callouts = callouts;
		this.type = asked.type();
		this.address = asked.address();
		this.source = asked.source();
	}

	/**
	 * The versions of a type's items.
	 * @throws InvalidDataAccessApiUsageException if none are kept
	 */
	static <T> Histories<T> of(TemplateParts parts, VersionWrites writes, EntityCallouts callouts, Asked<T> asked) {
		for (ItemType each : parts.codecs().model().readableAs(asked.type())) {
			if (!each.isHistorized()) {
				throw new InvalidDataAccessApiUsageException(
						"%s: no versions are kept of it. Annotate %s with @Historized.".formatted(each,
								each.javaType().getSimpleName()));
			}
		}
		return new Histories<>(parts, writes, callouts, asked);
	}

	/**
	 * The versions of a type's items in another layout.
	 */
	static <T> Histories<T> reading(TemplateParts parts, VersionWrites writes, EntityCallouts callouts,
			Asked<T> asked) {
		return new Histories<>(parts, writes, callouts, asked);
	}

	private Observed observed() {
		return this.parts.observed();
	}

	private VersionSource reads(Object id) {
		return this.source.apply(id);
	}

	@Override
	public Optional<T> version(Object id, long number) {
		requireNumber(number);
		return observed().call("version", this.type, () -> reads(id).version(number).map(this::entity));
	}

	private void requireNumber(long number) {
		if (number < 1) {
			throw new InvalidDataAccessApiUsageException(
					"%s: version %d was asked for. Versions begin at 1.".formatted(this.type.getSimpleName(), number));
		}
	}

	private T entity(VersionItem version) {
		ItemType found = this.parts.codecs().typeOf(AttributeValueReader.of(version.content()));
		if (found == null || !this.type.isAssignableFrom(found.javaType())) {
			throw new UnreadableItemException(VersionItem.CONTENT,
					"version %d is no %s.".formatted(version.number(), this.type.getSimpleName()), null);
		}
		Object entity = this.parts.codecs().of(found).read(AttributeValueReader.of(version.content()));
		return this.type.cast(this.callouts.afterConvert(entity));
	}

	@Override
	public Optional<T> asOf(Object id, Instant moment) {
		return observed().call("version", this.type, () -> {
			VersionSource reads = reads(id);
			return reads.asOf(moment).flatMap((found) -> reads.version(found.number())).map(this::entity);
		});
	}

	@Override
	public List<Version<T>> versions(Object id) {
		return observed().call(VERSIONS, this.type, () -> read(id).toList());
	}

	@Override
	public List<Version<T>> versions(Object id, int limit) {
		return observed().call(VERSIONS, this.type, () -> page(id, Long.MAX_VALUE, limit));
	}

	@Override
	public List<Version<T>> versionsBefore(Object id, long number, int limit) {
		requireNumber(number);
		return observed().call(VERSIONS, this.type, () -> page(id, number - 1, limit));
	}

	private List<Version<T>> page(Object id, long atMost, int limit) {
		if (limit < 1) {
			throw new InvalidDataAccessApiUsageException("A limit is at least 1.");
		}
		VersionSource reads = reads(id);
		long current = reads.current();
		return reads.stream(Math.min(atMost, current), limit)
			.limit(limit)
			.map((each) -> version(each, current))
			.toList();
	}

	private Version<T> version(VersionItem version, long current) {
		return new Stored<>(info(version, current), entity(version));
	}

	private static VersionInfo info(VersionItem version, long current) {
		return new VersionInfo(version.number(), version.writtenAt(), version.operation(), version.number() == current);
	}

	@Override
	public Stream<Version<T>> stream(Object id) {
		return observed().each(VERSIONS, this.type, () -> read(id));
	}

	private Stream<Version<T>> read(Object id) {
		VersionSource reads = reads(id);
		long current = reads.current();
		return reads.stream(current, null).map((each) -> version(each, current));
	}

	@Override
	public List<VersionInfo> infos(Object id) {
		return observed().call(VERSIONS, this.type, () -> {
			VersionSource reads = reads(id);
			long current = reads.current();
			return reads.streamInfos(current).map((each) -> info(each, current)).toList();
		});
	}

	@Override
	public List<Difference> compare(Object id, long number, long other) {
		return observed().call("compare versions", this.type, () -> differences(id, number, other));
	}

	private List<Difference> differences(Object id, long number, long other) {
		VersionSource reads = reads(id);
		VersionItem one = require(reads, "compare", number);
		VersionItem two = require(reads, "compare", other);
		Map<String, @Nullable Object> before = properties(one);
		Map<String, @Nullable Object> after = properties(two);
		Set<String> names = new LinkedHashSet<>(before.keySet());
		names.addAll(after.keySet());
		List<Difference> differences = new ArrayList<>();
		for (String name : names) {
			if (!Objects.deepEquals(before.get(name), after.get(name))) {
				differences.add(new Difference(name, before.get(name), after.get(name)));
			}
		}
		return List.copyOf(differences);
	}

	private Map<String, @Nullable Object> properties(VersionItem version) {
		T entity = entity(version);
		ItemType found = this.parts.codecs().model().require(entity.getClass());
		ItemCodec codec = this.parts.codecs().of(found);
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		for (SingleTableProperty property : found.entity()) {
			if (!property.isVersionProperty() && !codec.attributesOf(property.getName()).isEmpty()) {
				values.put(property.getName(), found.entity().getPropertyAccessor(entity).getProperty(property));
			}
		}
		return values;
	}

	private VersionItem require(VersionSource reads, String operation, long number) {
		requireNumber(number);
		return reads.version(number)
			.orElseThrow(() -> new ItemNotFoundException(
					OperationDetails.of(operation, this.type.getSimpleName(), this.parts.table()),
					"there is no version %d.".formatted(number), null));
	}

	@Override
	public T restore(Object id, long number) {
		return observed().call("restore", this.type, () -> restored(id, number));
	}

	private T restored(Object id, long number) {
		requireNumber(number);
		Addresses.Address found = this.address.apply(id);
		T entity = entity(require(reads(id), "restore", number));
		return this.writes.restore(found, entity);
	}

	@Override
	public void deleteVersion(Object id, long number) {
		requireNumber(number);
		observed().run("delete version", this.type, () -> this.writes.delete(this.address.apply(id), number));
	}

	@Override
	public void deleteAll(Object id) {
		observed().run("delete history", this.type, () -> this.writes.deleteAll(this.address.apply(id)));
	}

	/** What is asked for, and how its ids lead to items and to their versions. */
	record Asked<T>(Class<T> type, Function<Object, Addresses.Address> address,
			Function<Object, VersionSource> source) {

		/** Versions as this library keeps them. */
		static <T> Asked<T> padded(TemplateParts parts, Class<T> type, Function<Object, Addresses.Address> address) {
			return new Asked<>(type, address, (id) -> new VersionReads(parts, address.apply(id)));
		}

		/** Versions in another layout, which are only read. */
		static <T> Asked<T> unpadded(TemplateParts parts, Class<T> type, VersionLayout layout) {
			return new Asked<>(type, (id) -> {
				throw new InvalidDataAccessApiUsageException(
						("%s: versions in the unpadded layout are read and not written. Copy them with "
								+ "upkeep().copyVersions(%s.class, layout), and write to the copy.")
							.formatted(type.getSimpleName(), type.getSimpleName()));
			}, (id) -> UnpaddedReads.of(parts, type, layout, id));
		}

	}

	/** A version that was read. */
	private record Stored<T>(VersionInfo info, T entity) implements Version<T> {

		@Override
		public long number() {
			return this.info.number();
		}

		@Override
		public Instant writtenAt() {
			return this.info.writtenAt();
		}

		@Override
		public String operation() {
			return this.info.operation();
		}

		@Override
		public boolean latest() {
			return this.info.latest();
		}

		@Override
		public String toString() {
			return "Version[" + number() + "]";
		}

	}

}
