package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ReadOptions;
import dev.singletable.template.FaultyHttpClient.Fault;
import dev.singletable.template.Kiosk.Clerk;
import dev.singletable.template.Kiosk.Offer;
import dev.singletable.template.Kiosk.Price;
import dev.singletable.template.Kiosk.Shelf;
import dev.singletable.wire.DirectWire;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.WriteOutcomeUnknownException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.cache.Cache;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Reads by key through a cache (RS-4).
 */
@DynamoDbLocal
class CacheIntegrationTests {

	/** The engine deletes by its own clock what has expired. */
	private static final Instant START = FreshTable.NOON.plus(Duration.ofDays(36_500));

	private final FaultyHttpClient network = new FaultyHttpClient();

	private final Caches caches = new Caches();

	private FreshTable table;

	/** Writes past the cache. */
	private SingleTableTemplate others;

	private SingleTableTemplate template;

	@BeforeEach
	void open(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.table.pass(Duration.between(FreshTable.NOON, START));
		Class<?>[] types = { Price.class, Shelf.class, Offer.class, Clerk.class };
		this.others = this.table.of(types);
		DynamoDbClient client = this.network.client(engine, 1, new DirectWire());
		this.template = this.table.over(client, (builder) -> builder.caches(this.caches), types);
		this.others.create(Price.of("p1", 100));
		this.others.create(new Clerk("k1"));
		this.network.next();
	}

	private int price(String id) {
		return this.template.get(Price.class, id).cents();
	}

	/** Past the cache, so that the cache is known to answer. */
	private void sentNothingBy(Callable<?> read) throws Exception {
		this.network.next();
		read.call();
		assertThat(this.network.operations()).isEmpty();
	}

	@Test
	void readsOnceWhatNobodyWrites() throws Exception {
		assertThat(price("p1")).isEqualTo(100);
		assertThat(this.network.operations()).containsExactly("GetItem");
		sentNothingBy(() -> price("p1"));
		assertThat(this.template.find(Price.class, "p9")).isEmpty();
		this.others.create(Price.of("p9", 9));
		assertThat(price("p9")).isEqualTo(9);
	}

	@Test
	void readsOfABatchWhatTheCacheLacks() throws Exception {
		this.others.create(Price.of("p2", 200));
		price("p1");
		this.network.next();
		assertThat(this.template.batch().getAll(Price.class, List.of("p1", "p2", "p3")).items())
			.extracting(Price::cents)
			.containsExactly(100, 200);
		assertThat(this.network.operations()).containsExactly("BatchGetItem");
		sentNothingBy(() -> this.template.batch().getAll(Price.class, List.of("p2", "p1")));
		sentNothingBy(() -> price("p2"));
	}

	@Test
	void readsConsistentlyPastTheCache() {
		price("p1");
		this.others.update(Price.class, "p1", Update.set("cents", 101));
		assertThat(price("p1")).isEqualTo(100);
		assertThat(this.template.get(Price.class, "p1", ReadOptions.consistent()).cents()).isEqualTo(101);
	}

	@Test
	void givesEachReaderAnObjectOfItsOwn() {
		this.template.create(Shelf.of("s1", "tea"));
		this.template.get(Shelf.class, "s1").goods.add("salt");
		Shelf read = this.template.get(Shelf.class, "s1");
		read.goods.add("oil");
		assertThat(this.template.get(Shelf.class, "s1").goods).containsExactly("tea");
	}

	@Test
	void seesEveryWriteOfItsOwn() {
		Price price = this.template.get(Price.class, "p1");
		this.template.save(new Price("p1", 101, price.version()));
		assertThat(price("p1")).isEqualTo(101);
		this.template.update(Price.class, "p1", Update.set("cents", 102));
		assertThat(price("p1")).isEqualTo(102);
		this.template.transaction().update(Price.class, "p1", Update.set("cents", 103)).execute();
		assertThat(price("p1")).isEqualTo(103);
		this.template.delete(Price.class, "p1");
		assertThat(this.template.find(Price.class, "p1")).isEmpty();
		this.template.create(Shelf.of("s1", "tea"));
		this.template.get(Shelf.class, "s1");
		this.template.batch().saveAll(List.of(Shelf.of("s1", "oil"), Shelf.of("s2", "tea")));
		assertThat(this.template.get(Shelf.class, "s1").goods).containsExactly("oil");
		this.template.batch().deleteAll(Shelf.class, List.of("s1"));
		assertThat(this.template.find(Shelf.class, "s1")).isEmpty();
	}

