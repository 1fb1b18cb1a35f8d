package dev.singletable.samples.orders.domain;

import java.math.BigDecimal;
import java.time.Instant;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;

/**
 * One product of an order, behind the order in its partition.
 *
 * @param number from 1
 * @param price of one, as it was then
 * @param placedAt when the order was placed, so that a product's sales come by time
 */
@SingleTableEntity(type = "LINE", pk = "CUSTOMER#{customerId}", sk = "ORDER#{orderId}#LINE#{number:4}")
@SecondaryIndex(name = "gsi1", pk = "SOLD#{sku}", sk = "{placedAt}#{orderId}")
public record OrderLine(String customerId, String orderId, int number, String sku, long quantity, BigDecimal price,
		Instant placedAt) implements OrderPart {

}
