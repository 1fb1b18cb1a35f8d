package dev.singletable.autoconfigure;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Collectors;

import dev.singletable.autoconfigure.office.Office;
import dev.singletable.autoconfigure.office.archive.Dossier;
import dev.singletable.autoconfigure.office.archive.Dossiers;
import dev.singletable.autoconfigure.office.desk.Letter;
import dev.singletable.autoconfigure.office.desk.Letters;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.plan.RepositoryPlans;
import dev.singletable.template.SingleTableOperations;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * TN-2: several templates side by side, each with its table, region, endpoint,
 * credentials, entities, repositories and proof.
 */
class SeveralTablesIntegrationTests {

	private static EmbeddedDynamoDb desk;

	private static EmbeddedDynamoDb archive;

	private final Set<String> signatures = new CopyOnWriteArraySet<>();

	private String letters;

	private String dossiers;

	@BeforeAll
	static void start() {
		desk = EmbeddedDynamoDb.inMemory();
		archive = EmbeddedDynamoDb.inMemory();
	}

	@AfterAll
	static void stop() {
		desk.close();
		archive.close();
	}

	@BeforeEach
	void nameTables() {
		this.letters = desk.freshTableName();
		this.dossiers = archive.freshTableName();
	}

	private ApplicationContextRunner office() {
		return new ApplicationContextRunner().withUserConfiguration(Office.class, Credentials.class)
			.withBean(DynamoDbClientCustomizer.class, () -> (builder) -> builder.overrideConfiguration(
					builder.overrideConfiguration().toBuilder().addExecutionInterceptor(new Signatures()).build()))
			.withPropertyValues("singletable.region=eu-west-1", "singletable.endpoint=" + desk.endpoint(),
					"singletable.table.name=" + this.letters, "singletable.table.schema=create",
					"singletable.tables.archive.schema=create");
	}

	private ApplicationContextRunner officeWithArchive() {
		return office().withPropertyValues("singletable.tables.archive.name=" + this.dossiers,
				"singletable.tables.archive.region=eu-central-1",
				"singletable.tables.archive.endpoint=" + archive.endpoint(),
				"singletable.tables.archive.credentials=archivist");
	}

	private static List<String> types(SingleTableTemplate template) {
		return template.model().layout().indexes().stream().map((index) -> index.name()).toList();
	}

	private static String explained(AssertableApplicationContext context) {
		FailureAnalysis analysis = Failures.of(context.getStartupFailure());
		return analysis.getDescription() + "\n" + analysis.getAction();
	}

	@Test
	void eachRepositoryWritesToTheTableOfItsTemplate() {
		officeWithArchive().run((context) -> {
			assertThat(context).hasNotFailed();
			context.getBean(Letters.class).save(new Letter("l", "Dear"));
			context.getBean(Dossiers.class).save(new Dossier("d", "1999"));
			assertThat(context.getBean(Dossiers.class).findByYear("1999")).containsExactly(new Dossier("d", "1999"));
			assertThat(desk.client().scan((scan) -> scan.tableName(this.letters)).items())
				.extracting((item) -> item.get("_type").s())
				.containsExactly("LETTER");
			assertThat(archive.client().scan((scan) -> scan.tableName(this.dossiers)).items())
				.extracting((item) -> item.get("_type").s())
				.containsExactly("DOSSIER");
			assertThat(desk.client().listTables().tableNames()).doesNotContain(this.dossiers);
		});
	}

	@Test
	void eachIsSignedForItsRegionWithItsCredentials() {
		officeWithArchive().run((context) -> {
			context.getBean(Letters.class).save(new Letter("l", "Dear"));
			context.getBean(Dossiers.class).save(new Dossier("d", "1999"));
			assertThat(
					this.signatures.stream().map((each) -> each.replaceAll("/\\d+/", "/")).collect(Collectors.toSet()))
				.containsExactlyInAnyOrder(desk.port() + " clerk/eu-west-1/dynamodb/aws4_request",
						archive.port() + " archivist/eu-central-1/dynamodb/aws4_request");
		});
	}

	@Test
	void eachKnowsItsOwnEntitiesAlone() {
		officeWithArchive().run((context) -> {
			SingleTableTemplate own = context.getBean(SingleTableTemplate.class);
			SingleTableTemplate other = context.getBean("archiveTemplate", SingleTableTemplate.class);
			assertThat(types(own)).isEmpty();
			assertThat(types(other)).containsExactly("byYear");
			assertThat(own.model().context()).isNotSameAs(other.model().context());
			assertThat(context.getBean(SingleTableManagedTypes.class).toList()).containsExactly(Letter.class);
		});
	}

