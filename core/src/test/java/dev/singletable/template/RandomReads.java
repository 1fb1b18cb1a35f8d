package dev.singletable.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.LocalIndex;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.template.Ranges.Part;
import org.jspecify.annotations.Nullable;

/**
 * Types that share partitions of the table and of indexes of every kind, and the order
 * each way to them has.
 */
final class RandomReads {

	private static final List<String> OWNERS = List.of("o", "o#1", "o#10");

	private static final List<String> IDS = Stream
		.concat(Ranges.TEXTS.stream(),
				Stream.of("1", "10", "1#", "1#LINE", "1#LINE#", "1#LINE#1", "1#LINE#0000000001", "LINE"))
		.toList();

	private static final List<String> WORDS = List.of("red", "red#", "red#1");

	private static final List<Integer> RANKS = List.of(-10, -1, 0, 1, 2, 10);

	private static final List<Integer> NUMBERS = List.of(0, 1, 2, 10, 11);

	static final Part<Thing, Boolean> FLAG = new Part<>("flag", Thing::flag, Comparator.naturalOrder(),
			List.of(true, false));

	private static final Part<Thing, String> OWNER = new Part<>("owner", Thing::owner, Ranges.BY_CODE_POINT, OWNERS);

	private static final Part<Thing, String> ID = new Part<>("id", Thing::id, Ranges.BY_CODE_POINT, IDS);

	private static final Part<Thing, String> WORD = new Part<>("word", Thing::word, Ranges.BY_CODE_POINT, WORDS);

	private static final Part<Thing, Integer> RANK = new Part<>("rank", Thing::rank, Comparator.naturalOrder(), RANKS);

	private static final Part<Thing, Integer> NUMBER = new Part<>("number",
			(thing) -> (thing instanceof Line line) ? line.number() : -1, Comparator.naturalOrder(), NUMBERS);

	private static final Part<Thing, String> TAG = new Part<>("tag", RandomReads::tag, Ranges.BY_CODE_POINT, WORDS);

	private RandomReads() {
	}

	private static String tag(Thing thing) {
		return (thing instanceof Order order && order.tag() != null) ? order.tag() : "none";
	}

	/** What all types have. */
	interface Thing {

		String owner();

		String id();

		int rank();

		String word();

		boolean flag();

	}

	@SingleTableEntity(type = "ORDER", pk = "O#{owner}", sk = "ORDER#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{rank}")
	@SecondaryIndex(name = "byWord", pk = "W#{word}", sk = "{rank}")
	@SecondaryIndex(name = "native", partition = { "@type", "word" }, sort = { "rank", "id" })
	@SecondaryIndex(name = "shared", partition = "word", sort = "rank", shared = true)
	@SecondaryIndex(name = "keys", pk = "K#{word}", sk = "{rank}", projection = IndexProjection.KEYS_ONLY)
	@SecondaryIndex(name = "some", pk = "S#{word}", sk = "{rank}#{id}", projection = IndexProjection.INCLUDE,
			include = "flag")
	@SecondaryIndex(name = "tagged", pk = "T#{tag}", sk = "{rank}", sparse = true)
	@SecondaryIndex(name = "inverse", pk = "{sk}", sk = "{pk}")
	@LocalIndex(name = "local", sk = "R#{rank}#{word}")
	record Order(String owner, String id, int rank, String word, boolean flag, @Nullable String tag) implements Thing {
	}

	/** Below the orders: their keys begin with an order's. */
	@SingleTableEntity(type = "LINE", pk = "O#{owner}", sk = "ORDER#{id}#LINE#{number}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{rank}")
	@SecondaryIndex(name = "byWord", pk = "W#{word}", sk = "{rank}#{number}")
	@SecondaryIndex(name = "inverse", pk = "{sk}", sk = "{pk}")
	@LocalIndex(name = "local", sk = "R#{rank}")
	record Line(String owner, String id, int number, int rank, String word, boolean flag) implements Thing {
	}

