package dev.singletable.template;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.Audited;
import dev.singletable.annotation.Historized;
import dev.singletable.annotation.Sensitive;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Unique;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

/**
 * Entities with an audit trail.
 */
final class Ledger {

	private Ledger() {
	}

	/** Plain, with a version. */
	@SingleTableEntity(type = "BOOKING", pk = "BOOKING#{id}")
	@Audited
	record Booking(@Id String id, String text, int amount, @Version @Nullable Long version) {

		static Booking of(String id, String text) {
			return new Booking(id, text, 1, null);
		}

		Booking saying(String words) {
			return new Booking(this.id, words, this.amount, this.version);
		}

	}

	/** Everything there is, and much that nobody may see. */
	@SingleTableEntity(type = "PATIENT", pk = "PATIENT#{id}")
	@Audited(snapshot = true, exclude = { "address.phone", "note" }, actorRequired = true, actor = "changedBy",
			retention = "P7Y")
	record Patient(@Id String id, @Attribute("n") String name, @Nullable Address address, @Nullable String note,
			@Sensitive @Nullable String insurance, List<Contact> contacts, Map<String, Integer> values,
			Set<String> tags, @Nullable String changedBy, @LastModifiedDate @Nullable Instant modified,
			@LastModifiedBy @Nullable String modifiedBy) {

		static Patient of(String id, String name) {
			return new Patient(id, name, null, null, null, List.of(), Map.of(), Set.of(), null, null, null);
		}

		Patient at(Address place) {
			return new Patient(this.id, this.name, place, this.note, this.insurance, this.contacts, this.values,
					this.tags, this.changedBy, this.modified, this.modifiedBy);
		}

		Patient by(String actor) {
			return new Patient(this.id, this.name, this.address, this.note, this.insurance, this.contacts, this.values,
					this.tags, actor, this.modified, this.modifiedBy);
		}

		static Patient secretive(String id, String secret) {
			return new Patient(id, "Ann", new Address("Long Road", secret, null), secret, secret,
					List.of(new Contact("Bob", secret), new Contact("Cid", secret)), Map.of("pulse", 60), Set.of("new"),
					null, null, null);
		}

	}

	record Address(String street, @Nullable String phone, @Nullable ZonedDateTime since) {
	}

	record Contact(String name, @Sensitive String number) {
	}

	/** Whose key nobody may see, with a contact stored as text. */
	@SingleTableEntity(type = "CARD", pk = "CARD#{number}")
	@Audited(snapshot = true)
	record Card(@Id @Sensitive String number, String holder, @Attribute(json = true) @Nullable Contact contact) {
	}

	/** With versions and a unique seal, too. */
	@SingleTableEntity(type = "ACT", pk = "ACT#{id}")
	@Audited
	@Historized(maxVersions = 2)
	record Act(@Id String id, @Unique @Nullable String seal, @Nullable String text, @Version @Nullable Long version) {

		Act saying(String words) {
			return new Act(this.id, this.seal, words, this.version);
		}

	}

	/** Nobody watches it. */
	@SingleTableEntity(type = "NOTE", pk = "NOTE#{id}")
	record Note(@Id String id, String text) {
	}

}
