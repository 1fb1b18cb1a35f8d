package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.KeyPart;
import dev.singletable.annotation.LocalIndex;
import dev.singletable.annotation.PartitionKey;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.SortKey;
import dev.singletable.annotation.TimeToLive;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

/**
 * The entities of a shop.
 */
final class Shop {

	private Shop() {
	}

	enum Status {

		NEW, PAID, SHIPPED

	}

	record Line(String product, int quantity) {
	}

	record Address(String street, String city) {
	}

	@SingleTableEntity(type = "CUSTOMER", pk = "CUSTOMER#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}")
	record Customer(@Id String id, @Nullable String name, @Nullable Address address, @Nullable Set<String> tags,
			@Nullable Map<String, Long> counters) {
	}

	@SingleTableEntity(type = "ORDER", pk = "CUSTOMER#{customerId}", sk = "ORDER#{id}")
	@SecondaryIndex(name = "gsi1", pk = "STATUS#{status}", sk = "{placedAt}")
	@SecondaryIndex(name = "open", pk = "OPEN#{openSince}", sk = "{id}", sparse = true)
	@SecondaryIndex(name = "byTotal", partition = { "@type", "status" }, sort = { "total", "id" })
	@LocalIndex(name = "lsi1", sk = "PLACED#{placedAt}")
	record Order(String customerId, @GeneratedId @Nullable String id, Status status, Instant placedAt, BigDecimal total,
			List<Line> lines, @Nullable LocalDate openSince, int attempts, @Version Long version) {

		static Order of(String customer, String id, Status status, Instant placedAt) {
			return new Order(customer, id, status, placedAt, new BigDecimal("19.99"), List.of(new Line("p1", 2)), null,
					0, null);
		}

		@KeyPart
		String getMonth() {
			return this.placedAt.toString().substring(0, 7);
		}

	}

	@SingleTableEntity(type = "NOTE", pk = "CUSTOMER#{customerId}", sk = "NOTE#{number}")
	@SecondaryIndex(name = "keys", pk = "NOTES#{customerId}", sk = "{text}", projection = IndexProjection.KEYS_ONLY)
	record Note(String customerId, int number, String text, @CreatedDate @Nullable Instant created,
			@CreatedBy @Nullable String author, @LastModifiedDate @Nullable Instant modified,
			@TimeToLive java.time.@Nullable Duration keep) {

		static Note of(String customer, int number, String text) {
			return new Note(customer, number, text, null, null, null, null);
		}

	}

	@SingleTableEntity(type = "MEMO", pk = "CUSTOMER#{customerId}", sk = "MEMO#{number}")
	@SecondaryIndex(name = "keys", pk = "MEMOS#{customerId}", sk = "{text}", projection = IndexProjection.KEYS_ONLY)
	record Memo(String customerId, int number, String text, @CreatedDate @Nullable Instant created,
			@CreatedBy @Nullable String author, @LastModifiedDate @Nullable Instant modified) {
	}

	@SingleTableEntity(type = "DOCUMENT")
	record Document(@PartitionKey @Nullable String pk, @SortKey @Nullable String sk, String title) {
	}

	sealed interface Animal permits Cat, Dog {

		String name();

	}

	@SingleTableEntity(pk = "ZOO#{zoo}", sk = "CAT#{name}")
	record Cat(String zoo, String name, int lives) implements Animal {
	}

	@SingleTableEntity(pk = "ZOO#{zoo}", sk = "DOG#{name}")
	record Dog(String zoo, String name, boolean barks) implements Animal {
	}

	interface NameOnly {

		String getName();

	}

	record OrderSummary(String id, BigDecimal total) {
	}

	record OrderId(String customerId, String id) {
	}

	record NoteId(String customerId, int number) {
	}

}
