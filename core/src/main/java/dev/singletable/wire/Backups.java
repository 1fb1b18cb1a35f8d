package dev.singletable.wire;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;

/**
 * Point-in-time recovery of a table. DynamoDB Local knows none, and says that it does not
 * know the operation.
 */
final class Backups {

	private static final String UNKNOWN = "UnknownOperationException";

	private final DynamoDbClient client;

	Backups(DynamoDbClient client) {
		this.client = client;
	}

	/**
	 * Whether it is on, or null where there is none.
	 */
	@Nullable Boolean areOn(String tableName) {
		try {
			ContinuousBackupsDescription backups = this.client
				.describeContinuousBackups((request) -> request.tableName(tableName))
				.continuousBackupsDescription();
			PointInTimeRecoveryDescription recovery = backups.pointInTimeRecoveryDescription();
			return recovery != null && recovery.pointInTimeRecoveryStatus() == PointInTimeRecoveryStatus.ENABLED;
		}
		catch (DynamoDbException ex) {
			if (isUnknown(ex)) {
				return null;
			}
			throw ex;
		}
	}

	void switchOn(String tableName) {
		try {
			this.client.updateContinuousBackups(TableRequests.pointInTimeRecovery(tableName));
		}
		catch (DynamoDbException ex) {
			if (!isUnknown(ex)) {
				throw ex;
			}
		}
	}

	private static boolean isUnknown(DynamoDbException failure) {
		return failure.awsErrorDetails() != null && UNKNOWN.equals(failure.awsErrorDetails().errorCode());
	}

}
