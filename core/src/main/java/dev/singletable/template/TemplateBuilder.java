package dev.singletable.template;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.singletable.blob.BlobStore;
import dev.singletable.convert.CodecExtras;
import dev.singletable.cache.ItemCache;
import dev.singletable.convert.Conversions;
import dev.singletable.convert.EntityUpgrade;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.ReadPolicy;
import dev.singletable.convert.Upgrades;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.Problem;
import dev.singletable.mapping.SingleTableMappingContext;
import dev.singletable.observe.ObservationOptions;
import dev.singletable.observe.OperationObserver;
import dev.singletable.plan.AccessPathException;
import dev.singletable.schema.TableDefinition;
import dev.singletable.table.TableAttributes;
import dev.singletable.table.TableLayout;
import dev.singletable.table.TableName;
import dev.singletable.table.TableNameResolver;
import dev.singletable.wire.Gateway;
import dev.singletable.wire.TableAdministration;
import dev.singletable.wire.WireOptions;
import dev.singletable.write.WriteContext;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.cache.CacheManager;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.mapping.callback.EntityCallbacks;

/**
 * Puts a template together.
 */
final class TemplateBuilder implements SingleTableTemplate.Builder {

	private static final Log LOG = LogFactory.getLog(SingleTableTemplate.class);

	private static final int PAGE_SIZE = 100;

	private static final int MAX_PAGES = 10;

	private static final int BATCH_CONCURRENCY = 8;

	private final DynamoDbClient client;

	private @Nullable TableNameResolver table;

	private final Set<Class<?>> entities = new LinkedHashSet<>();

	private TableAttributes attributes = TableAttributes.defaults();

	private @Nullable ItemCodecs codecs;

	private final List<Object> converters = new ArrayList<>();

	private Upgrades upgrades = Upgrades.none();

	private ReadPolicy policy = ReadPolicy.defaults();

	private @Nullable Clock clock;

	private WriteContext.@Nullable Ids ids;

	private Supplier<Optional<?>> actor = Optional::empty;

	private @Nullable EntityCallbacks callbacks;

	private Duration deadline = Duration.ofSeconds(10);

	private int pageSize = PAGE_SIZE;

	private int maxPages = MAX_PAGES;

	private int batchConcurrency = BATCH_CONCURRENCY;

	private boolean consistent;

	private @Nullable BlobStore blobs;

	private boolean createTable;

	private TrailSetup trail = TrailSetup.defaults();

	private @Nullable CacheManager cacheManager;

	private WireOptions wire = WireOptions.defaults();

	private ObservationOptions observation = ObservationOptions.none();

	TemplateBuilder(DynamoDbClient client) {
		this.client = client;
	}

	@Override
	public TemplateBuilder table(TableNameResolver name) {
		this.table = name;
		return this;
	}

	@Override
	public TemplateBuilder entities(Class<?>... types) {
		this.entities.addAll(List.of(types));
		return this;
	}

	@Override
	public TemplateBuilder attributes(TableAttributes names) {
		this.attributes = names;
		return this;
	}

	@Override
	public TemplateBuilder converters(Collection<?> all) {
		this.converters.addAll(all);
		return this;
	}

	@Override
	public TemplateBuilder upgrades(Collection<? extends EntityUpgrade<?>> all) {
		this.upgrades = Upgrades.of(all);
		return this;
	}

	@Override
	public TemplateBuilder codecs(ItemCodecs made) {
		this.codecs = made;
		return this;
	}

	@Override
	public TemplateBuilder readPolicy(ReadPolicy wanted) {
		this.policy = wanted;
		return this;
	}

	@Override
	public TemplateBuilder clock(Clock wanted) {
		this.clock = wanted;
		return this;
	}

	@Override
	public TemplateBuilder ids(WriteContext.Ids wanted) {
		this.ids = wanted;
		return this;
	}

	@Override
	public TemplateBuilder auditor(AuditorAware<?> auditor) {
		this.actor = auditor::getCurrentAuditor;
		return this;
	}

	@Override
	public TemplateBuilder callbacks(EntityCallbacks entityCallbacks) {
		this.callbacks = entityCallbacks;
		return this;
	}

	@Override
	public TemplateBuilder retryDeadline(Duration wanted) {
		this.deadline = wanted;
		return this;
	}

