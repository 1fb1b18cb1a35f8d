package dev.singletable.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.singletable.expression.Condition;
import dev.singletable.expression.Operator;
import dev.singletable.key.KeyRange;
import dev.singletable.plan.AccessQuestion.Allowed;
import dev.singletable.plan.Library.Book;
import dev.singletable.plan.Library.Colored;
import dev.singletable.plan.Library.Disc;
import dev.singletable.plan.Library.Genre;
import dev.singletable.plan.Library.Lamp;
import dev.singletable.plan.Library.Medium;
import dev.singletable.plan.Library.Native;
import dev.singletable.plan.Library.Paper;
import dev.singletable.plan.Library.Reader;
import dev.singletable.plan.Library.Tape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Questions and their plans, as a developer reads them.
 */
class AccessPlannerTests {

	private static final Map<String, Operator> OPERATORS = Map.of("=", Operator.EQUAL, "in", Operator.IN, "<",
			Operator.LESS, "<=", Operator.LESS_OR_EQUAL, ">", Operator.GREATER, ">=", Operator.GREATER_OR_EQUAL,
			"between", Operator.BETWEEN, "begins", Operator.BEGINS_WITH, "contains", Operator.CONTAINS, "not",
			Operator.NOT_EQUAL);

	private static final Library LIBRARY = Library.of(Book.class, Lamp.class, Reader.class, Disc.class, Tape.class,
			Native.class, Colored.class);

	private static final Map<String, Class<?>> TYPES = Map.of("Book", Book.class, "Lamp", Lamp.class, "Reader",
			Reader.class, "Medium", Medium.class, "Native", Native.class);

