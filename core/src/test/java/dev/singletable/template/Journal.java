package dev.singletable.template;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.repository.SingleTableCrudRepository;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;

/**
 * A type whose items are spread over the shards of its indexes.
 */
final class Journal {

	private static final List<String> KINDS = List.of("login", "logout", "order", "rare kind");

	private Journal() {
	}

	@SingleTableEntity(type = "EVENT", pk = "EVENT#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{at}", shards = 8)
	@SecondaryIndex(name = "byKind", pk = "KIND#{kind}", sk = "{rank}#{id}", shards = 3)
	@SecondaryIndex(name = "keys", pk = "KEYS#{@type}", sk = "{id}", shards = 5, projection = IndexProjection.KEYS_ONLY)
	record Event(@Id String id, String kind, int rank, Instant at, String note) {
	}

	interface Events extends SingleTableCrudRepository<Event, String> {

		List<Event> findByKind(String kind);

		List<Event> findByKindOrderByRankDesc(String kind);

		List<Event> findFirst5ByKindOrderByRank(String kind);

		List<Event> findByKindIn(List<String> kinds);

		List<Event> findByKind(String kind, Sort sort);

		List<Event> findByKindAndRankBetween(String kind, int from, int to);

		Slice<Event> findByKind(String kind, Pageable page);

		Window<Event> findByKind(String kind, ScrollPosition position, Limit limit);

		long countByKind(String kind);

		boolean existsByKind(String kind);

		long deleteByKind(String kind);

	}

	/** Some kinds have few items, and some shards of theirs none. */
	static List<Event> events(int number, Random random) {
		return IntStream.range(0, number)
			.mapToObj((at) -> new Event("e" + at,
					KINDS.get((random.nextInt(20) == 0) ? 3 : random.nextInt(KINDS.size() - 1)), random.nextInt(30),
					Instant.ofEpochSecond(1_800_000_000L + random.nextInt(1_000_000), at), "note" + random.nextInt(9)))
			.toList();
	}

}
