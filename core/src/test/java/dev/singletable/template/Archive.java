package dev.singletable.template;

import java.time.Instant;
import java.util.List;

import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.annotation.Unique;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Entities whose versions are kept.
 */
final class Archive {

	private Archive() {
	}

	/** Five versions, and an index that only the current one is in. */
	@SingleTableEntity(type = "PAPER", pk = "PAPER#{id}")
	@SecondaryIndex(name = "byTopic", pk = "TOPIC#{topic}", sk = "{id}")
	@Historized(maxVersions = 5)
	record Paper(@Id String id, String topic, @Nullable String note, List<String> authors,
			@Version @Nullable Long version) {

		static Paper of(String id, String topic) {
			return new Paper(id, topic, null, List.of(), null);
		}

		Paper about(String other) {
			return new Paper(this.id, other, this.note, this.authors, this.version);
		}

		Paper noted(@Nullable String text) {
			return new Paper(this.id, this.topic, text, this.authors, this.version);
		}

	}

	/** All versions, a unique number, and a date that stays. */
	@SingleTableEntity(type = "DEED", pk = "OWNER#{owner}", sk = "DEED#{number}")
	@Historized
	record Deed(String owner, int number, @Unique @Nullable String seal, @Nullable String text,
			@CreatedDate @Nullable Instant created, @Version @Nullable Long version) {

		static Deed of(int number, @Nullable String seal) {
			return new Deed("o/1", number, seal, null, null, null);
		}

		Deed saying(String words) {
			return new Deed(this.owner, this.number, this.seal, words, this.created, this.version);
		}

	}

	record DeedId(String owner, int number) {
	}

	/** Versions of several types. */
	@Historized
	sealed interface Plant permits Tree, Herb {

	}

	@SingleTableEntity(pk = "GARDEN#{garden}", sk = "TREE#{name}")
	record Tree(String garden, String name, int height, @Version @Nullable Long version) implements Plant {
	}

	@SingleTableEntity(pk = "GARDEN#{garden}", sk = "HERB#{name}")
	record Herb(String garden, String name, @Version @Nullable Long version) implements Plant {
	}

	record PlantId(String garden, String name) {
	}

	/** Versions of what expires. */
	@SingleTableEntity(type = "TICKET", pk = "TICKET#{id}")
	@Historized
	record Pass(@Id String id, @TimeToLive @Nullable Instant until, @Version @Nullable Integer version) {
	}

}
