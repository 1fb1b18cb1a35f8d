package dev.singletable.samples.orders.domain;

import java.time.Instant;

import dev.singletable.annotation.Audited;
import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.Sensitive;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Unique;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

/**
 * Somebody who orders. What belongs to a customer, addresses, cart and orders, is in the
 * same partition.
 *
 * @param email no two customers have one, however it is written; no audit trail shows it
 */
@SingleTableEntity(type = "CUSTOMER", pk = "CUSTOMER#{id}")
@Audited(actorRequired = true)
public record Customer(@Id @GeneratedId @Nullable String id, String name,
		@Sensitive @Unique(ignoreCase = true) String email, @CreatedDate @Nullable Instant createdAt,
		@LastModifiedDate @Nullable Instant changedAt, @LastModifiedBy @Nullable String changedBy,
		@Version @Nullable Long version) {

	/**
	 * A customer who is not stored yet.
	 */
	public static Customer of(String name, String email) {
		return new Customer(null, name, email, null, null, null, null);
	}

}
