package dev.singletable.samples.orders.domain;

import java.math.BigDecimal;
import java.time.Instant;

import dev.singletable.annotation.Audited;
import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

/**
 * Something the shop sells. Its last twenty versions are kept, so that the price of a day
 * can be told.
 */
@SingleTableEntity(type = "PRODUCT", pk = "PRODUCT#{sku}")
@SecondaryIndex(name = "types", pk = "{@type}", sk = "{name}#{sku}")
@Historized(maxVersions = 20)
@Audited
public record Product(@Id String sku, String name, BigDecimal price, @LastModifiedDate @Nullable Instant changedAt,
		@LastModifiedBy @Nullable String changedBy, @Version @Nullable Long version) {

	/**
	 * A product that is not stored yet.
	 */
	public static Product of(String sku, String name, BigDecimal price) {
		return new Product(sku, name, price, null, null, null);
	}

	/**
	 * The same at another price.
	 */
	public Product at(BigDecimal price) {
		return new Product(this.sku, this.name, price, this.changedAt, this.changedBy, this.version);
	}

}
