package dev.singletable.service;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.singletable.blob.BlobStore;
import dev.singletable.convert.CodecExtras;
import dev.singletable.convert.Conversions;
import dev.singletable.convert.ExpiryCheck;
import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.ItemContent;
import dev.singletable.convert.ReadPolicy;
import dev.singletable.convert.Upgrades;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.Problem;
import dev.singletable.mapping.SingleTableMappingContext;
import dev.singletable.plan.AccessPathException;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.query.QuerySpec;
import dev.singletable.table.TableAttributes;
import dev.singletable.template.ModelAccess;
import dev.singletable.template.Preparation;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.OperationDetails;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.WriteContext;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Keeps entities in a map, as the table would store them.
 */
final class MapDataService<T> implements DataService<T> {

	private static final String PLACE = "memory";

	private final Class<T> type;

	private final ItemCodecs codecs;

	private final ModelAccess access;

	private final WriteContext context;

	private final Preparation preparation;

	private final Map<ItemKey, StoredEntity> entities = new ConcurrentHashMap<>();

	private MapDataService(Class<T> type, ItemCodecs codecs, WriteContext context) {
		this.type = type;
		this.codecs = codecs;
		this.access = new ModelAccess(codecs, context);
		this.context = context;
		this.preparation = new Preparation(context, codecs.model().context());
	}

	static <T> MapDataService<T> of(Class<T> type, Clock clock) {
		ItemModel model = ItemModel.of(new SingleTableMappingContext(), TableAttributes.defaults(), Set.of(type));
		ItemCodecs codecs = ItemCodecs.of(model, Conversions.none(), ReadPolicy.defaults(),
				new CodecExtras(Upgrades.none(), BlobStore.inMemory()));
		List<Problem> problems = new ArrayList<>(model.problems());
		problems.addAll(codecs.problems());
		if (!problems.isEmpty()) {
			throw new AccessPathException(problems);
		}
		return new MapDataService<>(type, codecs, WriteContext.of(clock, Optional::empty));
	}

	@Override
	public <S extends T> S save(S entity) {
		ItemType wanted = this.codecs.model().require(entity.getClass());
		S identified = this.preparation.identify(wanted, entity);
		synchronized (this.entities) {
			StoredEntity found = alive(wanted.keyOf(identified));
			Object stored = (found != null && found.type() == wanted) ? found.entity() : null;
			long version = nextVersion(wanted, identified, stored);
			S kept = this.access.withBlobs(wanted, identified);
			S saved = Preparation.withVersion(wanted, audited(wanted, kept, stored), version);
			StoredEntity written = stored(wanted, saved);
			this.entities.put(wanted.keyOf(saved), written);
			return saved;
		}
	}

	private static long nextVersion(ItemType type, Object entity, @Nullable Object stored) {
		if (!type.entity().hasVersionProperty()) {
			return 1;
		}
		OperationDetails details = OperationDetails.of("save", type.name(), PLACE);
		Optional<Long> actual = (stored != null) ? Preparation.versionOf(type, stored) : Optional.empty();
		Optional<Long> expected = Preparation.versionOf(type, entity);
		if (expected.isEmpty() && stored != null) {
			throw new ItemAlreadyExistsException(details, "the key is taken.", null);
		}
		if (!expected.equals(actual)) {
			throw new StaleVersionException(details, expected.orElse(0L), actual.orElse(null), null);
		}
		return expected.orElse(0L) + 1;
	}

	private <S> S audited(ItemType type, S entity, @Nullable Object stored) {
		if (stored == null) {
			return Preparation.versionOf(type, entity).isEmpty() && type.entity().hasVersionProperty()
					? this.preparation.auditNew(type, entity)
					: this.preparation.audit(type, entity, Preparation.createdToKeep(type, entity));
		}
		S kept = Preparation.keep(type, entity, Preparation.createdToKeep(type, entity), stored);
		return this.preparation.audit(type, kept, List.of());
	}

	private StoredEntity stored(ItemType type, Object entity) {
		ItemCodec codec = this.codecs.of(type);
		ItemContent content = new ItemContent(entity, type.keyOf(entity), type.indexAttributes(type.values(entity)),
				codec.expiryOf(entity, this.context.now()));
		return new StoredEntity(this.codecs, type, StoredNumbers.in(codec.toItem(content)));
	}

	private @Nullable StoredEntity alive(ItemKey key) {
		StoredEntity found = this.entities.get(key);
		return (found != null && isAlive(found)) ? found : null;
	}

	private boolean isAlive(StoredEntity each) {
		String attribute = this.codecs.model().attributes().ttl();
		return !new ExpiryCheck(attribute, this.context.now().getEpochSecond()).isExpired(each.item());
	}

	private Collection<StoredEntity> alive() {
		return this.entities.values().stream().filter(this::isAlive).toList();
	}

	private Optional<ItemKey> keyOf(Object id) {
		return this.access.keys(this.type, id).stream().filter((key) -> alive(key) != null).findFirst();
	}

	@Override
	public Optional<T> findById(Object id) {
		return keyOf(id).map(this.entities::get).map((found) -> this.type.cast(found.entity()));
	}

	@Override
	public boolean existsById(Object id) {
		return keyOf(id).isPresent();
	}

	@Override
	public boolean deleteById(Object id) {
		synchronized (this.entities) {
			return keyOf(id).map(this.entities::remove).isPresent();
		}
	}

	@Override
	public ItemQuery<T> query() {
		return ItemQuery.of(this.type);
	}

	@Override
	public List<T> findAll(ItemQuery<T> query) {
		return ask(query).all(alive());
	}

	@Override
	public ItemWindow<T> scroll(ItemQuery<T> query) {
		return ask(query).window(alive());
	}

	@Override
	public long count(ItemQuery<T> query) {
		return ask(query).count(alive());
	}

	private MapQuery<T> ask(ItemQuery<T> query) {
		QuerySpec<T> spec = query.spec();
		if (spec.partition() != null || spec.sortPrefix() != null || spec.projected()) {
			throw new InvalidDataAccessApiUsageException(
					"In memory a query is answered by the properties of %s: ".formatted(this.type.getSimpleName())
							+ "partition(…), sortBeginsWith(…) and as(…) need the table.");
		}
		return new MapQuery<>(this.codecs, this.access.plan(query), spec);
	}

}
