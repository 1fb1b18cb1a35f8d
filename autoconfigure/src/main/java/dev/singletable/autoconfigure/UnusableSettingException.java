package dev.singletable.autoconfigure;

import dev.singletable.mapping.Problem;

/**
 * A setting that the application cannot start with.
 */
final class UnusableSettingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Problem problem;

	UnusableSettingException(String where, String what, String action) {
		super("%s: %s. %s".formatted(where, what, action));
		this.problem = new Problem(where, what, action);
	}

	/**
	 * A refusal by a value that these settings made.
	 */
	static UnusableSettingException of(String where, String setting, IllegalArgumentException refusal) {
		String action = "Change " + setting + ".";
		String message = String.valueOf(refusal.getMessage()).replace(action, "").trim();
		return new UnusableSettingException(where, message.replaceFirst("\\.$", ""), action);
	}

	Problem problem() {
		return this.problem;
	}

}
