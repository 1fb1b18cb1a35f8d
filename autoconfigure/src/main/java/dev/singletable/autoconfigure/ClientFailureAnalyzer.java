package dev.singletable.autoconfigure;

import dev.singletable.mapping.Problem;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which setting the DynamoDB client lacks.
 */
final class ClientFailureAnalyzer extends AbstractFailureAnalyzer<SdkException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SdkException cause) {
		Problem problem = ClientFailure.of(cause).missingSetting();
		return (problem != null)
				? new FailureAnalysis(problem.where() + ": " + problem.what() + ".", problem.action(), cause) : null;
	}

}