	@Override
	public TemplateBuilder pageSize(int results) {
		this.pageSize = results;
		return this;
	}

	@Override
	public TemplateBuilder maxPages(int calls) {
		this.maxPages = calls;
		return this;
	}

	@Override
	public TemplateBuilder batchConcurrency(int calls) {
		if (calls < 1) {
			throw new IllegalArgumentException("A batch makes at least one call at a time, not " + calls + ".");
		}
		this.batchConcurrency = calls;
		return this;
	}

	@Override
	public TemplateBuilder blobs(BlobStore store) {
		this.blobs = store;
		return this;
	}

	@Override
	public TemplateBuilder consistent(boolean wanted) {
		this.consistent = wanted;
		return this;
	}

	@Override
	public TemplateBuilder caches(CacheManager manager) {
		this.cacheManager = manager;
		return this;
	}

	@Override
	public TemplateBuilder wire(WireOptions options) {
		this.wire = options;
		return this;
	}

	@Override
	public TemplateBuilder observation(ObservationOptions options) {
		this.observation = options;
		return this;
	}

	@Override
	public TemplateBuilder createTable(boolean create) {
		this.createTable = create;
		return this;
	}

	@Override
	public TemplateBuilder trail(TrailSetup setup) {
		this.trail = setup;
		return this;
	}

	@Override
	public SingleTableTemplate build() {
		TableNameResolver resolver = this.table;
		if (resolver == null) {
			throw new IllegalStateException("The template needs a table: table(() -> \"…\").");
		}
		String name = TableName.require(resolver.tableName());
		ItemCodecs made = (this.codecs != null) ? this.codecs : readCodecs();
		if (this.createTable) {
			create(this.client, name, made.model().layout());
		}
		ItemCache cache = (this.cacheManager != null) ? ItemCache.of(this.cacheManager, made.model().types())
				: ItemCache.none();
		Gateway gateway = gateway(name, made);
		if (!cache.isEmpty()) {
			gateway.watched(new CacheEviction(cache, made.model()));
		}
		TemplateParts.Witnesses witnesses = new TemplateParts.Witnesses(trailPlace(name, made),
				OperationObserver.of(name, this.observation), cache);
		TemplateParts parts = new TemplateParts(name, made, gateway, context(),
				new TemplateParts.Options(this.pageSize, this.maxPages, this.consistent, this.batchConcurrency),
				witnesses);
		return new SingleTableTemplate(parts, this.callbacks);
	}

	private static void create(DynamoDbClient client, String name, TableLayout layout) {
		new TableAdministration(client).create(name, TableDefinition.of(layout), Duration.ofMinutes(2));
	}

	private TrailPlace trailPlace(String items, ItemCodecs made) {
		DynamoDbClient other = this.trail.client();
		DynamoDbClient owner = (other != null) ? other : this.client;
		String name = (this.trail.table() != null) ? this.trail.table() : items;
		if (this.createTable) {
			this.trail.ofRows(made.model().attributes()).ifPresent((layout) -> create(owner, name, layout));
		}
		return new TrailPlace(this.trail.options(), name, Gateway.of(owner, made, this.deadline, this.wire));
	}

	private WriteContext context() {
		Clock time = (this.clock != null) ? this.clock : Clock.systemUTC();
		WriteContext context = WriteContext.of(time, this.actor);
		return (this.ids != null) ? new WriteContext(time, this.actor, this.ids) : context;
	}

	private Gateway gateway(String name, ItemCodecs made) {
		Gateway gateway = Gateway.of(this.client, made, this.deadline, this.wire);
		LOG.info("Items of table '%s' are carried %s.".formatted(name, gateway.carrier().describe()));
		return gateway;
	}

	private ItemCodecs readCodecs() {
		ItemModel model = ItemModel.of(new SingleTableMappingContext(), this.attributes, this.trail.ofItems(),
				this.entities);
		ItemCodecs made = ItemCodecs.of(model, Conversions.of(this.converters), this.policy,
				new CodecExtras(this.upgrades, this.blobs));
		List<Problem> problems = new ArrayList<>(model.problems());
		problems.addAll(made.problems());
		if (!problems.isEmpty()) {
			throw new AccessPathException(problems);
		}
		return made;
	}

}
