package dev.singletable.template;

import java.util.UUID;

/**
 * What makes it safe to send a transaction again: the same as long as it is not known
 * what became of it.
 */
final class TransactionToken {

	private static final int LONGEST = 36;

	private String value = UUID.randomUUID().toString();

	private boolean given;

	/**
	 * Takes a caller's, for good.
	 */
	void give(String wanted) {
		if (wanted.isEmpty() || wanted.length() > LONGEST) {
			throw new IllegalArgumentException(
					"The token has %d characters. Give one of 1 to %d.".formatted(wanted.length(), LONGEST));
		}
		this.value = wanted;
		this.given = true;
	}

	String value() {
		return this.value;
	}

	boolean isGiven() {
		return this.given;
	}

	/**
	 * Nothing was written under it, and what is sent next is another transaction.
	 */
	void renew() {
		if (!this.given) {
			this.value = UUID.randomUUID().toString();
		}
	}

}
