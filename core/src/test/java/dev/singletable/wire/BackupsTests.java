package dev.singletable.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.singletable.schema.SchemaDifference;
import dev.singletable.schema.TableSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * TN-4: point-in-time recovery, by answers as DynamoDB gives them, since the local engine
 * gives none.
 */
class BackupsTests {

	private static final TableSettings ON = TableSettings.none().withPointInTimeRecovery(true);

	private final Service service = new Service();

	private final TableAdministration administration = new TableAdministration(this.service);

	private List<String> differences(TableSettings wanted) {
		return this.administration.differences("orders", TableLayouts.plain(), wanted)
			.stream()
			.map(SchemaDifference::what)
			.filter((what) -> what.contains("recovery"))
			.toList();
	}

	private static DynamoDbException refusal(String code) {
		return (DynamoDbException) DynamoDbException.builder()
			.awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(code).build())
			.build();
	}

	@Test
	void recoveryThatIsOffIsADifference() {
		this.service.recovery = () -> "DISABLED";
		assertThat(differences(ON)).containsExactly("its point-in-time recovery is off, but expected to be on");
		this.service.recovery = () -> "ENABLED";
		assertThat(differences(ON)).isEmpty();
		assertThat(differences(TableSettings.none().withPointInTimeRecovery(false)))
			.containsExactly("its point-in-time recovery is on, but expected to be off");
	}

	@Test
	void itIsAskedForOnlyWhereItIsExpectedOrNot() {
		assertThat(differences(TableSettings.none())).isEmpty();
		assertThat(this.service.calls).isEmpty();
	}

	@Test
	void anEngineThatDoesNotKnowItIsNoDifference() {
		this.service.recovery = () -> {
			throw refusal("UnknownOperationException");
		};
		assertThat(differences(ON)).isEmpty();
	}

	@Test
	void aMissingPermissionIsNotHidden() {
		this.service.recovery = () -> {
			throw refusal("AccessDeniedException");
		};
		assertThatExceptionOfType(DynamoDbException.class).isThrownBy(() -> differences(ON))
			.withMessageContaining("AccessDeniedException");
	}

	@Test
	void aNewTableHasItSwitchedOn() {
		this.service.exists = false;
		this.administration.create("orders", TableLayouts.plain(), ON, Duration.ofSeconds(5));
		assertThat(this.service.calls).containsExactly("switch on");
	}

	/** Answers as told. */
	private static final class Service implements DynamoDbClient {

		private final List<String> calls = new ArrayList<>();

		private Supplier<@Nullable String> recovery = () -> null;

		private boolean exists = true;

		@Override
		public DescribeTableResponse describeTable(DescribeTableRequest request) {
			if (!this.exists) {
				throw ResourceNotFoundException.builder().build();
			}
			return DescribeTableResponse.builder()
				.table((table) -> table.tableName(request.tableName()).tableStatus("ACTIVE"))
				.build();
		}

		@Override
		public CreateTableResponse createTable(CreateTableRequest request) {
			this.exists = true;
			return CreateTableResponse.builder().build();
		}

		@Override
		public DescribeContinuousBackupsResponse describeContinuousBackups(DescribeContinuousBackupsRequest request) {
			this.calls.add("describe");
			String status = this.recovery.get();
			return DescribeContinuousBackupsResponse.builder()
				.continuousBackupsDescription((backups) -> backups.continuousBackupsStatus("ENABLED")
					.pointInTimeRecoveryDescription((each) -> each.pointInTimeRecoveryStatus(status)))
				.build();
		}

		@Override
		public UpdateContinuousBackupsResponse updateContinuousBackups(UpdateContinuousBackupsRequest request) {
			this.calls.add(request.pointInTimeRecoverySpecification().pointInTimeRecoveryEnabled() ? "switch on"
					: "switch off");
			return UpdateContinuousBackupsResponse.builder().build();
		}

		@Override
		public String serviceName() {
			return "dynamodb";
		}

		@Override
		public void close() {
			// nothing is open
		}

	}

}
