package dev.singletable.autoconfigure;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.singletable.autoconfigure.staff.Keeper;
import dev.singletable.autoconfigure.zoo.Animal;
import dev.singletable.autoconfigure.zoo.Cat;
import dev.singletable.autoconfigure.zoo.KeeperRepository;
import dev.singletable.autoconfigure.zoo.Zoo;
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

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
