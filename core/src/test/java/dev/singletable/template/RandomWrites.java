package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.singletable.annotation.KeyPart;
import dev.singletable.annotation.LocalIndex;
import dev.singletable.annotation.PartitionKey;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.SortKey;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.annotation.Unique;
import dev.singletable.key.ItemKey;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

/**
 * Types of every kind in one table. A property of one name means the same in each of
 * them, so that one model serves all.
 */
final class RandomWrites {

	/** What is written; the hierarchy by its classes. */
	static final List<Class<?>> TYPES = List.of(Member.class, Parcel.class, Note.class, Link.class, Cat.class,
			Dog.class, Tally.class);

	private RandomWrites() {
	}

	/** What a template is made of: the hierarchy by its root. */
	static Class<?>[] entities() {
		return new Class<?>[] { Member.class, Parcel.class, Note.class, Link.class, Pet.class, Tally.class };
	}

	record Place(@Nullable String city, @Nullable String street) {
	}

	/** The id of what is in a room. */
	record At(String room, int number) {
	}

	/** Everything at once, with a version. */
	@SingleTableEntity(type = "MEMBER", pk = "MEMBER#{id}")
	@SecondaryIndex(name = "byTeam", pk = "TEAM#{team}", sk = "{rank}#{id}")
	@SecondaryIndex(name = "byState", pk = "STATE#{state}", sk = "{modified}", sparse = true)
	@SecondaryIndex(name = "native", partition = { "@type", "state" }, sort = "rank", sparse = true)
	@SecondaryIndex(name = "bySummary", pk = "SUMMARY#{summary}", sk = "{id}", sparse = true)
	@LocalIndex(name = "local", sk = "RANK#{rank}")
	@Unique(name = "handle", properties = { "team", "nick" })
	record Member(String id, @Nullable String team, long rank, @Nullable String state,
			@Unique(ignoreCase = true) @Nullable String mail, @Nullable String nick, @Nullable String note,
			@Nullable Place place, @Nullable Map<String, Long> counters, @Nullable List<String> labels,
			@Nullable Set<String> tags, @TimeToLive @Nullable Instant until, @Version @Nullable Long version,
			@CreatedDate @Nullable Instant created, @CreatedBy @Nullable String createdBy,
			@LastModifiedDate @Nullable Instant modified, @LastModifiedBy @Nullable String modifiedBy) {

		@KeyPart
		@Nullable String getSummary() {
			return summary(this.rank, this.labels);
		}

	}

	/** Without a version, so that what was read is pinned. */
	@SingleTableEntity(type = "PARCEL", pk = "ROOM#{room}", sk = "PARCEL#{number}")
	@SecondaryIndex(name = "byTeam", pk = "TEAM#{team}", sk = "{rank}#{number}")
	@SecondaryIndex(name = "byCity", pk = "CITY#{place.city}", sk = "{created}#{rank}", sparse = true)
	@LocalIndex(name = "local", sk = "STATE#{state}#{note}", sparse = true)
	record Parcel(String room, int number, @Nullable String team, long rank, @Nullable String state,
			@Unique @Nullable String code, @Nullable String note, @Nullable Place place,
			@Nullable Map<String, Long> counters, @Nullable List<String> labels, @Nullable Set<String> tags,
			@TimeToLive @Nullable Duration keep, @CreatedDate @Nullable Instant created,
			@CreatedBy @Nullable String createdBy, @LastModifiedDate @Nullable Instant modified,
			@LastModifiedBy @Nullable String modifiedBy) {
	}

	/** Filled in place. */
	@SingleTableEntity(type = "NOTE", pk = "ROOM#{room}", sk = "NOTE#{number}")
	@SecondaryIndex(name = "byTeam", pk = "TEAM#{team}", sk = "{modified}")
	@SecondaryIndex(name = "inverse", pk = "{sk}", sk = "{pk}")
	static final class Note {

		@Nullable String room;

		int number;

		@Nullable String team;

		long rank;

		@Nullable String state;

		@Nullable String note;

		@Nullable Map<String, Long> counters;

		@Nullable List<String> labels;

		@Nullable Set<String> tags;

		@TimeToLive
		@Nullable Instant until;

		@Version
		@Nullable Long version;

		@CreatedDate
		@Nullable Instant created;

		@CreatedBy
		@Nullable String createdBy;

		@LastModifiedDate
		@Nullable Instant modified;

		@LastModifiedBy
		@Nullable String modifiedBy;

	}

	/** Its keys are what the caller gives. */
	@SingleTableEntity(type = "LINK")
	@SecondaryIndex(name = "byTeam", pk = "TEAM#{team}", sk = "{rank}")
	record Link(@PartitionKey String pk, @SortKey String sk, @Nullable String team, long rank, @Nullable String state,
			@Nullable String note, @Nullable List<String> labels, @Nullable Set<String> tags) {
	}

	/** Several types in one key space, and with one constraint. */
	@SingleTableEntity(type = "PET", pk = "ROOM#{room}", sk = "PET#{number}")
	@SecondaryIndex(name = "byTeam", pk = "TEAM#{team}", sk = "{rank}")
	sealed interface Pet permits Cat, Dog {

	}

	@SingleTableEntity(type = "CAT")
	record Cat(String room, int number, @Nullable String team, long rank,
			@Unique(name = "chip", ignoreCase = true) @Nullable String chip,
			@Nullable Map<String, Long> counters) implements Pet {
	}

	@SingleTableEntity(type = "DOG")
	record Dog(String room, int number, @Nullable String team, long rank,
			@Unique(name = "chip", ignoreCase = true) @Nullable String chip, @Nullable Set<String> tags,
			@Nullable List<String> labels) implements Pet {
	}