	@Test
	void forgetsWhatAWriteFoundStale() {
		Price price = this.template.get(Price.class, "p1");
		this.others.update(Price.class, "p1", Update.set("cents", 101));
		assertThatExceptionOfType(StaleVersionException.class)
			.isThrownBy(() -> this.template.save(new Price("p1", 99, price.version())));
		assertThat(price("p1")).isEqualTo(101);
	}

	@Test
	void forgetsWhatALostWriteMayHaveChanged() {
		price("p1");
		this.network.next(Fault.LOSE_ANSWER);
		assertThatExceptionOfType(WriteOutcomeUnknownException.class)
			.isThrownBy(() -> this.template.update(Price.class, "p1", Update.set("cents", 101)));
		assertThat(price("p1")).isEqualTo(101);
	}

	@Test
	void keepsNothingThatWasReadBeforeAWrite() {
		AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>(
				() -> this.template.update(Price.class, "p1", Update.set("cents", 101)));
		this.network.next((send) -> {
			var answer = send.call();
			Runnable write = meanwhile.getAndSet(null);
			if (write != null) {
				write.run();
			}
			return answer;
		});
		assertThat(price("p1")).isEqualTo(100);
		assertThat(price("p1")).isEqualTo(101);
	}

	@Test
	void hidesWhatHasExpiredInTheCache() {
		this.template.create(new Offer("o1", START.plusSeconds(60)));
		assertThat(this.template.find(Offer.class, "o1")).isPresent();
		this.table.pass(Duration.ofSeconds(61));
		assertThat(this.template.find(Offer.class, "o1")).isEmpty();
	}

	@Test
	void leavesTypesAloneThatAreNotCached() {
		this.template.get(Clerk.class, "k1");
		this.template.get(Clerk.class, "k1");
		assertThat(this.network.operations()).containsExactly("GetItem", "GetItem");
	}

	@Test
	void readsTheTableWhenTheCacheFails() {
		price("p1");
		this.caches.broken = true;
		assertThat(price("p1")).isEqualTo(100);
		this.template.update(Price.class, "p1", Update.set("cents", 101));
		assertThat(price("p1")).isEqualTo(101);
		this.caches.broken = false;
		assertThat(price("p1")).isEqualTo(101);
		assertThat(price("p1")).isEqualTo(101);
	}

	@Test
	void demandsACacheOfTheName() {
		ConcurrentMapCacheManager without = new ConcurrentMapCacheManager("other");
		assertThatIllegalStateException()
			.isThrownBy(() -> this.table.with((builder) -> builder.caches(without), Price.class))
			.withMessage("PRICE: the cache manager has no cache 'PRICE'. Add it, or name another: @Cached(\"…\").");
	}

	/** Caches in memory that can fail. */
	private static final class Caches extends ConcurrentMapCacheManager {

		private volatile boolean broken;

		@Override
		protected Cache createConcurrentMapCache(String name) {
			return new ConcurrentMapCache(name) {

				private void fail() {
					if (Caches.this.broken) {
						throw new IllegalStateException("down");
					}
				}

				@Override
				public @Nullable ValueWrapper get(Object key) {
					fail();
					return super.get(key);
				}

				@Override
				public void put(Object key, @Nullable Object value) {
					fail();
					super.put(key, value);
				}

				@Override
				public boolean evictIfPresent(Object key) {
					fail();
					return super.evictIfPresent(key);
				}

				@Override
				public boolean invalidate() {
					fail();
					return super.invalidate();
				}

			};
		}

	}

}
