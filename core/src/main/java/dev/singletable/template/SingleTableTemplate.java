package dev.singletable.template;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.singletable.convert.EntityUpgrade;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.ReadPolicy;
import dev.singletable.expression.Condition;
import dev.singletable.expression.Update;
import dev.singletable.mapping.ItemModel;
import dev.singletable.history.HistoryOperations;
import dev.singletable.history.VersionLayout;
import dev.singletable.trail.TrailOperations;
import dev.singletable.plan.AccessPlanner;
import dev.singletable.plan.FilteredPlan;
import dev.singletable.plan.QueryPlan;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemScan;
import dev.singletable.query.ItemWindow;
import dev.singletable.query.QuerySpec;
import dev.singletable.query.ReadOptions;
import dev.singletable.query.ScanProgress;
import dev.singletable.stats.StatisticsOperations;
import dev.singletable.table.ItemSizes;
import dev.singletable.table.TableAttributes;
import dev.singletable.table.TableNameResolver;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.WriteContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.data.domain.AuditorAware;
import org.springframework.data.mapping.callback.EntityCallbacks;

/**
 * The one object through which an application reads and writes its table. Safe for
 * several threads.
 */
public final class SingleTableTemplate implements SingleTableOperations {

	private final TemplateParts parts;

	private final Addresses addresses;

	private final AccessPlanner planner;

	private final Selections selections;

	private final QueryEngine queries;

	private final Plans plans;

	private final Writes writes;

	private final Updates updates;

	private final Scans scans;

	private final ItemReads reads;

	private final KeyedReads keyed;

	private final Batches batches;

	private final TransactionRun transactions;

	private final EntityCallouts callouts;

	private final Upkeep upkeep;

	private final VersionWrites versions;

	private final Observed observed;

	SingleTableTemplate(TemplateParts parts, @Nullable EntityCallbacks callbacks) {
		EntityCallouts callouts = new EntityCallouts(callbacks, parts.table());
		ItemModel model = parts.codecs().model();
		Preparation preparation = new Preparation(parts.context(), model.context());
		this.parts = parts;
		this.observed = parts.observed();
		this.addresses = new Addresses(model);
		this.planner = new AccessPlanner(model);
		this.selections = new Selections(parts, this.planner);
		this.queries = new QueryEngine(parts, callouts::afterConvert);
		this.scans = new Scans(parts, callouts::afterConvert);
		this.reads = new ItemReads(parts, callouts);
		this.keyed = new KeyedReads(model, this.addresses, this.reads);
		Extensions extensions = new Extensions(parts.codecs(), parts);
		Blobs blobs = new Blobs(new BlobParts(parts.table(), parts.codecs(), parts.context()));
		this.plans = new Plans(parts, this.reads);
		this.writes = new Writes(parts, preparation, callouts, extensions, blobs);
		this.updates = new Updates(new UpdateParts(parts, preparation, this.reads, callouts, extensions, blobs),
				this.plans, this.writes);
		this.batches = new Batches(parts, this.writes, this.plans, this.reads, callouts);
		this.transactions = new TransactionRun(parts, this.writes, this.plans, this.reads);
		this.callouts = callouts;
		this.versions = new VersionWrites(parts, this.writes, this.plans, this.reads, extensions);
		this.upkeep = new Upkeep(new Derivation(parts, this.writes, parts.uniqueGuards()), this.plans, this.reads,
				new VersionCopies(parts,
						new VersionCopies.Means(this.writes, this.plans, extensions, new HistoryRemoval(parts))));
	}

	/**
	 * Begins a template by hand, without Spring Boot.
	 */
	public static Builder builder(DynamoDbClient client) {
		return new TemplateBuilder(client);
	}

	/**
	 * The item types of the table.
	 */
	public ItemModel model() {
		return this.parts.codecs().model();
	}

	/**
	 * The planner of this table's model.
	 */
	public AccessPlanner planner() {
		return this.planner;
	}

	/**
	 * The name of the table.
	 */
	public String tableName() {
		return this.parts.table();
	}

	/**
	 * Whether somebody may watch its operations.
	 */
	public boolean isObserved() {
		return this.parts.witnesses().observer() != null;
	}

	/**
	 * Reads by plans that were made once.
	 */
	public PlannedOperations planned() {
		return new Planned(this.selections, this.queries, this.observed);
	}

	/**
	 * Between entities and items, without a call.
	 */
	public ItemConversion conversion() {
		return new ItemConversion(this.parts.codecs(), this.writes);
	}

