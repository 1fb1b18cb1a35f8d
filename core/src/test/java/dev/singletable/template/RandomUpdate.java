package dev.singletable.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.singletable.expression.Update;
import dev.singletable.expression.UpdateAction;
import dev.singletable.template.ModelStep.Refused;
import org.jspecify.annotations.Nullable;

/**
 * An update in the words of an application, and what it does to the values of an item.
 */
final class RandomUpdate {

	private final List<Word> words;

	private final @Nullable RandomCondition condition;

	private final boolean exactlyOnce;

	private RandomUpdate(List<Word> words, @Nullable RandomCondition condition, boolean exactlyOnce) {
		this.words = words;
		this.condition = condition;
		this.exactlyOnce = exactlyOnce;
	}

	/**
	 * One step: what is said, and what it makes of the value at a path.
	 *
	 * @param path a property, or one inside a map with a dot, or an element of a list
	 * @param makesParent whether a map on the way is made
	 */
	private record Word(String path, UnaryOperator<Update.Steps> said, UnaryOperator<@Nullable Object> done,
			boolean makesParent) {

		String root() {
			return this.path.split("[.\\[]", 2)[0];
		}

	}

	/** Up to three changes of different properties. */
	static RandomUpdate any(Class<?> type, Random random, Instant now) {
		Set<String> names = new HashSet<>(RandomWrites.properties(type));
		List<Word> words = new ArrayList<>();
		int wanted = (random.nextInt(25) == 0) ? 0 : 1 + random.nextInt(3);
		while (words.size() < wanted) {
			Word word = word(type, random, now);
			if (names.remove(word.root())) {
				words.add(word);
			}
		}
		RandomCondition condition = (random.nextInt(4) == 0) ? RandomCondition.any(type, random) : null;
		return new RandomUpdate(words, condition, random.nextInt(8) == 0);
	}

	private static Word word(Class<?> type, Random random, Instant now) {
		return switch (random.nextInt(8)) {
			case 0 -> count("rank", random);
			case 1 -> count("counters." + RandomReads.one(List.of("seen", "sent"), random), random);
			case 2 -> set("rank", (long) random.nextInt(5));
			case 3 -> RandomReads.one(texts(type), random).apply(random);
			case 4 -> list(random);
			case 5 -> set(random);
			case 6 -> place(random);
			default -> timeToLive(random, now);
		};
	}

	private static List<Function<Random, Word>> texts(Class<?> type) {
		List<Function<Random, Word>> texts = new ArrayList<>();
		texts.add((random) -> set("team", RandomReads.one(RandomThings.TEAMS, random)));
		texts.add((random) -> set("state", RandomThings.oneOrNull(RandomThings.WORDS, random)));
		texts.add((random) -> setIfAbsent("state", RandomReads.one(RandomThings.WORDS, random)));
		texts.add((random) -> set("note", RandomThings.oneOrNull(RandomThings.WORDS, random)));
		texts.add((random) -> remove("note"));
		List.of("mail", "nick", "code", "chip").forEach((name) -> {
			texts.add((random) -> set(name, RandomThings.oneOrNull(RandomThings.CODES, random)));
			texts.add((random) -> setIfAbsent(name, RandomReads.one(RandomThings.CODES, random)));
		});
		if (type != RandomWrites.Member.class && type != RandomWrites.Parcel.class) { // indexed
																						// there
			texts.add((random) -> raw("note", RandomReads.one(RandomThings.WORDS, random)));
		}
		return texts;
	}

	private static Word count(String path, Random random) {
		long delta = random.nextInt(3);
		if (random.nextBoolean()) {
			return new Word(path, (update) -> update.add(path, delta), (found) -> number(found) + delta, true);
		}
		return new Word(path, (update) -> update.subtract(path, delta), (found) -> number(found) - delta, true);
	}

	private static long number(@Nullable Object found) {
		return (found != null) ? (Long) found : 0;
	}

	/** Either word for it, by the property. */
	private static Word set(String path, @Nullable Object value) {
		if (path.length() % 2 == 0) {
			return new Word(path, (update) -> update.set(path, value), (found) -> value, false);
		}
		Map<String, Object> all = new HashMap<>();
		all.put(path, value);
		return new Word(path, (update) -> update.setAll(all), (found) -> value, false);
	}

	private static Word setIfAbsent(String path, Object value) {
		return new Word(path, (update) -> update.setIfAbsent(path, value), (found) -> (found != null) ? found : value,
				true);
	}

	private static Word remove(String path) {
		return new Word(path, (update) -> update.remove(path), (found) -> null, false);
	}

	private static Word raw(String name, String value) {
		return new Word(name,
				(update) -> update.expression("SET #raw = :raw", Map.of("#raw", name), Map.of(":raw", value)),
				(found) -> value, false);
	}

