package dev.singletable.convert;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.SingleTableEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.annotation.Id;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sealed, generic, dynamic and converted types, and JSON texts.
 */
class NestedTypesTests {

	@Test
	void storesTheNameOfEachPermittedType() {
		Drawing drawing = new Drawing("1", new Circle(2), List.of(new Square(1), new Nothing(), new Circle(3)),
				new Sum(new Leaf(1), new Sum(new Leaf(2), new Leaf(3))));
		Entities entities = Entities.of(Drawing.class);
		assertThat(Entities.texts(entities.stored(drawing)))
			.isEqualTo(Map.of("id", "S 1", "main", "M {_type=S Circle, radius=N 2}", "shapes",
					"L [M {_type=S Square, side=N 1}, M {_type=S Nothing}, M {_type=S Circle, radius=N 3}]", "tree",
					"M {_type=S Sum, left=M {_type=S Leaf, value=N 1}, right=M {_type=S Sum, "
							+ "left=M {_type=S Leaf, value=N 2}, right=M {_type=S Leaf, value=N 3}}}"));
		assertThat(entities.again(drawing)).isEqualTo(drawing);
	}

	@Test
	void storesASealedClassThatCanItselfBeMade() {
		Zoo zoo = new Zoo("1", List.of(new Dog("Rex"), new Puppy("Tim", 3)));
		Entities entities = Entities.of(Zoo.class);
		assertThat(Entities.text(entities.stored(zoo).get("dogs")))
			.isEqualTo("L [M {_type=S Dog, name=S Rex}, M {_type=S Puppy, age=N 3, name=S Tim}]");
		assertThat(entities.again(zoo).dogs()).extracting((dog) -> dog.getClass().getSimpleName())
			.containsExactly("Dog", "Puppy");
	}

	@Test
	void keepsTheArgumentsOfGenericTypes() {
		Boxes boxes = new Boxes("1", new Box<>(Instant.EPOCH, null), new Box<>(7L, new Box<>(8L, null)));
		Entities entities = Entities.of(Boxes.class);
		Boxes again = entities.again(boxes);
		assertThat(again).isEqualTo(boxes);
		assertThat(again.number().value()).isInstanceOf(Long.class);
	}

	@Test
	void storesAnObjectByItsValue() {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("text", "x");
		map.put("null", null);
		map.put("list", List.of(1, "two", List.of(true)));
		for (Object value : List.of("x", new BigDecimal("1.5"), true, List.of(new BigDecimal(1), "a"), Set.of("a", "b"),
				Set.of(new BigDecimal(1)), Map.of("a", Map.of("b", "c")))) {
			Anything anything = new Anything("1", value);
			assertThat(Entities.of(Anything.class).again(anything)).isEqualTo(anything);
		}
		assertThat(dynamic(map)).isEqualTo("M {text=S x, null=NUL true, list=L [N 1, S two, L [BOOL true]]}");
		assertThat(dynamic(Suit.HEARTS)).isEqualTo("S HEARTS");
		assertThat(dynamic(Set.of(Suit.HEARTS))).isEqualTo("L [S HEARTS]");
		assertThat(dynamic(new Circle(2))).isEqualTo("M {radius=N 2}");
		assertThat(dynamic(Instant.EPOCH)).isEqualTo("S 1970-01-01T00:00:00.000000000Z");
		assertThat(dynamic(new int[] { 1, 2 })).isEqualTo("L [N 1, N 2]");
		assertThat(dynamic(new java.util.LinkedHashSet<Object>(List.of("a", 1)))).isEqualTo("L [S a, N 1]");
		assertThat(dynamic(new ArrayList<>(List.of("a")))).isEqualTo("L [S a]");
	}

	@Test
	void storesJsonAsOneText() {
		Letter letter = new Letter("1", new Page("a \"quoted\" text", List.of(1L, 2L), Set.of("t"), null),
				List.of(new Circle(1), new Nothing()), Optional.empty(), Set.of());
		Entities entities = Entities.of(Letter.class);
		assertThat(Entities.texts(entities.stored(letter))).isEqualTo(
				Map.of("id", "S 1", "page", "S {\"text\":\"a \\\"quoted\\\" text\",\"numbers\":[1,2],\"tags\":[\"t\"]}",
						"shapes", "S [{\"_type\":\"Circle\",\"radius\":1},{\"_type\":\"Nothing\"}]"));
		assertThat(entities.again(letter)).isEqualTo(letter);
		Letter full = new Letter("1", new Page("x", List.of(), Set.of(), "bytes".getBytes()), List.of(),
				Optional.of(new Circle(2)), Set.of("a"));
		Letter again = entities.again(full);
		assertThat(again.page().bytes()).asString().isEqualTo("bytes");
		assertThat(again.maybe()).contains(new Circle(2));
		assertThat(again.set()).containsExactly("a");
	}