	private <T> T written(Draft<T> draft) {
		return Objects.requireNonNull(this.plans.run(draft));
	}

	@Override
	public <T> T create(T entity) {
		return this.observed.call("create", entity.getClass(), () -> written(this.writes.create(entity)));
	}

	@Override
	public <T> T replace(T entity) {
		return this.observed.call("replace", entity.getClass(), () -> written(this.writes.replace(entity, null)));
	}

	@Override
	public <T> T replace(T entity, Condition condition) {
		return this.observed.call("replace", entity.getClass(), () -> written(this.writes.replace(entity, condition)));
	}

	@Override
	public <T> T save(T entity) {
		return this.observed.call("save", entity.getClass(), () -> written(this.writes.save(entity, null)));
	}

	@Override
	public <T> T save(T entity, Condition condition) {
		return this.observed.call("save", entity.getClass(), () -> written(this.writes.save(entity, condition)));
	}

	@Override
	public <T> T update(Class<T> type, Object id, Update update) {
		return this.observed.call("update", type, () -> {
			Addresses.Address address = this.keyed.address(type, id);
			return type.cast(Objects.requireNonNull(this.updates.update(address.type(), address.key(), update)));
		});
	}

	@Override
	public <T> T get(Class<T> type, Object id, ReadOptions options) {
		return this.observed.call("get", type, () -> this.keyed.get(type, id, consistent(options)));
	}

	@Override
	public <T> Optional<T> find(Class<T> type, Object id, ReadOptions options) {
		return this.observed.call("find", type, () -> this.keyed.find(type, id, consistent(options)));
	}

	private boolean consistent(ReadOptions options) {
		return options.isConsistent() || this.parts.options().consistent();
	}

	@Override
	public <T> T getOrCreate(Class<T> type, Object id, Supplier<? extends T> factory) {
		return new GetOrCreate<>(this, type, id).run(factory);
	}

	@Override
	public <T> SingletonOperations<T> singleton(Class<T> type) {
		return TheOne.of(this, model(), type);
	}

	@Override
	public boolean exists(Class<?> type, Object id, ReadOptions options) {
		return this.observed.call("exists", type, () -> this.keyed.exists(type, id, consistent(options)));
	}

	@Override
	public void delete(Object entity) {
		this.observed.run("delete", entity.getClass(), () -> this.plans.run(this.writes.delete(entity, null)));
	}

	@Override
	public void delete(Object entity, Condition condition) {
		this.observed.run("delete", entity.getClass(), () -> this.plans.run(this.writes.delete(entity, condition)));
	}

	@Override
	public void delete(Class<?> type, Object id) {
		this.observed.run("delete", type, () -> remove(type, id, null));
	}

	@Override
	public void delete(Class<?> type, Object id, Condition condition) {
		this.observed.run("delete", type, () -> remove(type, id, condition));
	}

	private void remove(Class<?> type, Object id, @Nullable Condition condition) {
		Addresses.Address address = this.keyed.address(type, id);
		this.plans.run(this.writes.delete(address.type(), address.key(), condition));
	}

	@Override
	public boolean deleteIfExists(Class<?> type, Object id) {
		return this.observed.call("delete if exists", type, () -> removeIfExists(type, id, null));
	}

	@Override
	public boolean deleteIfExists(Class<?> type, Object id, Condition condition) {
		return this.observed.call("delete if exists", type, () -> removeIfExists(type, id, condition));
	}

	private boolean removeIfExists(Class<?> type, Object id, @Nullable Condition condition) {
		try {
			remove(type, id, condition);
			return true;
		}
		catch (ItemNotFoundException ex) {
			return false;
		}
	}

	@Override
	public <T> List<T> findAll(ItemQuery<T> query) {
		return this.observed.call("query", query.spec().type(),
				() -> this.queries.findAll(this.selections.of(query.spec())));
	}

	@Override
	public <T> ItemWindow<T> scroll(ItemQuery<T> query) {
		return this.observed.call("scroll", query.spec().type(),
				() -> this.queries.scroll(this.selections.of(query.spec())));
	}

	@Override
	public <T> Stream<T> stream(ItemQuery<T> query) {
		return this.observed.stream("stream", query.spec().type(),
				() -> this.queries.lazily(this.selections.of(query.spec())));
	}