	@Test
	void theApplicationsOwnIsInjectedByTypeAndAnotherByItsName() {
		officeWithArchive().run((context) -> {
			assertThat(context.getBean(SingleTableOperations.class)).isSameAs(context.getBean("singleTableTemplate"));
			assertThat(BeanFactoryAnnotationUtils.qualifiedBeanOfType(context.getBeanFactory(),
					SingleTableTemplate.class, "archive"))
				.isSameAs(context.getBean("archiveTemplate"));
			assertThat(context.getBean(DynamoDbClient.class)).isNotSameAs(context.getBean("archiveDynamoDbClient"));
			assertThat(context.getBean(RepositoryPlans.class).of(Letters.class)).isNotEmpty();
			assertThat(context.getBean("archiveAccessProof", RepositoryPlans.class).of(Dossiers.class)).isNotEmpty();
		});
	}

	@Test
	void whatANamedTableDoesNotSetIsAsForTheApplicationsOwn() {
		office().withPropertyValues("singletable.tables.archive.name=" + this.dossiers).run((context) -> {
			context.getBean(Dossiers.class).save(new Dossier("d", "1999"));
			assertThat(desk.client().scan((scan) -> scan.tableName(this.dossiers)).count()).isOne();
		});
	}

	@Test
	void aNamedTableWithoutNameStopsTheStart() {
		office()
			.run((context) -> assertThat(explained(context)).contains("singletable.tables.archive.name is not set"));
	}

	@Test
	void unknownCredentialsStopTheStart() {
		officeWithArchive().withPropertyValues("singletable.tables.archive.credentials=nobody")
			.run((context) -> assertThat(explained(context)).contains("singletable.tables.archive.credentials")
				.contains("there is no bean 'nobody'"));
	}

	@Test
	void aNamedTableWithoutEntitiesStopsTheStart() {
		officeWithArchive().withPropertyValues("singletable.tables.attic.name=attic")
			.run((context) -> assertThat(explained(context)).contains("table 'attic'")
				.contains("it has no entities")
				.contains("Name their packages in singletable.tables.attic.packages, or give it repositories: "
						+ "@EnableSingleTableRepositories(templateRef = \"atticTemplate\")."));
	}

	@Test
	void entitiesWithoutRepositoriesAreNamedByTheirPackage() {
		officeWithArchive()
			.withPropertyValues("singletable.tables.old-letters.name=" + desk.freshTableName(),
					"singletable.tables.old-letters.schema=create",
					"singletable.tables.old-letters.packages=dev.singletable.autoconfigure.shop")
			.run((context) -> assertThat(types(context.getBean("oldLettersTemplate", SingleTableTemplate.class)))
				.containsExactly("byCity"));
	}

	@Test
	void aTemplateMayBeABeanOfTheApplication() {
		office().withUserConfiguration(OwnArchive.class).run((context) -> {
			assertThat(context).hasNotFailed();
			context.getBean(Dossiers.class).save(new Dossier("d", "1999"));
			assertThat(context.getBean(SingleTableOperations.class).find(Letter.class, "l")).isEmpty();
			assertThat(archive.client().scan((scan) -> scan.tableName("own-archive")).count()).isOne();
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Credentials {

		@Bean
		AwsCredentialsProvider clerk() {
			return StaticCredentialsProvider.create(AwsBasicCredentials.create("clerk", "secret"));
		}

		@Bean(defaultCandidate = false)
		AwsCredentialsProvider archivist() {
			return StaticCredentialsProvider.create(AwsBasicCredentials.create("archivist", "secret"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnArchive {

		@Bean(defaultCandidate = false)
		SingleTableTemplate archiveTemplate() {
			return SingleTableTemplate.builder(archive.client())
				.table(() -> "own-archive")
				.entities(Dossier.class)
				.createTable(true)
				.build();
		}

	}

	/** Remembers whom requests are signed for. */
	private final class Signatures implements ExecutionInterceptor {

		@Override
		public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
			String signature = context.httpRequest().firstMatchingHeader("Authorization").orElse("");
			SeveralTablesIntegrationTests.this.signatures
				.add(context.httpRequest().port() + " " + signature.replaceAll(".*Credential=([^,]*),.*", "$1"));
		}

	}

}
