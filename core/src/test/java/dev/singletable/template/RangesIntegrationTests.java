package dev.singletable.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.Ranges.Intruder;
import dev.singletable.template.Ranges.Neighbour;
import dev.singletable.template.Ranges.Part;
import dev.singletable.template.Ranges.Question;
import dev.singletable.template.Ranges.Sample;
import dev.singletable.template.Ranges.Way;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every range over random data answers what a sorted list would.
 */
@DynamoDbLocal
class RangesIntegrationTests {

	private static final String GROUP = "g#1";

	private static final int SAMPLES = 150;

	private static final long SEED = 20260301;

	private static final List<Sample> ALL = new ArrayList<>();

	private static SingleTableTemplate template;

	private final Random random = new Random(SEED);

	@BeforeAll
	static void fillTheTable(EmbeddedDynamoDb engine) {
		String table = engine.freshTableName();
		template = SingleTableTemplate.builder(engine.client())
			.table(() -> table)
			.entities(Sample.class, Intruder.class, Neighbour.class)
			.createTable(true)
			.build();
		Random random = new Random(SEED);
		List<Object> entities = new ArrayList<>();
		for (int number = 0; number < SAMPLES; number++) {
			ALL.add(sample(GROUP, (number < Ranges.TEXTS.size()) ? Ranges.TEXTS.get(number) : id(random, number),
					random));
		}
		entities.addAll(ALL);
		for (int number = 0; number < SAMPLES / 3; number++) {
			String id = id(random, number);
			entities.add(sample("g", id, random));
			entities.add(new Intruder(GROUP, id, one(Ranges.TEXTS, random), one(Ranges.NUMBERS, random),
					one(Ranges.MOMENTS, random)));
			entities.add(new Neighbour(GROUP, id, one(Ranges.TEXTS, random), one(Ranges.AMOUNTS, random)));
		}
		template.batch().saveAll(entities);
	}

	private static Sample sample(String group, String id, Random random) {
		return new Sample(group, id, one(Ranges.TEXTS, random), one(Ranges.NUMBERS, random),
				one(Ranges.AMOUNTS, random), one(Ranges.MOMENTS, random), random.nextBoolean());
	}

	private static String id(Random random, int number) {
		return one(Ranges.TEXTS, random) + one(Ranges.TEXTS, random) + number;
	}

	private static <V> V one(List<V> values, Random random) {
		return values.get(random.nextInt(values.size()));
	}

	static List<Way> ways() {
		return Ranges.ways();
	}

	private ItemQuery<Sample> query(Way way, Question<Sample> question) {
		ItemQuery<Sample> query = ItemQuery.of(Sample.class)
			.where(property("group").is(GROUP).and(question.condition()));
		return way.index().equals("the table") ? query : query.index(way.index());
	}

	/**
	 * Ranges over the part at a place, those before it bound to the values of a sample.
	 */
	private List<Question<Sample>> questions(Way way, int place) {
		Sample model = one(ALL, this.random);
		List<Question<Sample>> questions = new ArrayList<>(ranges(way, way.parts().get(place)));
		for (int before = place - 1; before >= 0; before--) {
			Question<Sample> bound = way.parts().get(before).sameAs(model);
			questions.replaceAll(bound::and);
		}
		return questions;
	}

	private <V> List<Question<Sample>> ranges(Way way, Part<Sample, V> part) {
		V one = this.random.nextBoolean() ? one(part.values(), this.random) : part.read().apply(one(ALL, this.random));
		List<Question<Sample>> ranges = new ArrayList<>(part.ranges(one, one(part.values(), this.random)));
		boolean above = way.takesOpenEnd(part, false) && this.random.nextBoolean();
		boolean below = way.takesOpenEnd(part, true) && this.random.nextBoolean();
		ranges.add(part.within(one, above, one(part.values(), this.random), below));
		ranges.add(part.within(one(part.values(), this.random), above, one, below));
		return ranges;
	}

	private static List<Sample> answer(Predicate<Sample> holds) {
		return ALL.stream().filter(holds).toList();
	}

	private static void isTheAnswer(List<Sample> actual, List<Sample> expected, Comparator<Sample> order,
			String about) {
		assertThat(actual).as(about)
			.usingElementComparator(Comparator.comparing(Sample::id))
			.containsExactlyInAnyOrderElementsOf(expected);
		assertThat(actual).as(about).isSortedAccordingTo(order);
	}

	@ParameterizedTest
	@MethodSource("ways")
	void everyRangeReturnsWhatASortedListGives(Way way) {
		for (int round = 0; round < 6; round++) {
			for (int place = 0; place < way.parts().size(); place++) {
				for (Question<Sample> question : questions(way, place)) {
					asksInEveryForm(way, question);
				}
			}
		}
	}

	private void asksInEveryForm(Way way, Question<Sample> question) {
		String about = way + " " + question.condition() + " " + question.name();
		List<Sample> expected = answer(question.holds());
		ItemQuery<Sample> query = query(way, question);
		isTheAnswer(template.findAll(query), expected, way.order(), about);
		assertThat(template.count(query)).as(about).isEqualTo(expected.size());
		isTheAnswer(template.findAll(query.descending()), expected, way.order().reversed(), about);
		int limit = 1 + this.random.nextInt(5);
		assertThat(template.findAll(query.limit(limit))).as(about).hasSize(Math.min(limit, expected.size()));
	}

	@ParameterizedTest
	@MethodSource("ways")
	void pagesOfAnySizeLoseAndRepeatNothing(Way way) {
		for (int round = 0; round < 3; round++) {
			for (int place = 0; place < Math.min(2, way.parts().size()); place++) {
				for (Question<Sample> question : questions(way, place)) {
					pages(way, question);
				}
			}
		}
	}

	private void pages(Way way, Question<Sample> question) {
		boolean filtered = this.random.nextBoolean();
		boolean descending = this.random.nextBoolean();
		ItemQuery<Sample> query = query(way, question);
		query = filtered ? query.filter(property("marked").is(true)) : query;
		query = descending ? query.descending() : query;
		String about = "%s %s %s%s%s".formatted(way, question.condition(), question.name(), filtered ? " filtered" : "",
				descending ? " descending" : "");
		List<Sample> expected = answer(filtered ? question.holds().and(Sample::marked) : question.holds());
		isTheAnswer(RandomPages.read(template, query, this.random), expected,
				descending ? way.order().reversed() : way.order(), about);
	}

	@ParameterizedTest
	@MethodSource("ways")
	void streamsTheWholePartition(Way way) {
		Question<Sample> all = new Question<>(property("group").is(GROUP), (sample) -> true, "all");
		ItemQuery<Sample> query = ItemQuery.of(Sample.class).where(all.condition());
		try (Stream<Sample> stream = template
			.stream(way.index().equals("the table") ? query : query.index(way.index()))) {
			isTheAnswer(stream.toList(), ALL, way.order(), way.toString());
		}
	}

}
