package dev.singletable.autoconfigure;

import dev.singletable.mapping.Problem;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.util.ClassUtils;

/**
 * Why the SDK could not make a client or could not make it speak to DynamoDB.
 */
final class ClientFailure {

	private static final String ENGINE = "dev.singletable.local.EmbeddedDynamoDb";

	private final SdkException failure;

	private final boolean engine;

	ClientFailure(SdkException failure, boolean engine) {
		this.failure = failure;
		this.engine = engine;
	}

	static ClientFailure of(SdkException failure) {
		return new ClientFailure(failure, ClassUtils.isPresent(ENGINE, ClientFailure.class.getClassLoader()));
	}

	/**
	 * What setting is missing, or null if it is something else.
	 */
	@Nullable Problem missingSetting() {
		if (message().startsWith("Unable to load region")) {
			return new Problem("AWS region",
					"neither singletable.region nor an AwsRegionProvider bean nor the SDK's default chain names one",
					"Set singletable.region." + embedded());
		}
		if (message().startsWith("Unable to load credentials")) {
			return new Problem("AWS credentials",
					"neither an AwsCredentialsProvider bean nor the SDK's default chain has any",
					"Define that bean, or give the SDK a profile or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
							+ embedded());
		}
		return null;
	}

	/**
	 * The failure as a problem of what was looked at.
	 */
	Problem problem(String where) {
		Problem missing = missingSetting();
		return (missing != null) ? missing
				: new Problem(where, "it cannot be looked at: " + message().replaceFirst("\\.$", ""),
						"Check singletable.region, singletable.endpoint and the permissions "
								+ "(dynamodb:DescribeTable), or set singletable.table.schema: none.");
	}

	private String embedded() {
		return this.engine ? " For DynamoDB Local inside the application, set singletable.embedded.mode: on." : "";
	}

	private String message() {
		return String.valueOf(this.failure.getMessage());
	}

}
