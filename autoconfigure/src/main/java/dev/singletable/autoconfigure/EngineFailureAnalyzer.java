package dev.singletable.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Shows why DynamoDB Local did not start.
 */
final class EngineFailureAnalyzer extends AbstractFailureAnalyzer<EngineFailedException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, EngineFailedException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Change singletable.embedded.folder or singletable.embedded.port if the message names them, or set "
						+ "singletable.embedded.mode: off and configure singletable.endpoint.",
				cause);
	}

}