	private static final String PLANS = """
			Book: shelf =, id =
			-> Query the table: partition SHELF#{shelf}, sort BOOK#{id}, id equal
			Book: shelf =
			-> Query the table: partition SHELF#{shelf}
			Book: shelf =, id >
			-> Query the table: partition SHELF#{shelf}, sort BOOK#{id}, id greater
			Book: shelf =, id begins
			-> Query the table: partition SHELF#{shelf}, sort BOOK#{id}, id begins with
			Book: shelf =, id in
			-> BatchGetItem by keys: partition SHELF#{shelf}, sort BOOK#{id}, id in
			Book: shelf in, id =
			-> BatchGetItem by keys: partition SHELF#{shelf}, sort BOOK#{id}, id equal
			Book: shelf in
			-> Query the table: partition SHELF#{shelf}; one query for each value
			Book: shelf =, id contains
			-> the table serves it, but not 'id'. No index answers what 'id' contains. Allow a filter with @AllowFilter.
			Book: shelf =; id desc
			-> Query the table: partition SHELF#{shelf}, descending
			Book: shelf =, year =
			-> Query index 'recent': partition SHELF#{shelf}, sort YEAR#{year}#{id}, year equal
			Book: shelf =, year >=; year desc
			-> Query index 'recent': partition SHELF#{shelf}, sort YEAR#{year}#{id}, year greater or equal, \
			descending
			Book: shelf =; year asc
			-> Query index 'recent': partition SHELF#{shelf}
			Book: shelf =, year =, id between
			-> Query index 'recent': partition SHELF#{shelf}, sort YEAR#{year}#{id}, year equal, id between
			Book: genre =
			-> index 'genre' and index 'touched' serve it equally well. Name one: @UseIndex("genre") on a method, \
			index("genre") in a query.
			Book: genre =, year =, title begins
			-> Query index 'genre': partition GENRE#{genre}, sort {year}#{title}, year equal, title begins with
			Book: genre =, year between
			-> Query index 'genre': partition GENRE#{genre}, sort {year}#{title}, year between; also reads LAMP
			Book: genre =, title =
			-> index 'genre' serves it, but not 'title'. Add @SecondaryIndex(name = "byGenreAndTitle", pk = \
			"GENRE#{genre}#TITLE#{title}", sk = "{shelf}#{id}") to Book, or allow a filter with @AllowFilter.
			Book: genre =, title =; filter
			-> index 'genre' and index 'touched' serve it equally well. Name one: @UseIndex("genre") on a method, \
			index("genre") in a query.
			Book: genre =, price >
			-> Query index 'price': partition @type, genre, sort price, year, id, price greater
			Book: genre =, price =, id >
			-> index 'genre' serves it, but not 'price', 'id'. Add @SecondaryIndex(name = "byGenreAndPrice", pk = \
			"GENRE#{genre}#PRICE#{price}", sk = "{id}#{shelf}") to Book, or allow a filter with @AllowFilter.
			Book: genre =, price >, id =
			-> index 'genre' serves it, but not 'price', 'id'. Add @SecondaryIndex(name = "byGenreAndId", pk = \
			"GENRE#{genre}#ID#{id}", sk = "{price}#{shelf}") to Book, or allow a filter with @AllowFilter.
			Book: genre =, price >, id =; filter
			-> index 'genre' and index 'types' serve it equally well. Name one: @UseIndex("genre") on a method, \
			index("genre") in a query.
			Book: genre =, price >, title =; filter
			-> Query index 'price': partition @type, genre, sort price, year, id, price greater; filter on title
			Book: genre =; price asc
			-> Query index 'price': partition @type, genre
			Book: genre =; year desc, title desc
			-> index 'genre' and index 'touched' serve it equally well. Name one: @UseIndex("genre") on a method, \
			index("genre") in a query.
			Book: genre =; year desc; title asc
			-> index 'genre' does not sort by 'year', 'title'. No index has that order, as a query goes one way, all \
			ascending or all descending. Leave the order out and sort what comes.
			Book: genre =; title asc
			-> index 'genre' does not sort by 'title'. Add @SecondaryIndex(name = "byGenre", pk = "GENRE#{genre}", \
			sk = "{title}#{shelf}#{id}") to Book.
			Book: genre >
			-> 'genre' is Genre, whose keys have no order a range could use. Ask for single values, or order the \
			keys by another property.
			Book: reader =
			-> index 'lent' of BOOK is sparse and may miss items the method asks for. If only its items are meant, \
			name it: @UseIndex("lent") on a method, index("lent") in a query. Otherwise add @SecondaryIndex(name = \
			"byReader", pk = "READER#{reader}", sk = "{shelf}#{id}", sparse = true) to Book.
			Book: reader =; index lent
			-> Query index 'lent': partition LENT#{reader}
			Book: reader =, due >
			-> Query index 'lent': partition LENT#{reader}, sort {due}, due greater
			Book: reader =; due asc
			-> index 'lent' of BOOK is sparse and may miss items the method asks for. If only its items are meant, \
			name it: @UseIndex("lent") on a method, index("lent") in a query.
			Book: genre =, modified >
			-> Query index 'touched': partition TOUCHED#{genre}, sort {modified}#{version}, modified greater
			Book: genre =, modified =, version >
			-> Query index 'touched': partition TOUCHED#{genre}, sort {modified}#{version}, modified equal, version \
			greater
			Book: title =
			-> Query index 'keys': partition TITLE#{title}; then BatchGetItem for what the index lacks
			Book: title =, id begins
			-> Query index 'keys': partition TITLE#{title}, sort {id}, id begins with; then BatchGetItem for what the \
			index lacks
			Book:
			-> Query index 'types': partition BOOK
			Book: ; id desc
			-> Query index 'types': partition BOOK, descending
			Book: ; scan
			-> Query index 'types': partition BOOK
			Book: price >
			-> index 'types' serves it, but not 'price'. Add @SecondaryIndex(name = "typesByPrice", pk = "{@type}", \
			sk = "{price}#{shelf}#{id}") to Book, or allow a filter with @AllowFilter.
			Book: price >; filter
			-> Query index 'types': partition BOOK; filter on price
			Book: price >; scan
			-> Scan the table; filter on price; also reads COLORED, DISC, LAMP, NATIVE, READER, TAPE
			Book: year =; price asc; scan
			-> index 'types' serves it, but not 'year'. Add @SecondaryIndex(name = "byYear", pk = "YEAR#{year}", sk \
			= "{price}#{shelf}#{id}") to Book.
			Book: shelf =; index nope
			-> BOOK has no index 'nope'. Name one of 'genre', 'lent', 'types', 'touched', 'price', 'keys', 'recent'.
			Book: id =
			-> Query index 'types': partition BOOK, sort {id}, id equal
			Lamp: shelf =, number >
			-> Query the table: partition SHELF#{shelf}, sort LAMP#{number}, number greater
			Lamp: genre =
			-> Query index 'genre': partition GENRE#{genre}; also reads BOOK
			Lamp: genre =, watts >; filter
			-> Query index 'genre': partition GENRE#{genre}, sort {watts}, watts greater; also reads BOOK
			Reader: id =
			-> Query the table: partition READER#{id}
			Reader: name =
			-> index 'name' and index 'name2' serve it equally well. Name one: @UseIndex("name") on a method, \
			index("name") in a query.
			Reader: name =; index name2
			-> Query index 'name2': partition ALSO#{name}
			Reader: name =, born >
			-> index 'name' and index 'name2' serve it equally well. Name one: @UseIndex("name") on a method, \
			index("name") in a query.
			Reader: name =; born asc; id asc
			-> Query index 'name2': partition ALSO#{name}
			Reader: active =
			-> no key and no index of READER is partitioned by 'active'. Add @SecondaryIndex(name = "byActive", pk \
			= "ACTIVE#{active}", sk = "{id}") to Reader, or allow a scan with @AllowScan.
			Reader: active >
			-> 'active' is boolean, whose keys have no order a range could use. Ask for single values, or order the \
			keys by another property.
			Reader: name =, born >, born <; index name
			-> Query index 'name': partition NAME#{name}, sort {born}, born greater, born less
			Reader: name =, born <=, born >=; index name
			-> Query index 'name': partition NAME#{name}, sort {born}, born less or equal, born greater or equal
			Reader: name =, born >, born >=; index name
			-> 'born' is compared twice, but a key answers one comparison. Ask for it once: between takes both ends \
			of a range.
			Reader: name =, born >, born <, born <=; index name
			-> 'born' is compared twice, but a key answers one comparison. Ask for it once: between takes both ends \
			of a range.
			Reader: name =, born =, born <; index name
			-> 'born' is compared twice, but a key answers one comparison. Ask for it once: between takes both ends \
			of a range.
			Book: shelf =, id >=, id <
			-> Query the table: partition SHELF#{shelf}, sort BOOK#{id}, id greater or equal, id less
			Book: genre =, price >=, price <=
			-> Query index 'price': partition @type, genre, sort price, year, id, price greater or equal, price less \
			or equal
			Book: genre =, price >=, price <
			-> index 'price' is sorted by the attribute of 'price' itself, where both ends of a range have to be \
			included. Add @SecondaryIndex(name = "byGenre", pk = "GENRE#{genre}", sk = "{price}#{shelf}#{id}") to \
			Book, or allow a filter with @AllowFilter.
			Native: color =, size >, size <
			-> Query index 'shared': partition color, sort size, size greater, size less; also reads COLORED
			Native: color =, size begins
			-> 'size' is int, and only texts start with something. Compare it, or ask for what is between two values.
			Book: shelf =, id not
			-> the table serves it, but not 'id'. No index answers what 'id' is not. Allow a filter with @AllowFilter.
			Reader: active =, name contains
			-> no key and no index of READER is partitioned by 'active'. Add @SecondaryIndex(name = "byActive", pk = \
			"ACTIVE#{active}", sk = "{id}") to Reader and allow a filter with @AllowFilter, as no index answers what \
			'name' contains, or allow a scan with @AllowScan.
			Reader: active =, name begins, born >
			-> no key and no index of READER is partitioned by 'active'. Add @SecondaryIndex(name = "byActive", pk = \
			"ACTIVE#{active}", sk = "{name}#{id}") to Reader and allow a filter with @AllowFilter, as no index answers \
			a range of 'born', or allow a scan with @AllowScan.
			Reader: active =, born >; name asc
			-> no key and no index of READER is partitioned by 'active'. Add @SecondaryIndex(name = "byActive", pk = \
			"ACTIVE#{active}", sk = "{name}#{id}") to Reader and allow a filter with @AllowFilter, as no index answers \
			a range of 'born'.
			Reader: name =; active asc; index name
			-> index 'name' does not sort by 'active'. No index has that order, as 'active' is boolean, whose keys do \
			not sort. Leave the order out and sort what comes.
			Reader: since =
			-> no key and no index of READER is partitioned by 'since'. No index answers it, as 'since' is Duration, \
			which no key can be made of. Allow a scan with @AllowScan.
			Medium:
			-> no key and no index of DISC, TAPE is partitioned by the type alone. Add @SecondaryIndex(name = \
			"types", pk = "DISC-TAPE", sk = "{box}#{number}") to Disc, Tape, or allow a scan with @AllowScan.
			Medium: shop =
			-> no key and no index of DISC, TAPE is partitioned by 'shop'. Add @SecondaryIndex(name = "shop", pk = \
			"SHOP#{shop}", sk = "{number}") to Tape too, as Disc has it.
			Medium: color =
			-> index 'color' is partitioned by the type, and it asks for DISC, TAPE at once. Add @SecondaryIndex(name \
			= "byColor", pk = "COLOR#{color}", sk = "{box}#{number}") to Disc, Tape, or allow a scan with @AllowScan.
			Reader: name =, born >, born >; index name; filter
			-> Query index 'name': partition NAME#{name}, sort {born}, born greater; filter on born
			Reader: id =, id =; filter
			-> Query the table: partition READER#{id}; filter on id
			Medium: box =
			-> Query the table: partition BOX#{box}
			Medium: box =, number >
			-> the table serves it, but not 'number'. Add @SecondaryIndex(name = "byBox", pk = "BOX#{box}", sk = \
			"{number}") to Disc, Tape, or allow a filter with @AllowFilter.
			Medium: label =
			-> Query index 'label': partition LABEL#{label}
			Medium: label =, number >; number desc
			-> Query index 'label': partition LABEL#{label}, sort {number}, number greater, descending
			Medium: label =; box asc
			-> index 'label' does not sort by 'box'. Add @SecondaryIndex(name = "byLabel", pk = "LABEL#{label}", sk \
			= "{box}#{number}") to Disc, Tape.
			Native: color =
			-> Query index 'shared': partition color; also reads COLORED
			Native: color =, size >
			-> Query index 'shared': partition color, sort size, size greater; also reads COLORED
			""";

