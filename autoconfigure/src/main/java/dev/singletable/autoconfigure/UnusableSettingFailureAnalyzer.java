package dev.singletable.autoconfigure;

import dev.singletable.mapping.Problem;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Shows the setting and how to change it.
 */
final class UnusableSettingFailureAnalyzer extends AbstractFailureAnalyzer<UnusableSettingException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnusableSettingException cause) {
		Problem problem = cause.problem();
		return new FailureAnalysis(problem.where() + ": " + problem.what() + ".", problem.action(), cause);
	}

}
