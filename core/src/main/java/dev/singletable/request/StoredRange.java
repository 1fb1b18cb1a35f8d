package dev.singletable.request;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The two ends of a BETWEEN as they are stored.
 */
record StoredRange(AttributeValue from, AttributeValue to) {

	/**
	 * Whether the end comes before the beginning in DynamoDB's order, so that nothing is
	 * between them.
	 */
	boolean isCrossed() {
		if (this.from.type() != this.to.type()) {
			return false;
		}
		return switch (this.from.type()) {
			case S -> isAfter(utf8(this.from.s()), utf8(this.to.s()));
			case N -> new BigDecimal(this.from.n()).compareTo(new BigDecimal(this.to.n())) > 0;
			case B -> isAfter(this.from.b().asByteArrayUnsafe(), this.to.b().asByteArrayUnsafe());
			default -> false;
		};
	}

	private static boolean isAfter(byte[] one, byte[] other) {
		return Arrays.compareUnsigned(one, other) > 0;
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
