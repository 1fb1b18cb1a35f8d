package dev.singletable.expression;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Counts as DynamoDB does, from 0 where nothing is stored.
 */
final class StoredNumber {

	private StoredNumber() {
	}

	static BigDecimal of(@Nullable AttributeValue stored) {
		return (stored != null) ? new BigDecimal(stored.n()) : BigDecimal.ZERO;
	}

	static AttributeValue sum(@Nullable AttributeValue stored, BigDecimal delta) {
		return AttributeValue.fromN(of(stored).add(delta).toPlainString());
	}

}
