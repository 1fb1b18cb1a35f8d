package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Singleton;
import dev.singletable.annotation.Unique;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.StaleVersionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Items of which there is one (EM-14).
 */
@DynamoDbLocal
class SingletonIntegrationTests {

	private FreshTable table;

	private SingleTableTemplate template;

	@BeforeEach
	void create(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.of(Settings.class, Counter.class, Shop.Customer.class);
	}

	@Test
	void aSingletonIsStoredUnderItsType() {
		this.template.create(new Settings("dark", null));
		assertThat(this.table.item("SINGLETON#SETTINGS", "META")).containsKeys("_type", "theme", "version");
		assertThat(this.template.singleton(Settings.class).get().theme()).isEqualTo("dark");
	}

	@Test
	void itIsFoundChangedAndDeletedWithoutAnId() {
		SingletonOperations<Settings> settings = this.template.singleton(Settings.class);
		assertThat(settings.find()).isEmpty();
		assertThat(settings.deleteIfExists()).isFalse();
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(settings::get);
		settings.getOrCreate(() -> new Settings("dark", null));
		assertThat(settings.update(Update.set("theme", "light"))).isEqualTo(new Settings("light", 2L));
		assertThat(settings.deleteIfExists()).isTrue();
		assertThat(settings.find()).isEmpty();
	}

	/** EM-14. */
	@Test
	void aStaleSaveIsRefused() {
		Settings first = this.template.singleton(Settings.class).getOrCreate(() -> new Settings("dark", null));
		this.template.save(new Settings("light", first.version()));
		assertThatExceptionOfType(StaleVersionException.class)
			.isThrownBy(() -> this.template.save(new Settings("pink", first.version())));
		assertThat(this.template.singleton(Settings.class).get()).isEqualTo(new Settings("light", 2L));
	}

	/** EM-14, RS-2. */
	@Test
	void ofManyCallersOneCreatesIt() throws Exception {
		for (int round = 0; round < 5; round++) {
			assertThat(race(Settings.class, (name) -> new Settings(name, null))).hasSize(1);
			assertThat(race(Counter.class, Counter::new)).hasSize(1);
			this.template.singleton(Settings.class).deleteIfExists();
			this.template.singleton(Counter.class).deleteIfExists();
		}
	}

	private <T> Set<T> race(Class<T> type, java.util.function.Function<String, T> factory) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			CountDownLatch start = new CountDownLatch(1);
			List<Future<T>> callers = new ArrayList<>();
			for (int caller = 0; caller < 8; caller++) {
				String name = "by " + caller;
				callers.add(threads.submit(() -> {
					start.await();
					return this.template.singleton(type).getOrCreate(() -> factory.apply(name));
				}));
			}
			start.countDown();
			Set<T> answers = ConcurrentHashMap.newKeySet();
			for (Future<T> caller : callers) {
				answers.add(caller.get());
			}
			return answers;
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void aRepositoryTakesAnIdWithoutComponents() {
		SettingsRepository repository = new SingleTableRepositoryFactory(this.template)
			.getRepository(SettingsRepository.class);
		Settings made = repository.getOrCreate(new SettingsId(), () -> new Settings("dark", null));
		assertThat(repository.findById(new SettingsId())).contains(made);
	}

	@Test
	void otherTypesAreNoSingletons() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.singleton(Shop.Customer.class))
			.withMessage("CUSTOMER is no singleton. Mark it with @Singleton, or ask for an item by its id.");
	}

	@Singleton
	@SingleTableEntity(type = "SETTINGS")
	record Settings(String theme, @Version Long version) {
	}

	/** Its writes are transactions. */
	@Singleton
	@SingleTableEntity(type = "COUNTER")
	record Counter(@Unique String owner) {
	}

	record SettingsId() {
	}

	interface SettingsRepository extends SingleTableRepository<Settings, SettingsId> {

	}

}