	/**
	 * Reads such as {@code shelf =, year >; year desc; index genre; filter; scan}.
	 */
	private static AccessQuestion question(Library library, Class<?> type, String text) {
		String[] clauses = text.split("; ?", -1);
		List<Term> terms = new ArrayList<>();
		for (String term : clauses[0].isBlank() ? new String[0] : clauses[0].split(", ")) {
			String[] words = term.split(" ");
			terms.add(new Term(words[0], OPERATORS.get(words[1])));
		}
		List<Ordering> order = new ArrayList<>();
		String index = null;
		for (String clause : List.of(clauses).subList(1, clauses.length)) {
			String[] words = clause.split(" ");
			if (words[0].equals("index")) {
				index = words[1];
			}
			else if (words.length == 2) {
				order.add(new Ordering(words[0], words[1].equals("asc")));
			}
		}
		return new AccessQuestion(library.types(type), terms, order, index,
				new Allowed(text.contains("; filter"), text.contains("; scan")));
	}

	private static String answer(Library library, Class<?> type, String question) {
		AccessPlanner.Answer answer = library.planner().plan(question(library, type, question));
		return (answer.plan() != null) ? answer.plan().describe() : String.valueOf(answer.refusal());
	}

	static Stream<Arguments> plans() {
		List<String> lines = PLANS.lines().toList();
		return IntStream.range(0, lines.size() / 2)
			.mapToObj((row) -> arguments(lines.get(2 * row), lines.get(2 * row + 1).substring(3)));
	}

