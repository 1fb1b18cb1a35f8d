package dev.singletable.repository;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.LocalIndex;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.template.RecordingClient;
import dev.singletable.template.SingleTableTemplate;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The entities of a hotel, with keys and indexes of every kind.
 */
final class Hotel {

	static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	static final UUID ANN = new UUID(0, 1);

	private Hotel() {
	}

	static SingleTableTemplate template(RecordingClient client) {
		return SingleTableTemplate.builder(client)
			.table(() -> "hotel")
			.entities(Guest.class, Stay.class, Room.class, RoomKey.class)
			.build();
	}

	enum State {

		BOOKED, HERE, GONE

	}

	record Address(String city, @Nullable String street) {
	}

	record Line(String text, int count) {
	}

	/** Has a whole index over its type, and a part of a key that is nested. */
	@SingleTableEntity(type = "GUEST", pk = "GUEST#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{name}")
	@SecondaryIndex(name = "byEmail", pk = "EMAIL#{email}", sparse = true)
	@SecondaryIndex(name = "byCity", pk = "CITY#{address.city}", sk = "{name}")
	record Guest(@Id UUID id, String name, @Nullable String email, Address address) {

		static Guest of(int number, String name) {
			return new Guest(new UUID(0, number), name, null, new Address("Rome", null));
		}

	}

	/**
	 * Has indexes of every kind, and its partitions to itself as far as its prefix goes.
	 */
	@SingleTableEntity(type = "STAY", pk = "HOTEL#{hotel}", sk = "STAY#{arrival}#{number}")
	@SecondaryIndex(name = "byState", pk = "STATE#{state}", sk = "{bookedAt}#{number}")
	@SecondaryIndex(name = "byGuest", partition = { "@type", "guest" }, sort = { "arrival", "number" })
	@SecondaryIndex(name = "byCode", pk = "CODE#{code}", sk = "{arrival}", projection = IndexProjection.KEYS_ONLY)
	@SecondaryIndex(name = "byAgent", pk = "AGENT#{agent}", sk = "{bookedAt}", projection = IndexProjection.INCLUDE,
			include = "price")
	@SecondaryIndex(name = "waiting", pk = "WAITING#{hotel}", sk = "{waitingSince}", sparse = true)
	@SecondaryIndex(name = "inverse", pk = "{sk}", sk = "{pk}")
	@LocalIndex(name = "byPrice", sk = "PRICE#{price}")
	record Stay(String hotel, LocalDate arrival, int number, State state, Instant bookedAt, UUID guest, String code,
			String agent, BigDecimal price, @Nullable Instant waitingSince, @Nullable String note, Set<String> tags,
			List<Line> lines, @Nullable Address billing, boolean paid, @Version @Nullable Long version) {

		static Stay of(String hotel, int number) {
			return new Stay(hotel, LocalDate.of(2026, 3, 1), number, State.BOOKED, NOON, ANN, "code", "agent",
					new BigDecimal("19.99"), null, null, Set.of(), List.of(), null, false, 1L);
		}

	}

	record StayId(String hotel, LocalDate arrival, int number) {
	}

	/** Several types, one key space, and keys of another type below each of theirs. */
	@SingleTableEntity(type = "ROOM", pk = "HOTEL#{hotel}", sk = "ROOM#{number}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{number}")
	sealed interface Room permits Single, Suite {

		String hotel();

		int number();

	}

	@SingleTableEntity(type = "SINGLE")
	record Single(String hotel, int number, boolean bath) implements Room {
	}

	@SingleTableEntity(type = "SUITE")
	record Suite(String hotel, int number, int rooms) implements Room {
	}

	record RoomId(String hotel, int number) {
	}

	@SingleTableEntity(type = "KEY", pk = "HOTEL#{hotel}", sk = "ROOM#{number}#KEY#{serial}")
	record RoomKey(String hotel, int number, String serial) {
	}

	record KeyId(String hotel, int number, String serial) {
	}

	/** Part of a stay, as a record. */
	record Arrival(LocalDate arrival, int number) {
	}

	/** Part of a stay, as an interface. */
	interface HasPrice {

		BigDecimal getPrice();

	}

	interface HasName {

		String getName();

	}

}
