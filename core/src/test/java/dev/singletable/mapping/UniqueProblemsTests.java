package dev.singletable.mapping;

import java.util.List;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Unique;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static dev.singletable.mapping.Models.problems;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the start says about unique values.
 */
class UniqueProblemsTests {

	@Test
	void refusesAPropertyThatDoesNotExist() {
		assertThat(problems(Unknown.class)).containsExactly(new Problem("Unknown, unique 'email,nme'",
				"the template names 'nme', which is no property; there are [email, id]",
				"Name one of these, or add a getter marked @KeyPart."));
	}

	@Test
	void refusesTwoOfOneName() {
		assertThat(problems(Twice.class)).containsExactly(new Problem("Twice, unique 'code'",
				"there are two of this name", "Name one of them: @Unique(name = \"…\")."));
	}

	@Test
	void refusesOneNameForThePropertyAndTheClass() {
		assertThat(problems(Both.class)).containsExactly(new Problem("Both, unique 'email'",
				"there are two of this name", "Name one of them: @Unique(name = \"…\")."));
	}

	@Test
	void refusesPropertiesOnAProperty() {
		assertThat(problems(OnProperty.class)).containsExactly(new Problem("OnProperty, unique 'email'",
				"it names properties although it is on one", "Name several on the class, or leave properties out."));
	}

	@Test
	void refusesAClassWithoutProperties() {
		assertThat(problems(OnClass.class)).containsExactly(new Problem("OnClass, unique 'nothing'",
				"it names no property", "On a class, write @Unique(properties = {\"…\", \"…\"})."));
	}

	@Test
	void refusesATypeThatCannotBeInAKey() {
		assertThat(problems(Untellable.class)).containsExactly(new Problem("Untellable, unique 'tags'",
				"Key template \"{tags}\", part {tags}: java.util.List cannot be part of a key",
				"Use a property of type String, a number type, Boolean, UUID, an enum, Instant, OffsetDateTime, "
						+ "ZonedDateTime, LocalDateTime, LocalTime, LocalDate, YearMonth or Year."));
	}

	@Test
	void refusesAPropertyNamedTwice() {
		assertThat(problems(Repeated.class)).containsExactly(new Problem("Repeated, unique 'email'",
				"it names a property twice", "Name each once, scope included."));
	}

	@Test
	void refusesAnIllegalName() {
		assertThat(problems(Named.class)).containsExactly(new Problem("Named, unique 'my code'",
				"its name has characters below '%'", "Use letters, digits and punctuation above '$'."));
	}

	@SingleTableEntity(pk = "UNKNOWN#{id}")
	@Unique(properties = { "email", "nme" })
	record Unknown(@Id String id, String email) {
	}

	@SingleTableEntity(pk = "TWICE#{id}")
	record Twice(@Id String id, @Unique(name = "code") String one, @Unique(name = "code") String two) {
	}

	@SingleTableEntity(pk = "BOTH#{id}")
	@Unique(properties = "email", scope = "id")
	record Both(@Id String id, @Unique String email) {
	}

	@SingleTableEntity(pk = "PROPERTY#{id}")
	record OnProperty(@Id String id, @Unique(properties = "email") String email) {
	}

	@SingleTableEntity(pk = "CLASS#{id}")
	@Unique(name = "nothing")
	record OnClass(@Id String id) {
	}

	@SingleTableEntity(pk = "LIST#{id}")
	record Untellable(@Id String id, @Unique List<String> tags) {
	}

	@SingleTableEntity(pk = "REPEATED#{id}")
	@Unique(properties = { "email" }, scope = "email")
	record Repeated(@Id String id, String email) {
	}

	@SingleTableEntity(pk = "NAMED#{id}")
	record Named(@Id String id, @Unique(name = "my code") String code) {
	}

}
