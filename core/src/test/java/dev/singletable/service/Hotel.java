package dev.singletable.service;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.TimeToLive;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

/**
 * What a hotel keeps.
 */
final class Hotel {

	private Hotel() {
	}

	@SingleTableEntity(type = "BOOKING", pk = "HOTEL#{hotel}", sk = "BOOKING#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{arrival}#{id}")
	@SecondaryIndex(name = "byGuest", pk = "GUEST#{guest}", sk = "{arrival}#{id}", sparse = true)
	@SecondaryIndex(name = "byNights", partition = { "@type", "hotel" }, sort = { "nights", "id" })
	record Booking(String hotel, @GeneratedId @Nullable String id, @Nullable String guest, LocalDate arrival,
			int nights, @Nullable BigDecimal price, Set<String> extras, List<String> notes,
			@Version @Nullable Long version) {

		static Booking of(String id, String guest, int day, int nights) {
			return new Booking("h1", id, guest, LocalDate.of(2026, 3, day), nights, new BigDecimal(nights * 80),
					Set.of(), List.of(), null);
		}

		Booking at(String hotel) {
			return new Booking(hotel, this.id, this.guest, this.arrival, this.nights, this.price, this.extras,
					this.notes, this.version);
		}

		Booking forNights(int nights) {
			return new Booking(this.hotel, this.id, this.guest, this.arrival, nights, this.price, this.extras,
					this.notes, this.version);
		}

	}

	record BookingId(String hotel, String id) {
	}

	@SingleTableEntity(type = "ROOM")
	static final class Room {

		@Id
		@Nullable String number;

		@Nullable List<String> beds;

		@CreatedDate
		@Nullable Instant created;

		@LastModifiedDate
		@Nullable Instant modified;

	}

	@SingleTableEntity(type = "HOLD")
	@SecondaryIndex(name = "holds", pk = "{@type}", sk = "{room}")
	record Hold(@Id String room, String guest, @TimeToLive Instant until) {
	}

}
