package dev.singletable.convert;

import java.time.Instant;
import java.util.Calendar;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.annotation.Unique;
import dev.singletable.mapping.Problem;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Types that cannot be stored stop the start, each with its place.
 */
class UnsupportedTypesTests {

	private static final String ACTION = "Register a converter (@WritingConverter and @ReadingConverter), or mark it "
			+ "@Transient.";

	private static final String JAVA = " cannot be stored: it is a class of Java's own with no form in DynamoDB";

	@Test
	void refusesClassesOfJavasOwn() {
		assertThat(Entities.problems(JavasOwn.class)).containsExactly(
				new Problem("JavasOwn.thread", "java.lang.Thread" + JAVA, ACTION),
				new Problem("JavasOwn.locales", "java.util.Locale" + JAVA, ACTION),
				new Problem("JavasOwn.calendar", "java.util.Calendar" + JAVA, ACTION),
				new Problem("JavasOwn.number", "java.lang.Number" + JAVA, ACTION));
	}

	@Test
	void refusesTypesItCannotMakeAgain() {
		assertThat(Entities.problems(Open.class)).containsExactly(new Problem("Open.shape",
				Shape.class.getName() + " cannot be stored: it is an interface and not sealed",
				"Seal it, register a converter (@WritingConverter and @ReadingConverter), or mark it @Transient."),
				new Problem("Open.base", Base.class.getName() + " cannot be stored: it is abstract and not sealed",
						"Seal it, register a converter (@WritingConverter and @ReadingConverter), or mark it @Transient."),
				new Problem("Open.bare", Bare.class.getName() + " cannot be stored: it has no properties", ACTION));
	}

	@Test
	void refusesCollectionsAndMapsItCannotMakeAgain() {
		assertThat(Entities.problems(Containers.class))
			.containsExactly(
					new Problem("Containers.deque", "java.util.Deque cannot be stored: it cannot be filled on reading",
							"Declare a List, a Set or a Map, or one of their usual classes."),
					new Problem("Containers.concurrent",
							"java.util.concurrent.ConcurrentMap cannot be stored: it cannot be filled on reading",
							"Declare a List, a Set or a Map, or one of their usual classes."),
					new Problem("Containers.byPoint",
							"java.util.Map cannot be stored: its keys are " + Point.class.getName()
									+ ", which have no text",
							"Use keys of a type that is stored as one text or number."));
	}

	@Test
	void namesThePropertyInsideNestedTypesEachTime() {
		String what = "java.lang.Thread" + JAVA + ", at Worker.thread";
		assertThat(Entities.problems(Nested.class)).containsExactly(new Problem("Nested.first", what, ACTION),
				new Problem("Nested.others", what, ACTION));
	}

	@Test
	void refusesTwoNestedPropertiesInOneAttribute() {
		assertThat(Entities.problems(Doubled.class))
			.containsExactly(
					new Problem("Doubled.address",
							Address.class.getName()
									+ " cannot be stored: 'city' and 'country' are both stored under 'c'",
							"Rename one: @Attribute(\"…\")."),
					new Problem("Doubled.tagged",
							Tagged.class.getName()
									+ " cannot be stored: 'kind' is stored under '_type', which names the class",
							"Rename it: @Attribute(\"…\")."));
	}

	@Test
	void refusesAnEntitysWordsOnWhatIsNone() {
		String type = Profile.class.getName();
		assertThat(Entities.problems(Member.class)).containsExactly(
				new Problem("Member.profile", type + " cannot be stored: @Unique is on 'email', and it is no entity",
						"Name the path on the entity's class: @Unique(properties = \"….email\")."),
				new Problem("Member.pass",
						Pass.class.getName() + " cannot be stored: @TimeToLive is on 'until', and it is no entity",
						"Put it on a property of the entity."));
	}

	@Test
	void keepsAnEntityInsideAnother() {
		assertThat(Entities.problems(Copy.class)).isEmpty();
	}

	@Test
	void refusesConstructorsThatTakeWhatIsNoProperty() {
		assertThat(Entities.problems(Strange.class))
			.containsExactly(new Problem("Strange", "its constructor takes 'identifier', which is no property",
					"Name the parameter after a property, or mark another constructor with @PersistenceCreator."));
	}

	@Test
	void refusesTwoPermittedClassesOfOneName() {
		assertThat(Entities.problems(Clash.class)).containsExactly(new Problem("Clash.kind",
				Kind.class.getName() + " cannot be stored: two of its classes are named 'Same'",
				"Rename one of them."));
	}

	record Point(int x, int y) {
	}

	record Profile(@Unique String email) {
	}

	record Pass(@TimeToLive Instant until) {
	}

	@SingleTableEntity
	record Member(@Id String id, Profile profile, List<Pass> pass) {
	}

	@SingleTableEntity
	record Account(@Id String id, @Unique String email, @TimeToLive Instant until) {
	}

	@SingleTableEntity
	record Copy(@Id String id, Account account) {
	}

	@SingleTableEntity
	record JavasOwn(@Id String id, Thread thread, List<Locale> locales, Calendar calendar, Number number) {
	}

	interface Shape {

	}

	abstract static class Base {

		String name = "";

	}

	static final class Bare {

	}

	@SingleTableEntity
	record Open(@Id String id, Shape shape, Base base, Bare bare) {
	}

	@SingleTableEntity
	record Containers(@Id String id, Deque<String> deque, ConcurrentMap<String, String> concurrent,
			Map<Point, String> byPoint) {
	}

	record Worker(Thread thread) {
	}

	@SingleTableEntity
	record Nested(@Id String id, Worker first, List<Worker> others) {
	}

	record Address(@Attribute("c") String city, @Attribute("c") String country) {
	}

	sealed interface Labelled permits Tagged {

	}

	record Tagged(@Attribute("_type") String kind) implements Labelled {
	}

	@SingleTableEntity
	record Doubled(@Id String id, Address address, Labelled tagged) {
	}

	@SingleTableEntity
	static final class Strange {

		@Id
		private final String id;

		Strange(String identifier) {
			this.id = identifier;
		}

		String getId() {
			return this.id;
		}

	}

	sealed interface Kind permits One.Same, Two.Same {

	}

	static final class One {

		record Same(int value) implements Kind {
		}

		private One() {
		}

	}

	static final class Two {

		record Same(String value) implements Kind {
		}

		private Two() {
		}

	}

	@SingleTableEntity
	record Clash(@Id String id, Kind kind) {
	}

}
