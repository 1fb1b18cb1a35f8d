package dev.singletable.template;

import java.time.Instant;

import dev.singletable.annotation.Counted;
import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.annotation.Unique;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The entities of a depot, most of which are counted.
 */
final class Depot {

	private Depot() {
	}

	@SingleTableEntity(type = "CRATE", pk = "CRATE#{id}")
	@Counted(shards = 3)
	record Crate(@Id String id, @Nullable String label) {
	}

	@SingleTableEntity(type = "LEASE", pk = "LEASE#{id}")
	@Counted
	record Lease(@Id String id, @TimeToLive Instant until) {
	}

	@SingleTableEntity(type = "PALLET", pk = "PALLET#{id}")
	@Counted
	@Historized(maxVersions = 2)
	record Pallet(@Id String id, @Unique @Nullable String code, @Version @Nullable Long version) {
	}

	@SingleTableEntity(type = "HALL", pk = "HALL#{id}")
	record Hall(@Id String id) {
	}

	@Counted
	sealed interface Vehicle {

		@SingleTableEntity(type = "TRUCK", pk = "TRUCK#{id}")
		record Truck(@Id String id) implements Vehicle {
		}

		@SingleTableEntity(type = "VAN", pk = "VAN#{id}")
		record Van(@Id String id) implements Vehicle {
		}

	}

}
