package dev.singletable.manual.tables;

import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.manual.tables.archive.Dossier;
import dev.singletable.manual.tables.archive.Dossiers;
import dev.singletable.manual.tables.shop.Order;
import dev.singletable.manual.tables.shop.Orders;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.test.SingleTableTest;
import dev.singletable.test.TestTable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static dev.singletable.test.SingleTableAssertions.assertThat;

@DynamoDbLocal
@SingleTableTest(properties = "singletable.tables.archive.name=archive")
@Import({ ShopTable.class, ArchiveTable.class })
class SeveralTablesIntegrationTests {

	@Autowired
	private Orders orders;

	@Autowired
	private Dossiers dossiers;

	@Autowired
	private BeanFactory beans;

	@Autowired
	private TestTable own;

	@Test
	void eachRepositoryHasItsTable() {
		orders.create(new Order("o1"));
		dossiers.create(new Dossier("d1"));
		assertThat(own).hasItem("ORDER#o1", "META");
		assertThat(TestTable.of(beans, "archiveTemplate")).hasItem("DOSSIER#d1", "META");
	}

	static class Beans {

		private final DynamoDbClient client;

		Beans(DynamoDbClient client) {
			this.client = client;
		}

		// tag::role[]
		@Bean(defaultCandidate = false)
		AwsCredentialsProvider archivist(StsClient sts) {
			return StsAssumeRoleCredentialsProvider.builder()
				.stsClient(sts)
				.refreshRequest(
						(role) -> role.roleArn("arn:aws:iam::123456789012:role/archivist").roleSessionName("shop"))
				.build();
		}
		// end::role[]

		// tag::template[]
		@Bean(defaultCandidate = false)
		SingleTableTemplate archiveTemplate() {
			return SingleTableTemplate.builder(client).table(() -> "shop-archive").entities(Dossier.class).build();
		}
		// end::template[]

	}

	@Test
	void rolesAndTemplatesMayBeBeans(EmbeddedDynamoDb engine) {
		Beans beans = new Beans(engine.client());
		org.assertj.core.api.Assertions.assertThat(beans.archiveTemplate().tableName()).isEqualTo("shop-archive");
		try (StsClient sts = StsClient.builder()
			.region(Region.EU_WEST_1)
			.credentialsProvider(AnonymousCredentialsProvider.create())
			.build()) {
			org.assertj.core.api.Assertions.assertThat(beans.archivist(sts)).isNotNull();
		}
	}

}