	private static Word list(Random random) {
		String element = RandomReads.one(RandomThings.WORDS, random);
		return switch (random.nextInt(6)) {
			case 0 -> new Word("labels", (update) -> update.append("labels", element),
					(found) -> joined((Collection<?>) found, List.of(element), ArrayList::new), true);
			case 1 -> new Word("labels", (update) -> update.prepend("labels", element, "first"),
					(found) -> joined(List.of(element, "first"), (Collection<?>) found, ArrayList::new), true);
			case 2 -> set("labels[0]", element);
			case 3 -> remove("labels[1]");
			case 4 -> setIfAbsent("labels", List.of(element));
			default -> set("labels", random.nextBoolean() ? List.of(element, "other") : List.of());
		};
	}

	private static Word set(Random random) {
		String element = RandomReads.one(RandomThings.WORDS, random);
		return switch (random.nextInt(4)) {
			case 0, 1 -> new Word("tags", (update) -> update.addTo("tags", element),
					(found) -> joined((Collection<?>) found, List.of(element), TreeSet::new), true);
			case 2 -> new Word("tags", (update) -> update.deleteFrom("tags", element),
					(found) -> without((Collection<?>) found, element), true);
			default -> set("tags", random.nextBoolean() ? Set.of(element, "other") : Set.of());
		};
	}

	private static Object joined(@Nullable Collection<?> first, @Nullable Collection<?> second,
			Function<Collection<Object>, Collection<Object>> kind) {
		List<Object> all = new ArrayList<>((first != null) ? first : List.of());
		all.addAll((second != null) ? second : List.of());
		return kind.apply(all);
	}

	private static @Nullable Object without(@Nullable Collection<?> found, Object element) {
		Set<Object> left = new TreeSet<>((found != null) ? found : Set.of());
		left.remove(element);
		return left;
	}

	private static Word place(Random random) {
		String word = RandomReads.one(RandomThings.WORDS, random);
		return switch (random.nextInt(7)) {
			case 0, 1 -> set("place", random.nextInt(3) == 0 ? null : new RandomWrites.Place(word, null));
			case 2, 3 -> set("place.city", word);
			case 4 -> set("place.city", null);
			case 5 -> setIfAbsent("place.street", word);
			default -> setIfAbsent("place", new RandomWrites.Place(word, word));
		};
	}

	private static Word timeToLive(Random random, Instant now) {
		if (random.nextBoolean()) {
			return set("until", RandomThings.until(random, now));
		}
		return set("keep", RandomThings.keep(random));
	}

	/** The update as it is said. */
	Update said() {
		Update.Steps update = Update.setAll(Map.of());
		for (Word word : this.words) {
			update = word.said().apply(update);
		}
		update = (this.condition != null) ? update.onlyIf(this.condition.said()) : update;
		return this.exactlyOnce ? update.exactlyOnce() : update;
	}

	Predicate<Map<String, Object>> holds() {
		return (this.condition != null) ? this.condition.holds() : (values) -> true;
	}

	boolean changesNothing() {
		return this.words.isEmpty();
	}

	boolean changes(String property) {
		return this.words.stream().anyMatch((word) -> word.root().equals(property));
	}

	/** Whether every change stands on nothing but its property. */
	boolean isAlwaysPossible() {
		return this.words.stream().allMatch((word) -> word.makesParent() || word.path().equals(word.root()));
	}

	/**
	 * The values after the update.
	 */
	Map<String, Object> apply(Map<String, Object> before) {
		Map<String, Object> values = new TreeMap<>(before);
		for (Word word : this.words) {
			put(values, word.root(), changed(values.get(word.root()), word));
		}
		return values;
	}

	private static @Nullable Object changed(@Nullable Object found, Word word) {
		if (word.path().equals(word.root())) {
			return Fields.plain(word.done().apply(found));
		}
		if (found == null && !word.makesParent()) {
			throw Refused.beforeTheCall();
		}
		String rest = word.path().substring(word.root().length() + 1);
		return (found instanceof List<?> list) ? element(list, Integer.parseInt(rest.replace("]", "")), word)
				: entry((Map<?, ?>) found, rest, word);
	}

	private static Object entry(@Nullable Map<?, ?> found, String name, Word word) {
		Map<String, Object> map = new TreeMap<>();
		((found != null) ? found : Map.of()).forEach((key, value) -> map.put((String) key, value));
		put(map, name, word.done().apply(map.get(name)));
		return map;
	}

	private static Object element(List<?> found, int index, Word word) {
		List<Object> list = new ArrayList<>(found);
		Object value = word.done().apply(null);
		if (index < list.size()) {
			list.remove(index);
		}
		if (value != null) {
			list.add(Math.min(index, list.size()), value);
		}
		return Collections.unmodifiableList(list);
	}

	private static void put(Map<String, Object> values, String name, @Nullable Object value) {
		if (value == null || value instanceof Set<?> set && set.isEmpty()) {
			values.remove(name);
		}
		else {
			values.put(name, value);
		}
	}

	/** With the values, which the text of an update leaves out. */
	String describe() {
		return said() + " " + said().actions().stream().map(RandomUpdate::operand).toList();
	}

	private static String operand(UpdateAction action) {
		return (action instanceof Record) ? String.valueOf(Fields.of(action)) : action.toString();
	}

}
