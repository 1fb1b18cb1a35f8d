package dev.singletable.autoconfigure;

import java.util.List;

import dev.singletable.mapping.Problem;
import dev.singletable.plan.AccessPathException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Shows everything that the proof found.
 */
final class AccessPathFailureAnalyzer extends AbstractFailureAnalyzer<AccessPathException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, AccessPathException cause) {
		List<Problem> problems = cause.problems();
		String action = (problems.size() == 1) ? problems.get(0).action()
				: "Do what the line below each problem says. These are all that were found.";
		return new FailureAnalysis(String.valueOf(cause.getMessage()), action, cause);
	}

}
