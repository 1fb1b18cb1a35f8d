package dev.singletable.repository.query;

import dev.singletable.plan.Refusal;

/**
 * A repository method cannot be served; the proof makes it a problem of the start.
 */
final class RefusedMethodException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Refusal refusal;

	RefusedMethodException(Refusal refusal) {
		super(refusal.toString());
		this.refusal = refusal;
	}

	RefusedMethodException(String what, String action) {
		this(new Refusal(what, action));
	}

	/**
	 * From a message of two sentences or more: what is wrong, and what to do.
	 */
	static RefusedMethodException of(String message) {
		int end = message.indexOf(". ");
		return (end < 0) ? new RefusedMethodException(message.replaceFirst("\\.$", ""), "Change the method.")
				: new RefusedMethodException(message.substring(0, end), message.substring(end + 2));
	}

	Refusal refusal() {
		return this.refusal;
	}

}
