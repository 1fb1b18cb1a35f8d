package dev.singletable.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static dev.singletable.expression.Condition.not;
import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ConditionTests {

	private static final Condition A = property("a").is(1);

	private static final Condition B = property("b").between(2, 3);

	private static final Condition C = property("c").exists();

	@Test
	void takesApartWhatAndJoined() {
		assertThat(A.and(B).and(C.and(A)).conjuncts()).containsExactly(A, B, C, A);
		assertThat(A.or(B).conjuncts()).containsExactly(A.or(B));
		assertThat(not(A.and(B)).conjuncts()).containsExactly(not(A.and(B)));
		assertThat(A.conjuncts()).containsExactly(A);
	}

	@Test
	void showsAComparisonAndNothingElseAsOne() {
		assertThat(B.comparison()).contains(new Comparison("b", Operator.BETWEEN, List.of(2, 3)));
		assertThat(C.comparison()).isEmpty();
		assertThat(not(A).comparison()).isEmpty();
		assertThat(A.and(B).comparison()).isEmpty();
		assertThat(A.or(B).comparison()).isEmpty();
	}

	@Test
	void namesEveryPath() {
		List<String> paths = new ArrayList<>();

		not(A.or(B)).and(C.and(A)).forEachPath(paths::add);

		assertThat(paths).containsExactly("a", "b", "c", "a");
	}

	@Test
	void keepsItsValuesWhenTheCallersListChanges() {
		List<String> values = new ArrayList<>(List.of("PAID"));
		Condition condition = property("status").in(values);

		values.add("SENT");

		assertThat(condition).isEqualTo(property("status").in(List.of("PAID")));
	}

	@Test
	void showsNoValue() {
		Condition condition = property("name").is("Ada")
			.and(property("born").between("1815", "1852").or(property("tags").contains("secret")))
			.and(not(property("city").in(List.of("London", "Paris"))))
			.and(property("note").isAbsent());

		assertThat(condition).hasToString("name = ? AND (born BETWEEN ? AND ? OR contains(tags, ?)) "
				+ "AND NOT (city IN (2 values)) AND attribute_not_exists(note)");
	}

	@Test
	void refusesNullAndSaysWhatToUse() {
		String message = "Property 'status' is compared with null, which nothing equals; "
				+ "use isAbsent() where it has no value, exists() where it has one.";

		assertThatIllegalArgumentException().isThrownBy(() -> property("status").is(null)).withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> property("status").isNot(null)).withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> property("status").between("A", null))
			.withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> property("status").in(Arrays.asList("A", null)))
			.withMessage(message);
	}

	@Test
	void refusesABlankPath() {
		assertThatIllegalArgumentException().isThrownBy(() -> property(" "))
			.withMessage("A property path is blank; name a property, for example 'address.city'.");
	}

	@Test
	void refusesMoreValuesThanTheOperatorTakes() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Comparison("a", Operator.BETWEEN, List.of(1)))
			.withMessage("BETWEEN on property 'a' does not take 1 values.");
	}

}
