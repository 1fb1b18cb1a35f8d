package dev.singletable.autoconfigure;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import dev.singletable.annotation.Cached;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.autoconfigure.staff.Keeper;
import dev.singletable.autoconfigure.zoo.Animal;
import dev.singletable.autoconfigure.zoo.Cat;
import dev.singletable.autoconfigure.zoo.KeeperRepository;
import dev.singletable.autoconfigure.zoo.Zoo;
import dev.singletable.convert.EntityUpgrade;
import dev.singletable.cursor.Cursors;
import dev.singletable.cursor.SealedCursors;
import dev.singletable.event.BeforeConvertCallback;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.plan.RepositoryPlans;
import dev.singletable.table.TableNameResolver;
import dev.singletable.template.SingleTableOperations;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.support.SimpleCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.AuditorAware;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ZooIntegrationTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private final ApplicationContextRunner zoo = new ApplicationContextRunner().withUserConfiguration(Zoo.class)
		.withPropertyValues("spring.application.name=zoo", "singletable.embedded.mode=on",
				"singletable.table.schema=create");

	@Test
	void classesThatImplementAnEntityAndEntitiesOfRepositoriesAreFound() {
		this.zoo.run((context) -> assertThat(context.getBean(ItemModel.class).types()).extracting(ItemType::javaType)
			.containsExactlyInAnyOrder(Cat.class, Keeper.class));
	}

	@Test
	void anOpenFamilyIsReadAsWhatItIs() {
		this.zoo.run((context) -> {
			SingleTableOperations template = context.getBean(SingleTableOperations.class);
			template.create(new Cat("Tom"));

			assertThat(template.get(Cat.class, "Tom")).isInstanceOf(Animal.class).isEqualTo(new Cat("Tom"));
		});
	}

	@Test
	void clockAuditorAndCallbacksAreTheApplications() {
		this.zoo.withUserConfiguration(Beans.class).run((context) -> {
			Keeper kept = context.getBean(KeeperRepository.class).create(new Keeper("1", "ada", null, null));

			assertThat(kept).isEqualTo(new Keeper("1", "ADA", NOON, "the director"));
			assertThat(context.getBean(SingleTableTemplate.class).tableName()).isEqualTo("animals");
		});
	}

	@Test
	void secretsKeepTheStartQuiet(CapturedOutput output) {
		this.zoo.withPropertyValues("singletable.cursor.secrets=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("singletable.cursor.secrets");
	}

	@Test
	void theApplicationsOwnCursorsAndEntitiesTakeThePlace() {
		Cursors own = SealedCursors.random();
		this.zoo.withBean(Cursors.class, () -> own)
			.withBean(SingleTableManagedTypes.class, () -> SingleTableManagedTypes.of(java.util.List.of(Keeper.class)))
			.run((context) -> {
				assertThat(context.getBean(Cursors.class)).isSameAs(own);
				assertThat(context.getBean(ItemModel.class).find(Cat.class)).isEmpty();
			});
	}

	/** RS-4, EM-17. */
	@Test
	void cachesAndUpgradesAreTheApplications() {
		ConcurrentMapCache cache = new ConcurrentMapCache("PASS");
		this.zoo.withBean(CacheManager.class, () -> caches(cache))
			.withBean(PassUpgrade.class)
			.withBean(SingleTableManagedTypes.class,
					() -> SingleTableManagedTypes.of(java.util.List.of(Keeper.class, Pass.class)))
			.run((context) -> {
				SingleTableTemplate template = context.getBean(SingleTableTemplate.class);
				template.create(new Pass("1", "a"));
				assertThat(template.get(Pass.class, "1")).isEqualTo(new Pass("1", "a"));
				assertThat(cache.getNativeCache()).hasSize(1);
				assertThat(template.conversion()
					.fromItem(Pass.class,
							Map.of("pk", AttributeValue.fromS("PASS#2"), "sk", AttributeValue.fromS("META"), "_type",
									AttributeValue.fromS("PASS"), "id", AttributeValue.fromS("2"))))
					.isEqualTo(new Pass("2", "from 0"));
			});
	}

	private static CacheManager caches(ConcurrentMapCache cache) {
		SimpleCacheManager manager = new SimpleCacheManager();
		manager.setCaches(java.util.List.of(cache));
		manager.initializeCaches();
		return manager;
	}

	@Test
	void theApplicationsOwnTemplateTakesThePlace() {
		this.zoo
			.withBean("singleTableTemplate", SingleTableTemplate.class,
					() -> SingleTableTemplate.builder(software.amazon.awssdk.services.dynamodb.DynamoDbClient.create())
						.table(() -> "mine")
						.entities(Keeper.class)
						.build())
			.withSystemProperties("aws.region=eu-west-1")
			.run((context) -> assertThat(context.getBean(KeeperRepository.class)).isNotNull());
	}

	@Test
	void withoutRepositoriesThereIsTheTemplate() {
		this.zoo.withPropertyValues("singletable.repositories.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(SingleTableTemplate.class)
				.hasSingleBean(RepositoryPlans.class)
				.doesNotHaveBean(KeeperRepository.class));
	}

	@SingleTableEntity(type = "PASS", pk = "PASS#{id}", schemaVersion = 1)
	@Cached
	record Pass(@Id String id, String zone) {
	}

	static class PassUpgrade implements EntityUpgrade<Pass> {

		@Override
		public Map<String, AttributeValue> upgrade(Map<String, AttributeValue> item, int from) {
			item.put("zone", AttributeValue.fromS("from " + from));
			return item;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		Clock clock() {
			return Clock.fixed(NOON, ZoneOffset.UTC);
		}

		@Bean
		AuditorAware<String> auditor() {
			return () -> Optional.of("the director");
		}

		@Bean
		BeforeConvertCallback<Keeper> shout() {
			return new Shout();
		}

		@Bean
		TableNameResolver tableName() {
			return () -> "animals";
		}

	}

	static final class Shout implements BeforeConvertCallback<Keeper> {

		@Override
		public Keeper onBeforeConvert(Keeper entity, String table) {
			return entity.withName(entity.name().toUpperCase(java.util.Locale.ROOT));
		}

	}

}