	/** Nothing but the item, which batches write without conditions. */
	@SingleTableEntity(type = "TALLY", pk = "TALLY#{id}")
	@SecondaryIndex(name = "byState", pk = "STATE#{state}", sk = "{rank}", sparse = true)
	record Tally(String id, long rank, @Nullable String state, @Nullable String note, @Nullable Place place,
			@Nullable Map<String, Long> counters, @TimeToLive @Nullable Duration keep) {
	}

	private static @Nullable String summary(long rank, @Nullable List<String> labels) {
		return (labels != null && !labels.isEmpty()) ? rank + "-" + String.join("/", labels) : null;
	}

	/** What items of the type have; of a hierarchy, what all of them have. */
	static Set<String> properties(Class<?> type) {
		if (type != Pet.class) {
			return Fields.names(type);
		}
		Set<String> common = new HashSet<>(Fields.names(Cat.class));
		common.retainAll(Fields.names(Dog.class));
		return common;
	}

	/** Whether an item is refused unless it has a team. */
	static boolean needsTeam(Class<?> type) {
		return type != Tally.class;
	}

	/** The key of the item, without the code under test. */
	static ItemKey key(Class<?> type, Map<String, Object> values) {
		if (type == Link.class) {
			return ItemKey.of((String) values.get("pk"), (String) values.get("sk"));
		}
		if (type == Member.class || type == Tally.class) {
			return ItemKey.of(type.getSimpleName().toUpperCase(Locale.ROOT) + "#" + escaped(values.get("id")), "META");
		}
		String kind = Pet.class.isAssignableFrom(type) ? "PET" : (type == Note.class) ? "NOTE" : "PARCEL";
		return ItemKey.of("ROOM#" + escaped(values.get("room")),
				"%s#%010d".formatted(kind, (Integer) values.get("number")));
	}

	private static String escaped(@Nullable Object part) {
		return RandomReads.escaped(String.valueOf(part));
	}

	/** The id as a caller gives it. */
	static Object id(Class<?> type, Map<String, Object> values) {
		if (type == Link.class) {
			return key(type, values);
		}
		Object id = values.get("id");
		return (id != null) ? id : new At((String) values.get("room"), (Integer) values.get("number"));
	}

	/**
	 * A constraint, written down once more.
	 *
	 * @param root the name of the type, or of its hierarchy
	 */
	record Constraint(String root, String name, List<String> properties, boolean ignoreCase) {

		/** The guard's key, null when the item is not held to the constraint. */
		@Nullable String guard(Map<String, Object> values) {
			StringBuilder pk = new StringBuilder("_INTERNAL#UNIQUE#" + this.root + "#" + this.name);
			for (String property : this.properties) {
				String value = (String) values.get(property);
				if (value == null || value.isEmpty()) {
					return null;
				}
				String same = this.ignoreCase ? value.toLowerCase(Locale.ROOT) : value;
				pk.append('#').append(RandomReads.escaped(same));
			}
			return pk.toString();
		}

	}

	static List<Constraint> constraints(Class<?> type) {
		if (type == Member.class) {
			return List.of(new Constraint("MEMBER", "handle", List.of("team", "nick"), false),
					new Constraint("MEMBER", "mail", List.of("mail"), true));
		}
		if (type == Parcel.class) {
			return List.of(new Constraint("PARCEL", "code", List.of("code"), false));
		}
		return Pet.class.isAssignableFrom(type) ? List.of(new Constraint("PET", "chip", List.of("chip"), true))
				: List.of();
	}

	/**
	 * A way to items by a partition.
	 *
	 * @param index its name, null for the table
	 * @param property what partitions it
	 */
	record Way(Class<?> type, @Nullable String index, String property) {

		/** In which partition the item is, null for none. */
		@Nullable Object partition(Map<String, Object> values) {
			if (this.property.equals("summary")) {
				return summary((Long) values.get("rank"), labels(values));
			}
			if ("local".equals(this.index) && this.type == Parcel.class && !inLocalIndex(values)) {
				return null;
			}
			return this.property.equals("place.city") ? city(values) : values.get(this.property);
		}

		private static boolean inLocalIndex(Map<String, Object> values) {
			return values.get("state") != null && values.get("note") != null;
		}

		private static @Nullable Object city(Map<String, Object> values) {
			return (values.get("place") instanceof Map<?, ?> place) ? place.get("city") : null;
		}

		@SuppressWarnings("unchecked") // by its declaration
		private static @Nullable List<String> labels(Map<String, Object> values) {
			return (List<String>) values.get("labels");
		}

		@Override
		public String toString() {
			return this.type.getSimpleName() + " in " + Objects.requireNonNullElse(this.index, "the table");
		}

	}

	static final List<Way> WAYS = List.of(new Way(Member.class, "byTeam", "team"),
			new Way(Member.class, "byState", "state"), new Way(Member.class, "native", "state"),
			new Way(Member.class, "bySummary", "summary"), new Way(Member.class, "local", "id"),
			new Way(Parcel.class, null, "room"), new Way(Parcel.class, "byTeam", "team"),
			new Way(Parcel.class, "byCity", "place.city"), new Way(Parcel.class, "local", "room"),
			new Way(Note.class, null, "room"), new Way(Note.class, "byTeam", "team"),
			new Way(Note.class, "inverse", "number"), new Way(Link.class, "byTeam", "team"),
			new Way(Pet.class, "byTeam", "team"), new Way(Dog.class, null, "room"),
			new Way(Tally.class, "byState", "state"));

}
