package dev.singletable.samples.orders.domain;

import java.time.Instant;
import java.util.Map;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.TimeToLive;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * What a customer is about to order. It is gone when it expires, though DynamoDB may take
 * two days to delete it.
 *
 * @param quantities by product
 */
@SingleTableEntity(type = "CART", pk = "CUSTOMER#{customerId}", sk = "CART")
public record Cart(@Id String customerId, Map<String, Long> quantities, @TimeToLive Instant expiresAt,
		@Version @Nullable Long version) {

}
