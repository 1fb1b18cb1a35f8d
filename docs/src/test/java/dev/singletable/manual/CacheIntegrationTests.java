package dev.singletable.manual;

import dev.singletable.annotation.Cached;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.SingleTableTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class CacheIntegrationTests {

	// @formatter:off
	// tag::price[]
	@SingleTableEntity(type = "PRICE", pk = "PRICE#{id}")
	@Cached                                   // the cache 'PRICE', or @Cached("prices")
	record Price(@Id String id, int cents, @Version @Nullable Long version) {
	}
	// end::price[]
	// @formatter:on

	@Test
	void aWriteTakesTheItemOutOfTheCache(EmbeddedDynamoDb engine) {
		ConcurrentMapCacheManager manager = new ConcurrentMapCacheManager();
		SingleTableTemplate template = Tables.template(engine, (builder) -> builder.caches(manager), Price.class);
		template.create(new Price("p1", 100, null));
		assertThat(template.get(Price.class, "p1").cents()).isEqualTo(100);
		template.update(Price.class, "p1", Update.set("cents", 120));
		assertThat(template.get(Price.class, "p1").cents()).isEqualTo(120);
	}

}