	@Test
	void asksTheApplicationsConvertersFirst() {
		Entities entities = Entities.with(List.of(new WriteMoney(), new ReadMoney(), new WriteGrid(), new ReadGrid()),
				ReadPolicy.defaults(), Priced.class);
		Priced priced = new Priced("1", new Money(150), List.of(new Money(1)), Set.of(new Money(7)),
				new Grid(Map.of("a", "b")), LocalDate.of(2026, 1, 2));
		assertThat(Entities.texts(entities.stored(priced))).isEqualTo(Map.of("id", "S 1", "price", "N 150", "prices",
				"L [N 1]", "rare", "L [N 7]", "grid", "M {a=S b}", "day", "S 2026-01-02"));
		assertThat(entities.again(priced)).isEqualTo(priced);
	}

	private static String dynamic(Object value) {
		return Entities.text(Entities.of(Anything.class).stored(new Anything("1", value)).get("value"));
	}

	sealed interface Shape permits Circle, Square, Nothing {

	}

	record Circle(int radius) implements Shape {
	}

	record Square(int side) implements Shape {
	}

	record Nothing() implements Shape {
	}

	sealed interface Tree permits Leaf, Sum {

	}

	record Leaf(int value) implements Tree {
	}

	record Sum(Tree left, Tree right) implements Tree {
	}

	@SingleTableEntity
	record Drawing(@Id String id, Shape main, List<Shape> shapes, Tree tree) {
	}

	static sealed class Dog permits Puppy {

		private final String name;

		Dog(String name) {
			this.name = name;
		}

		String getName() {
			return this.name;
		}

	}

	static final class Puppy extends Dog {

		private final int age;

		Puppy(String name, int age) {
			super(name);
			this.age = age;
		}

		int getAge() {
			return this.age;
		}

	}

	@SingleTableEntity
	record Zoo(@Id String id, List<Dog> dogs) {
	}

	record Box<T>(T value, @Nullable Box<T> inner) {
	}

	@SingleTableEntity
	record Boxes(@Id String id, Box<Instant> moment, Box<Long> number) {
	}

	enum Suit {

		HEARTS {
			@Override
			public String toString() {
				return "♥";
			}
		}

	}

	@SingleTableEntity
	record Anything(@Id String id, Object value) {
	}

	record Page(String text, List<Long> numbers, Set<String> tags, byte @Nullable [] bytes) {
	}

	@SingleTableEntity
	record Letter(@Id String id, @Attribute(json = true) Page page, @Attribute(json = true) List<Shape> shapes,
			@Attribute(json = true) Optional<Circle> maybe, @Attribute(json = true) Set<String> set) {
	}

	record Money(long cents) {
	}

	record Grid(Map<String, String> cells) {
	}

	@SingleTableEntity
	record Priced(@Id String id, Money price, List<Money> prices, Set<Money> rare, Grid grid, LocalDate day) {
	}

	@WritingConverter
	static final class WriteMoney implements Converter<Money, Long> {

		@Override
		public Long convert(Money money) {
			return money.cents();
		}

	}

	@ReadingConverter
	static final class ReadMoney implements Converter<Long, Money> {

		@Override
		public Money convert(Long cents) {
			return new Money(cents);
		}

	}

	@WritingConverter
	static final class WriteGrid implements Converter<Grid, Map<String, Object>> {

		@Override
		public Map<String, Object> convert(Grid grid) {
			return new LinkedHashMap<>(grid.cells());
		}

	}

	@ReadingConverter
	static final class ReadGrid implements Converter<Map<String, Object>, Grid> {

		@Override
		public Grid convert(Map<String, Object> cells) {
			Map<String, String> texts = new LinkedHashMap<>();
			cells.forEach((key, value) -> texts.put(key, value.toString()));
			return new Grid(texts);
		}

	}

}
