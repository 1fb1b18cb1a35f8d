package dev.singletable.samples.orders.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import dev.singletable.annotation.Audited;
import dev.singletable.annotation.Counted;
import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.KeyPart;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.Version;

/**
 * What a customer bought.
 *
 * @param orderId a ULID, so that a customer's orders come in the order they were placed
 * @param sentTo the address as it was then
 */
@SingleTableEntity(type = "ORDER", pk = "CUSTOMER#{customerId}", sk = "ORDER#{orderId}")
@SecondaryIndex(name = "gsi1", pk = "STATUS#{status}", sk = "{placedAt}#{orderId}")
@SecondaryIndex(name = "gsi2", pk = "DAY#{day}", sk = "{total}#{orderId}")
@Audited(actorRequired = true, snapshot = true)
@Counted
public record Order(String customerId, @GeneratedId @Nullable String orderId, OrderStatus status, Instant placedAt,
		BigDecimal total, Address sentTo, @LastModifiedBy @Nullable String changedBy,
		@Version @Nullable Long version) implements OrderPart {

	/**
	 * The day it was placed, in UTC.
	 */
	@KeyPart
	public LocalDate getDay() {
		return LocalDate.ofInstant(this.placedAt, ZoneOffset.UTC);
	}

}
