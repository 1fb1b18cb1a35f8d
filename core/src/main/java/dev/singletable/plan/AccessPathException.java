package dev.singletable.plan;

import java.util.List;

import dev.singletable.mapping.Problem;

/**
 * The application does not start: something has no access path, or cannot be stored
 * safely. Lists everything that was found, each with what to do.
 */
public final class AccessPathException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Problem> problems;

	public AccessPathException(List<Problem> problems) {
		super(describe(problems));
		this.problems = List.copyOf(problems);
	}

	/**
	 * Everything that was found, models first, then methods, then the table.
	 */
	public List<Problem> problems() {
		return this.problems;
	}

	private static String describe(List<Problem> problems) {
		StringBuilder text = new StringBuilder();
		text.append(problems.size()).append((problems.size() == 1) ? " problem keeps" : " problems keep");
		text.append(" the application from starting:");
		int number = 1;
		for (Problem problem : problems) {
			text.append("\n\n").append(number++).append(". ").append(problem.where()).append(": ");
			text.append(problem.what()).append(".\n   ").append(problem.action());
		}
		return text.toString();
	}

}
