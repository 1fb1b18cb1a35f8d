package dev.singletable.test.attic;

import dev.singletable.template.SingleTableTemplate;
import dev.singletable.test.FaultyDynamoDb;
import dev.singletable.test.RecordingDynamoDb;
import dev.singletable.test.SingleTableTest;
import dev.singletable.test.TestTable;
import org.junit.jupiter.api.RepeatedTest;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

import static dev.singletable.test.SingleTableAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * TN-2, TS-2: every table of an application is a fresh one.
 */
@SingleTableTest(properties = "singletable.tables.attic.packages=dev.singletable.test.attic")
class SeveralTablesIntegrationTests {

	@Autowired
	@Qualifier("attic")
	private SingleTableTemplate attic;

	@Autowired
	private TestTable own;

	@Autowired
	private RecordingDynamoDb recording;

	@Autowired
	private FaultyDynamoDb faulty;

	@Autowired
	private BeanFactory beans;

	@RepeatedTest(2)
	void everyTableIsFreshRecordedAndCleared() {
		TestTable trunks = TestTable.of(this.beans, "atticTemplate");
		assertThat(trunks).isEmpty();
		this.faulty.onAny().throttle(1);
		this.attic.create(new Trunk("t"));
		assertThat(this.recording).hasOperations("PutItem", "PutItem");
		assertThat(trunks).hasItem("TRUNK#t", "CONTENT").isOfType("TRUNK");
		assertThat(trunks.name()).isEqualTo(this.own.name() + "-attic");
		assertThat(this.own).isEmpty();
	}

}