	@Override
	public <T> Stream<ItemWindow<T>> windows(ItemQuery<T> query) {
		return new Windows<>(query, this::scroll).stream();
	}

	@Override
	public long count(ItemQuery<?> query) {
		return this.observed.call("count", query.spec().type(),
				() -> this.queries.count(this.selections.presence(query.spec())));
	}

	@Override
	public <T> ScanProgress scan(ItemScan<T> scan, Consumer<? super T> consumer, Consumer<ScanProgress> listener) {
		return this.observed.call("scan", scan.type(), () -> this.scans.run(scan, consumer, listener));
	}

	@Override
	public boolean exists(ItemQuery<?> query) {
		return this.observed.call("exists", query.spec().type(),
				() -> !this.queries.findAll(this.selections.presence(query.limit(1).spec())).isEmpty());
	}

	@Override
	public QueryPlan explain(ItemQuery<?> query) {
		QuerySpec<?> spec = query.spec();
		QueryPlan plan = (spec.partition() != null) ? new RawPlan(Optional.ofNullable(spec.index()))
				: this.selections.plan(spec);
		return new ExplainedPlan(FilteredPlan.of(plan, FilterCheck.paths(spec.filter())),
				this.parts.gateway().carrier().describe());
	}

	@Override
	public ItemSizes itemSizes() {
		return this.parts.gateway().itemSizes(this.parts.table());
	}

	@Override
	@SuppressWarnings("unchecked") // a move gives back what it was given
	public <T> T move(T from, T to) {
		return (T) this.observed.call("move", to.getClass(),
				() -> Objects.requireNonNull(this.transactions.sendAsOne(this.writes.move(from, to)).finish().get(0)));
	}

	@Override
	public TransactionOperations transaction() {
		return new Transactions(this.writes, this.updates, this.transactions, this.keyed).observed(this.observed);
	}

	@Override
	public SnapshotOperations snapshot() {
		return new Snapshots(this.parts, this.addresses, this.reads, this.callouts);
	}

	@Override
	public BatchOperations batch() {
		return this.batches;
	}

	@Override
	public UpkeepOperations upkeep() {
		return this.upkeep;
	}

	@Override
	public StatisticsOperations statistics() {
		return new Statistics(this.parts, this.plans);
	}

	@Override
	public BlobOperations blobs() {
		return BlobUpkeep.of(this.parts);
	}

	@Override
	public <T> HistoryOperations<T> history(Class<T> type) {
		return Histories.of(this.parts, this.versions, this.callouts,
				Histories.Asked.padded(this.parts, type, (id) -> this.keyed.address(type, id)));
	}

	@Override
	public <T> HistoryOperations<T> history(Class<T> type, VersionLayout layout) {
		return Histories.reading(this.parts, this.versions, this.callouts,
				Histories.Asked.unpadded(this.parts, type, layout));
	}

	@Override
	public TrailOperations trail() {
		return new Trails(this.parts, this.addresses);
	}

	/**
	 * Puts a template together. Everything but the table has a default.
	 */
	public sealed interface Builder extends TemplateSettings<Builder> permits TemplateBuilder {

		Builder table(TableNameResolver name);

		/**
		 * The classes of the table's items; a sealed parent stands for its subclasses.
		 */
		Builder entities(Class<?>... types);

		/**
		 * The attribute names the library owns.
		 */
		Builder attributes(TableAttributes names);

		/**
		 * Converters of the application's own types, as Spring Data's modules take them.
		 */
		Builder converters(Collection<?> all);

		/**
		 * What brings items of older schema versions to today's form.
		 */
		Builder upgrades(Collection<? extends EntityUpgrade<?>> all);

		/**
		 * Codecs that were made before, in place of entities, attributes and converters.
		 */
		Builder codecs(ItemCodecs made);

		Builder readPolicy(ReadPolicy wanted);

		Builder clock(Clock wanted);

		/**
		 * What makes generated ids; ULIDs by the clock by default.
		 */
		Builder ids(WriteContext.Ids wanted);

		/**
		 * Who writes, for created-by and modified-by properties.
		 */
		Builder auditor(AuditorAware<?> auditor);

		Builder callbacks(EntityCallbacks entityCallbacks);

		/**
		 * Makes the table if it is not there, and waits until it is active.
		 */
		Builder createTable(boolean create);

		/**
		 * The template.
		 * @throws dev.singletable.plan.AccessPathException with everything that is wrong
		 * with the entities
		 */
		SingleTableTemplate build();

	}

}