	@ParameterizedTest
	@MethodSource("plans")
	void saysHowAQuestionIsAnswered(String question, String expected) {
		String[] sides = question.split(": ?", 2);
		assertThat(answer(LIBRARY, TYPES.get(sides[0]), sides[1])).isEqualTo(expected);
	}

	@Test
	void bindsEachValueOfInOnce() {
		AccessPlan plan = LIBRARY.planner().plan(question(LIBRARY, Book.class, "shelf in, id >")).required();
		assertThat(plan.fansOut()).isTrue();
		assertThat(plan.bind(List.of(List.of("s2", "s1", "s2"), List.of("b"))))
			.extracting((access) -> access.terms().get(0))
			.containsExactly(new KeyTerm.Text("pk", new KeyRange.Equal("SHELF#s2")),
					new KeyTerm.Text("pk", new KeyRange.Equal("SHELF#s1")));
	}

	@Test
	void bindsTheRangesOfRawKeys() {
		Library papers = Library.of(Paper.class);
		Map<String, KeyRange> ranges = Map.of("sk =", new KeyRange.Equal("b"), "sk >", new KeyRange.AtLeast("b\0"),
				"sk >=", new KeyRange.AtLeast("b"), "sk <", new KeyRange.AtMost("b", true), "sk begins",
				new KeyRange.BeginsWith("b"));
		ranges.forEach((term, range) -> {
			AccessPlan plan = papers.planner().plan(question(papers, Paper.class, "pk =, " + term)).required();
			assertThat(plan.bind(List.of(List.of("p"), List.of("b"))).get(0).terms())
				.containsExactly(new KeyTerm.Text("pk", new KeyRange.Equal("p")), new KeyTerm.Text("sk", range));
		});
	}

