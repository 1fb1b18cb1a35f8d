package dev.singletable.template;

import java.time.Instant;
import java.util.UUID;

import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.annotation.Unique;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

/**
 * Entities with values that one of them alone may have.
 */
final class Guild {

	private Guild() {
	}

	/** Without a version: an email whatever its case, and a seat within a hall. */
	@SingleTableEntity(type = "MEMBER", pk = "MEMBER#{id}")
	@Unique(name = "seat", properties = "seat", scope = "hall")
	record Member(@Id String id, @Unique(ignoreCase = true) @Nullable String email, @Nullable String hall,
			@Nullable Integer seat, @Nullable String note) {

		static Member of(String id, @Nullable String email) {
			return new Member(id, email, null, null, null);
		}

		Member at(@Nullable String hall, @Nullable Integer seat) {
			return new Member(this.id, this.email, hall, seat, this.note);
		}

	}

	/** With a version and an index. */
	@SingleTableEntity(type = "ACCOUNT", pk = "ACCOUNT#{id}")
	@SecondaryIndex(name = "byOwner", pk = "OWNER#{owner}", sk = "{number}", sparse = true)
	record Account(@Id String id, @Unique @Nullable String number, @Nullable String owner,
			@Version @Nullable Long version) {

		static Account of(String id, @Nullable String number) {
			return new Account(id, number, null, null);
		}

		Account withNumber(@Nullable String other) {
			return new Account(this.id, other, this.owner, this.version);
		}

	}

	/** Whose values are free again when it has expired. */
	@SingleTableEntity(type = "SESSION", pk = "SESSION#{id}")
	record Session(@Id String id, @Unique @Nullable String code, @TimeToLive @Nullable Instant until,
			@Nullable String note) {

		static Session of(String id, @Nullable String code, @Nullable Instant until) {
			return new Session(id, code, until, null);
		}

	}

	/** Values of every kind that a key can have. */
	@SingleTableEntity(type = "KIT", pk = "KIT#{id}")
	@Unique(name = "place", properties = { "locker.room", "locker.number" })
	record Kit(@Id String id, @Unique @Nullable Long serial, @Unique @Nullable UUID tag,
			@Unique @Nullable Colour colour, @Unique @Nullable Instant bought, @Nullable Locker locker) {

		static Kit of(String id) {
			return new Kit(id, null, null, null, null, null);
		}

		Kit in(Locker other) {
			return new Kit(this.id, this.serial, this.tag, this.colour, this.bought, other);
		}

	}

	enum Colour {

		RED, BLUE

	}

	record Locker(@Nullable String room, @Nullable Integer number) {
	}

	/** Changed in place: id, version and dates. */
	@SingleTableEntity(type = "TEAM")
	static final class Team {

		@GeneratedId
		@Id
		@Nullable String id;

		@Unique
		@Nullable String name;

		@Version
		@Nullable Long version;

		@CreatedDate
		@Nullable Instant created;

		@LastModifiedDate
		@Nullable Instant modified;

		static Team of(@Nullable String name) {
			Team team = new Team();
			team.name = name;
			return team;
		}

	}

	/** Two types that share what is unique. */
	@SingleTableEntity(type = "COURT", pk = "COURT#{id}", sk = "{@type}")
	sealed interface Court permits Grass, Clay {

		String id();

		@Nullable String title();

	}

	@SingleTableEntity(type = "GRASS")
	record Grass(String id, @Unique @Nullable String title) implements Court {
	}

	@SingleTableEntity(type = "CLAY")
	record Clay(String id, @Unique @Nullable String title, @TimeToLive @Nullable Instant until) implements Court {
	}

}
