package dev.singletable.template;

import java.time.Instant;

import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.KeyPart;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Unique;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

/**
 * The entities of a club: with unique values, versions, dates and computed keys.
 */
final class Club {

	private Club() {
	}

	@SingleTableEntity(type = "MEMBER", pk = "MEMBER#{id}")
	record Member(@Id String id, @Unique @Nullable String email, @Nullable String name) {
	}

	@SingleTableEntity(type = "BOOKING", pk = "ROOM#{room}", sk = "BOOKING#{id}")
	@SecondaryIndex(name = "byHours", pk = "{@type}", sk = "{hours}#{id}")
	record Booking(String room, String id, @Unique @Nullable String code, int hours,
			@CreatedDate @Nullable Instant created, @Version @Nullable Long version) {

		static Booking of(String room, String id, @Nullable String code) {
			return new Booking(room, id, code, 2, null, null);
		}

		Booking in(String other) {
			return new Booking(other, this.id, this.code, this.hours, this.created, this.version);
		}

		Booking with(@Nullable String other) {
			return new Booking(this.room, this.id, other, this.hours, this.created, this.version);
		}

		Booking withVersion(@Nullable Long other) {
			return new Booking(this.room, this.id, this.code, this.hours, this.created, other);
		}

	}

	record BookingId(String room, String id) {
	}

	@SingleTableEntity(type = "VISIT", pk = "DAY#{day}", sk = "{id}")
	record Visit(String id, Instant at, @CreatedDate @Nullable Instant created) {

		@KeyPart
		String getDay() {
			return this.at.toString().substring(0, 10);
		}

	}

	record VisitId(String day, String id) {
	}

	@SingleTableEntity(type = "LOCKER", pk = "LOCKER#{id}")
	static final class Locker {

		@Id
		@GeneratedId
		@Nullable String id;

		@Unique
		@Nullable String owner;

		@CreatedDate
		@Nullable Instant created;

		@LastModifiedDate
		@Nullable Instant modified;

		@Version
		@Nullable Long version;

		static Locker of(String owner) {
			Locker locker = new Locker();
			locker.owner = owner;
			return locker;
		}

		@Override
		public String toString() {
			return "Locker[" + this.id + ", " + this.owner + ", " + this.created + ", " + this.modified + ", "
					+ this.version + "]";
		}

	}

}
