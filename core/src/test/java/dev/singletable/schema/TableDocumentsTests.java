package dev.singletable.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import dev.singletable.table.IndexContents;
import dev.singletable.table.KeyAttribute;
import dev.singletable.table.KeyKind;
import dev.singletable.table.TableAttributes;
import dev.singletable.table.TableIndex;
import dev.singletable.table.TableLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * TN-4: a table's definition as files.
 */
class TableDocumentsTests {

	private static final TableIndex BY_YEAR = new TableIndex("byYear", false,
			List.of(KeyAttribute.text("_type"), KeyAttribute.text("region")),
			List.of(new KeyAttribute("year", KeyKind.N)), new IndexContents.Include(Set.of("total", "open")));

	private static final TableIndex GSI = new TableIndex("gsi1", false, List.of(KeyAttribute.text("gsi1pk")),
			List.of(KeyAttribute.text("gsi1sk")), new IndexContents.All());

	private static final TableIndex RECENT = new TableIndex("recent", true, List.of(KeyAttribute.text("pk")),
			List.of(KeyAttribute.text("recentsk")), new IndexContents.KeysOnly());

	private static final TableDocuments PLAIN = TableDocuments.of("orders",
			TableDefinition.of(new TableLayout(TableAttributes.defaults(), List.of(), false)));

	private static final TableDocuments FULL = new TableDocuments("orders",
			TableDefinition.of(new TableLayout(TableAttributes.defaults(), List.of(BY_YEAR, GSI, RECENT), true)),
			new TableSettings(Billing.PAY_PER_REQUEST, StreamView.NEW_IMAGE, true, true), true);

	@Test
	void theInputOfCreateTable() {
		assertThat(PLAIN.createTable()).isEqualTo("""
				{
				  "TableName" : "orders",
				  "BillingMode" : "PAY_PER_REQUEST",
				  "AttributeDefinitions" : [
				    {
				      "AttributeName" : "pk",
				      "AttributeType" : "S"
				    },
				    {
				      "AttributeName" : "sk",
				      "AttributeType" : "S"
				    }
				  ],
				  "KeySchema" : [
				    {
				      "AttributeName" : "pk",
				      "KeyType" : "HASH"
				    },
				    {
				      "AttributeName" : "sk",
				      "KeyType" : "RANGE"
				    }
				  ]
				}
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "table.json", "table.cloudformation.json", "table.tf.json", "policy.json" })
	void aTableWithEverythingIsAsCommitted(String file) throws IOException {
		assertThat(FULL.files()).hasSize(4).containsKey(file);
		try (InputStream committed = getClass().getResourceAsStream(file)) {
			assertThat(committed).isNotNull();
			assertThat(FULL.files().get(file)).isEqualTo(new String(committed.readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	@Test
	void aTableOfProvidedCapacityBeginsWithTheLeast() {
		TableDocuments provided = new TableDocuments("orders", FULL.definition(),
				new TableSettings(Billing.PROVISIONED, StreamView.NONE, false, null), false);
		assertThat(provided.createTable()).contains("\"BillingMode\" : \"PROVISIONED\"")
			.contains("\"ReadCapacityUnits\" : 1")
			.doesNotContain("Stream");
		assertThat(provided.terraform()).contains("\"read_capacity\" : 1").contains("\"stream_enabled\" : false");
	}

	@Test
	void thePolicyAllowsNothingThatTheApplicationDoesNotDo() {
		assertThat(PLAIN.policy()).isEqualTo("""
				{
				  "Version" : "2012-10-17",
				  "Statement" : [
				    {
				      "Sid" : "Items",
				      "Effect" : "Allow",
				      "Action" : [
				        "dynamodb:GetItem",
				        "dynamodb:BatchGetItem",
				        "dynamodb:Query",
				        "dynamodb:PutItem",
				        "dynamodb:UpdateItem",
				        "dynamodb:DeleteItem",
				        "dynamodb:BatchWriteItem",
				        "dynamodb:ConditionCheckItem"
				      ],
				      "Resource" : [
				        "arn:aws:dynamodb:*:*:table/orders"
				      ]
				    },
				    {
				      "Sid" : "Start",
				      "Effect" : "Allow",
				      "Action" : [
				        "dynamodb:DescribeTable"
				      ],
				      "Resource" : [
				        "arn:aws:dynamodb:*:*:table/orders"
				      ]
				    }
				  ]
				}
				""");
		String arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";
		assertThat(TableDocuments.of(arn, FULL.definition()).policy()).contains("\"" + arn + "\"",
				"\"" + arn + "/index/gsi1\"");
	}

}