	@Test
	void knowsThatNothingIsBetweenCrossedBounds() {
		Library papers = Library.of(Paper.class);
		AccessPlan raw = papers.planner().plan(question(papers, Paper.class, "pk =, sk between")).required();
		assertThat(raw.bind(List.of(List.of("p"), List.of("b", "a"))).get(0).isEmpty()).isTrue();
		assertThat(raw.bind(List.of(List.of("p"), List.of("a", "a"))).get(0).isEmpty()).isFalse();
		AccessPlan books = LIBRARY.planner().plan(question(LIBRARY, Book.class, "genre =, price between")).required();
		assertThat(books.bind(List.of(List.of(Genre.POEM), List.of(2, 1.5))).get(0).isEmpty()).isTrue();
		assertThat(books.bind(List.of(List.of(Genre.POEM), List.of(1.5, 2))).get(0).isEmpty()).isFalse();
	}

	@Test
	void filtersByWhatTheKeysDoNotAnswer() {
		AccessPlan plan = LIBRARY.planner()
			.plan(question(LIBRARY, Reader.class, "name =, born >, born >; index name; filter"))
			.required();
		assertThat(plan.filter(List.of(List.of("Ann"), List.of(1), List.of(2))))
			.isEqualTo(Condition.property("born").greaterThan(2));
		assertThat(plan.bind(List.of(List.of("Ann"), List.of(1), List.of(2))).get(0).terms().get(1))
			.isEqualTo(new KeyTerm.Text("namesk", new KeyRange.AtLeast("0000000001$")));
	}

}