	/** Beside the orders: its name begins with theirs. */
	@SingleTableEntity(type = "ORDERLOG", pk = "O#{owner}", sk = "ORDERLOG#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{rank}")
	@SecondaryIndex(name = "byWord", pk = "W#{word}", sk = "{rank}")
	@SecondaryIndex(name = "native", partition = { "@type", "word" }, sort = { "rank", "id" })
	@SecondaryIndex(name = "keys", pk = "K#{word}", sk = "{rank}", projection = IndexProjection.KEYS_ONLY)
	@SecondaryIndex(name = "some", pk = "S#{word}", sk = "{rank}#{id}", projection = IndexProjection.INCLUDE,
			include = "flag")
	record Log(String owner, String id, int rank, String word, boolean flag) implements Thing {
	}

	/** Several types in one key space. */
	@SingleTableEntity(type = "PET", pk = "O#{owner}", sk = "PET#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{rank}")
	@SecondaryIndex(name = "byWord", pk = "W#{word}", sk = "{rank}")
	@SecondaryIndex(name = "tagged", pk = "T#{word}", sk = "{rank}", sparse = true)
	@LocalIndex(name = "local", sk = "R#{rank}#{word}")
	sealed interface Pet extends Thing permits Cat, Dog {

	}

	@SingleTableEntity(type = "CAT")
	record Cat(String owner, String id, int rank, String word, boolean flag) implements Pet {
	}

	@SingleTableEntity(type = "DOG")
	record Dog(String owner, String id, int rank, String word, boolean flag, int age) implements Pet {
	}

	/** Part of a thing, which an index may carry or not. */
	record Brief(int rank, boolean flag) {

		static Brief of(Thing thing) {
			return new Brief(thing.rank(), thing.flag());
		}

	}

	record Flagged(boolean flag) {

		static Flagged of(Thing thing) {
			return new Flagged(thing.flag());
		}

	}

	static List<Thing> things(Random random) {
		List<Thing> things = new ArrayList<>();
		for (String owner : OWNERS) {
			for (String id : IDS) {
				Random chance = new Random(random.nextLong());
				if (chance.nextInt(3) > 0) {
					things.add(new Order(owner, id, one(RANKS, chance), one(WORDS, chance), chance.nextBoolean(),
							chance.nextBoolean() ? one(WORDS, chance) : null));
				}
				if (chance.nextInt(3) == 0) {
					things.add(new Log(owner, id, one(RANKS, chance), one(WORDS, chance), chance.nextBoolean()));
				}
				addLines(things, owner, id, chance);
				addPet(things, owner, id, chance);
			}
		}
		return List.copyOf(things);
	}

	private static void addLines(List<Thing> things, String owner, String id, Random random) {
		for (int number : NUMBERS) {
			if (random.nextInt(6) == 0) {
				things.add(new Line(owner, id, number, one(RANKS, random), one(WORDS, random), random.nextBoolean()));
			}
		}
	}

	private static void addPet(List<Thing> things, String owner, String id, Random random) {
		switch (random.nextInt(4)) {
			case 0 -> things.add(new Cat(owner, id, one(RANKS, random), one(WORDS, random), random.nextBoolean()));
			case 1 -> things.add(new Dog(owner, id, one(RANKS, random), one(WORDS, random), random.nextBoolean(), 3));
			default -> {
			}
		}
	}

	static <V> V one(List<V> values, Random random) {
		return values.get(random.nextInt(values.size()));
	}

	/** A part of a key as it is stored, without the code under test. */
	static String escaped(String part) {
		return part.chars()
			.mapToObj((each) -> (each <= '$') ? "$%02X".formatted(each) : String.valueOf((char) each))
			.collect(Collectors.joining());
	}

