package dev.singletable.repository;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.KeyPart;
import dev.singletable.annotation.LocalIndex;
import dev.singletable.annotation.PartitionKey;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.SortKey;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.SingleTableMappingContext;
import dev.singletable.table.TableAttributes;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The entities that repositories in tests are about.
 */
public final class Shop {

	private Shop() {
	}

	public static ItemModel model() {
		return model(Customer.class, Order.class, Parcel.class, Note.class, Payment.class);
	}

	public static ItemModel model(Class<?>... entities) {
		return ItemModel.of(new SingleTableMappingContext(), TableAttributes.defaults(), List.of(entities));
	}

	public enum Status {

		NEW, PAID, SHIPPED

	}

	public record Line(String sku, int quantity) {
	}

	public record Address(String city, String street) {
	}

	/** Has a whole index over its type. */
	@SingleTableEntity(type = "CUSTOMER", pk = "CUSTOMER#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}")
	@SecondaryIndex(name = "byEmail", pk = "EMAIL#{email}", sk = "{id}", sparse = true)
	public record Customer(@Id String id, String name, @Nullable String email, @Nullable Address address) {
	}

	/** Has indexes of every kind. */
	@SingleTableEntity(type = "ORDER", pk = "CUSTOMER#{customerId}", sk = "ORDER#{id}")
	@SecondaryIndex(name = "byStatus", pk = "STATUS#{status}", sk = "{placedAt}#{id}")
	@SecondaryIndex(name = "byMonth", pk = "MONTH#{month}", sk = "{placedAt}#{id}")
	@SecondaryIndex(name = "byRegion", partition = { "@type", "region" }, sort = { "placedAt", "id" })
	@LocalIndex(name = "byTotal", sk = "TOTAL#{total}")
	public record Order(String customerId, @GeneratedId @Nullable String id, Status status, Instant placedAt,
			BigDecimal total, String region, boolean gift, @Nullable String note, List<Line> lines,
			Map<String, Integer> counters, @Version @Nullable Long version) {

		@KeyPart
		public String getMonth() {
			return this.placedAt.toString().substring(0, 7);
		}

	}

	public record OrderId(String customerId, String id) {
	}

	/** Several types, one key space. */
	@SingleTableEntity(type = "PARCEL", pk = "ORDER#{orderId}", sk = "PARCEL#{number}")
	public sealed interface Parcel permits Letter, Box {

		String orderId();

		int number();

	}

	@SingleTableEntity(type = "LETTER")
	public record Letter(String orderId, int number, String stamp) implements Parcel {
	}

	@SingleTableEntity(type = "BOX")
	public record Box(String orderId, int number, int weight) implements Parcel {
	}

	public record ParcelId(String orderId, int number) {
	}

	/** Carries its raw keys. */
	@SingleTableEntity(type = "NOTE")
	public record Note(@PartitionKey @Nullable String place, @SortKey @Nullable String moment, String text) {
	}

	/** Two indexes serve the same question. */
	@SingleTableEntity(type = "PAYMENT", pk = "PAYMENT#{id}")
	@SecondaryIndex(name = "byPayer", pk = "PAYER#{payer}", sk = "{id}")
	@SecondaryIndex(name = "alsoByPayer", pk = "ALSO#{payer}", sk = "{id}")
	public record Payment(@Id String id, String payer) {
	}

	public record Summary(String id, Status status) {
	}

	public record WrongSummary(String id, String colour) {
	}

	public interface HasTotal {

		BigDecimal getTotal();

	}

}
