package dev.singletable.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.singletable.annotation.Cached;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.TimeToLive;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The entities of a kiosk, most of which are cached.
 */
final class Kiosk {

	private Kiosk() {
	}

	@SingleTableEntity(type = "PRICE", pk = "PRICE#{id}")
	@Cached
	record Price(@Id String id, int cents, @Version @Nullable Long version) {

		static Price of(String id, int cents) {
			return new Price(id, cents, null);
		}

	}

	@SingleTableEntity(type = "SHELF", pk = "SHELF#{id}")
	@Cached("shelves")
	static final class Shelf {

		@Id
		@Nullable String id;

		List<String> goods = new ArrayList<>();

		static Shelf of(String id, String... goods) {
			Shelf shelf = new Shelf();
			shelf.id = id;
			shelf.goods.addAll(List.of(goods));
			return shelf;
		}

	}

	@SingleTableEntity(type = "OFFER", pk = "OFFER#{id}")
	@Cached
	record Offer(@Id String id, @TimeToLive Instant until) {
	}

	@SingleTableEntity(type = "CLERK", pk = "CLERK#{id}")
	record Clerk(@Id String id) {
	}

}