	/** The sort key of a thing as it is stored. */
	static String sortKey(Thing thing) {
		String id = escaped(thing.id());
		if (thing instanceof Line line) {
			return "ORDER#%s#LINE#%010d".formatted(id, line.number());
		}
		if (thing instanceof Order) {
			return "ORDER#" + id;
		}
		return ((thing instanceof Pet) ? "PET#" : "ORDERLOG#") + id;
	}

	/**
	 * The table, or an index, for one type or several.
	 *
	 * @param filters parts that are stored and no keys of it
	 */
	record Way(Class<? extends Thing> type, @Nullable String index, List<Part<Thing, ?>> partition,
			List<Part<Thing, ?>> sort, List<Part<Thing, ?>> filters) {

		Comparator<Thing> order() {
			if (this.sort.isEmpty()) {
				return (this.index != null) ? RANK.entities()
						: Comparator.comparing(RandomReads::sortKey, Ranges.BY_CODE_POINT);
			}
			return this.sort.stream()
				.map(Part::entities)
				.reduce((one, other) -> one.thenComparing(other))
				.orElseThrow();
		}

		/** Whether the thing is asked for, and not left out of a sparse index. */
		boolean holds(Thing thing) {
			boolean left = "tagged".equals(this.index) && thing instanceof Order order && order.tag() == null;
			return this.type.isInstance(thing) && !left;
		}

		boolean carriesOnlyKeys() {
			return "keys".equals(this.index);
		}

		/** Whether reads can be strongly consistent. */
		boolean ofTable() {
			return this.index == null || this.index.equals("local");
		}

		@Override
		public String toString() {
			return this.type.getSimpleName() + " in " + ((this.index != null) ? this.index : "the table");
		}

	}

	static List<Way> ways() {
		List<Way> ways = new ArrayList<>();
		List.of(Order.class, Log.class, Pet.class, Cat.class, Dog.class).forEach((type) -> {
			ways.add(new Way(type, null, List.of(OWNER), List.of(ID), List.of(RANK, WORD)));
			ways.add(new Way(type, "byWord", List.of(WORD), List.of(RANK), List.of(RANK, ID)));
			ways.add(new Way(type, "types", List.of(), List.of(RANK), List.of(WORD, ID)));
		});
		List.of(Order.class, Pet.class, Dog.class)
			.forEach((type) -> ways
				.add(new Way(type, "local", List.of(OWNER), List.of(RANK, WORD), List.of(RANK, WORD))));
		List.of(Order.class, Log.class).forEach((type) -> {
			ways.add(new Way(type, "native", List.of(WORD), List.of(RANK, ID), List.of()));
			ways.add(new Way(type, "keys", List.of(WORD), List.of(RANK), List.of()));
			ways.add(new Way(type, "some", List.of(WORD), List.of(RANK, ID), List.of()));
		});
		ways.add(new Way(Order.class, "shared", List.of(WORD), List.of(RANK), List.of(ID)));
		ways.add(new Way(Order.class, "tagged", List.of(TAG), List.of(RANK), List.of(WORD)));
		ways.add(new Way(Pet.class, "tagged", List.of(WORD), List.of(RANK), List.of(RANK)));
		ways.add(new Way(Order.class, "inverse", List.of(ID), List.of(OWNER), List.of(RANK)));
		ways.add(new Way(Line.class, "inverse", List.of(ID, NUMBER), List.of(OWNER), List.of(RANK)));
		ways.add(new Way(Line.class, null, List.of(OWNER), List.of(ID, NUMBER), List.of(RANK, WORD)));
		ways.add(new Way(Line.class, "byWord", List.of(WORD), List.of(RANK, NUMBER), List.of(ID)));
		ways.add(new Way(Line.class, "local", List.of(OWNER), List.of(RANK), List.of(NUMBER)));
		ways.add(new Way(Thing.class, null, List.of(OWNER), List.of(), List.of(RANK, WORD)));
		ways.add(new Way(Thing.class, "byWord", List.of(WORD), List.of(), List.of(RANK, ID)));
		return List.copyOf(ways);
	}

}
