package dev.singletable.wire;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.schema.Billing;
import dev.singletable.schema.SchemaDifference;
import dev.singletable.schema.StreamView;
import dev.singletable.schema.TableDocuments;
import dev.singletable.schema.TableSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * TN-4: the exported input of CreateTable makes a table without differences.
 */
@DynamoDbLocal
class TableDocumentsIntegrationTests {

	private final EmbeddedDynamoDb engine;

	private final String table;

	TableDocumentsIntegrationTests(EmbeddedDynamoDb engine) {
		this.engine = engine;
		this.table = engine.freshTableName();
	}

	private int send(String body) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.engine.endpoint())
			.header("Content-Type", "application/x-amz-json-1.0")
			.header("X-Amz-Target", "DynamoDB_20120810.CreateTable")
			.header("Authorization",
					"AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, "
							+ "SignedHeaders=host, Signature=none")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
	}

	@Test
	void theExportedInputMakesTheTable() throws Exception {
		TableSettings settings = new TableSettings(Billing.PAY_PER_REQUEST, StreamView.KEYS_ONLY, true, null);
		TableDocuments documents = new TableDocuments(this.table, TableLayouts.everyKind(), settings, false);

		assertThat(send(documents.createTable())).isEqualTo(200);

		assertThat(new TableAdministration(this.engine.client()).differences(this.table, TableLayouts.everyKind(),
				settings))
			.extracting(SchemaDifference::what)
			.containsExactly("time to live is off, but entities expire by '_ttl'");
	}

	@Test
	void theExportedInputMakesATableOfProvidedCapacity() throws Exception {
		TableSettings settings = new TableSettings(Billing.PROVISIONED, null, null, null);
		TableDocuments documents = new TableDocuments(this.table, TableLayouts.everyKind(), settings, false);

		assertThat(send(documents.createTable())).isEqualTo(200);

		assertThat(new TableAdministration(this.engine.client()).differences(this.table, TableLayouts.everyKind(),
				settings))
			.hasSize(1);
	}

}
