package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import static dev.singletable.template.RandomReads.one;

/**
 * Entities of small alphabets, so that keys and unique values meet.
 */
record RandomThings(Random random) {

	static final List<String> TEAMS = List.of("red", "red#", "blue");

	static final List<String> WORDS = List.of("old", "new", "x#y");

	static final List<String> CODES = List.of("a", "A", "b", "b#c");

	static final Duration FAR = Duration.ofDays(4000);

	static <V> @Nullable V oneOrNull(List<V> values, Random random) {
		return (random.nextInt(4) == 0) ? null : one(values, random);
	}

	/** Soon only when items expire in this run. */
	static @Nullable Duration keep(Random random) {
		if (random.nextInt(3) == 0) {
			return null;
		}
		boolean soon = random.nextBoolean();
		return (soon ? Duration.ofSeconds(20) : FAR).plusMillis(random.nextInt(60_000));
	}

	static @Nullable Instant until(Random random, Instant now) {
		Duration keep = keep(random);
		return (keep != null) ? now.plus(keep) : null;
	}

	/** Values that are the key of an item of the type. */
	Map<String, Object> id(Class<?> type) {
		Map<String, Object> id = new HashMap<>();
		if (type == RandomWrites.Link.class) {
			id.put("pk", (this.random.nextInt(25) == 0) ? "MEMBER#1" : one(List.of("LINK#1", "LINK#2"), this.random));
			id.put("sk", id.get("pk").equals("MEMBER#1") ? "META" : one(List.of("META", "other"), this.random));
		}
		else if (RandomWrites.properties(type).contains("id")) {
			id.put("id", one(List.of("1", "2", "2#", "3"), this.random));
		}
		else {
			id.put("room", one(List.of("1", "1#"), this.random));
			id.put("number", this.random.nextInt(2));
		}
		return id;
	}

	/** An entity as a form would make it: without version and dates. */
	Map<String, Object> values(Class<?> type, Map<String, Object> id, Instant now) {
		Map<String, Object> values = new HashMap<>(id);
		values.put("team", (this.random.nextInt(30) == 0) ? null : one(TEAMS, this.random));
		values.put("rank", (long) this.random.nextInt(5));
		List.of("state", "note").forEach((name) -> values.put(name, oneOrNull(WORDS, this.random)));
		List.of("mail", "nick", "code", "chip").forEach((name) -> values.put(name, oneOrNull(CODES, this.random)));
		values.put("place", (this.random.nextInt(3) == 0) ? null
				: Fields.of(new RandomWrites.Place(oneOrNull(WORDS, this.random), oneOrNull(WORDS, this.random))));
		values.put("counters",
				oneOrNull(List.of(Map.of(), Map.of("seen", 1L), Map.of("sent", 2L, "seen", 3L)), this.random));
		values.put("labels", oneOrNull(List.of(List.of(), List.of("old"), List.of("new", "x#y")), this.random));
		values.put("tags", oneOrNull(List.of(Set.of(), Set.of("old"), Set.of("new", "x#y")), this.random));
		values.put("keep", keep(this.random));
		values.put("until", until(this.random, now));
		values.keySet().retainAll(RandomWrites.properties(type));
		return values;
	}

}
