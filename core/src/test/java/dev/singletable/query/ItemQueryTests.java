package dev.singletable.query;

import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.singletable.expression.Condition;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.ScrollPosition;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ItemQueryTests {

	private static final Condition CUSTOMER = property("customerId").is("c-42");

	private static final Condition AFTER = property("id").greaterThan("o-1");

	@Test
	void asksForEverythingOfATypeInAscendingOrderAtFirst() {
		QuerySpec<Order> spec = ItemQuery.of(Order.class).spec();

		assertThat(spec.type()).isEqualTo(Order.class);
		assertThat(spec.resultType()).isEqualTo(Order.class);
		assertThat(spec.projected()).isFalse();
		assertThat(spec.partition()).isNull();
		assertThat(spec.sortPrefix()).isNull();
		assertThat(spec.key()).isNull();
		assertThat(spec.filter()).isNull();
		assertThat(spec.predicate()).isNull();
		assertThat(spec.descending()).isFalse();
		assertThat(spec.limit()).isNull();
		assertThat(spec.position()).isNull();
		assertThat(spec.isConsistent()).isFalse();
		assertThat(spec.index()).isNull();
	}

	@Test
	void holdsEveryWordOfTheQuestion() {
		ItemScrollPosition position = ItemScrollPosition.of(Map.of("pk", AttributeValue.fromS("x")), "f");
		QuerySpec<Summary> spec = ItemQuery.of(Order.class)
			.where(CUSTOMER)
			.filter(property("total").greaterThan(100))
			.descending()
			.limit(50)
			.from(position)
			.consistent()
			.index("gsi1")
			.as(Summary.class)
			.spec();

		assertThat(spec.type()).isEqualTo(Order.class);
		assertThat(spec.resultType()).isEqualTo(Summary.class);
		assertThat(spec.projected()).isTrue();
		assertThat(spec.key()).isEqualTo(CUSTOMER);
		assertThat(spec.filter()).isEqualTo(property("total").greaterThan(100));
		assertThat(spec.descending()).isTrue();
		assertThat(spec.limit()).isEqualTo(50);
		assertThat(spec.position()).isEqualTo(position);
		assertThat(spec.isConsistent()).isTrue();
		assertThat(spec.index()).isEqualTo("gsi1");
	}

	@Test
	void asksForAPartitionAsItIsStored() {
		QuerySpec<Object> spec = ItemQuery.partition("CUSTOMER#c-42").sortBeginsWith("ORDER#").spec();

		assertThat(spec.type()).isEqualTo(Object.class);
		assertThat(spec.partition()).isEqualTo("CUSTOMER#c-42");
		assertThat(spec.sortPrefix()).isEqualTo("ORDER#");
	}

	@Test
	void joinsWhatIsGivenTwice() {
		QuerySpec<Order> spec = ItemQuery.of(Order.class)
			.where(CUSTOMER)
			.where(AFTER)
			.filter(AFTER)
			.filter(CUSTOMER)
			.spec();

		assertThat(spec.key()).isEqualTo(CUSTOMER.and(AFTER));
		assertThat(spec.filter()).isEqualTo(AFTER.and(CUSTOMER));
	}

	@Test
	void returnsACopyFromEveryStep() {
		ItemQuery<Order> query = ItemQuery.of(Order.class);

		query.where(CUSTOMER).descending().limit(3);

		assertThat(query).isEqualTo(ItemQuery.of(Order.class));
		assertThat(query.descending().ascending()).isEqualTo(query);
	}

	@Test
	void beginsAtTheFirstPageWithAnInitialPosition() {
		assertThat(ItemQuery.of(Order.class).from(ScrollPosition.keyset()).spec().position()).isNull();
		assertThat(ItemQuery.of(Order.class).from(null).spec().position()).isNull();
		assertThat(ItemQuery.of(Order.class).from(ScrollPosition.offset(7)).spec().position())
			.isEqualTo(ScrollPosition.offset(7));
	}

	@Test
	void refusesALimitBelowOne() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> ItemQuery.of(Order.class).limit(0))
			.withMessage("limit(0) is below 1; leave the limit out to ask for everything.");
	}

	@Test
	void asksEveryPredicateWhatMatches() {
		Predicate<? super String> both = Objects.requireNonNull(ItemQuery.of(String.class)
			.matching((text) -> text.startsWith("a"))
			.matching((Object text) -> text.toString().endsWith("z"))
			.spec()
			.predicate());

		assertThat(Stream.of("az", "a", "z").filter(both::test)).containsExactly("az");
	}

	@Test
	@SuppressWarnings("NullAway")
	void refusesAMissingPredicate() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> ItemQuery.of(Order.class).matching(null))
			.withMessage("matching(…) needs a predicate; it is null. Leave it out to return everything.");
	}

	@Test
	void refusesAProjectionOfWhatAPredicateHasSeen() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> ItemQuery.of(Order.class).matching((order) -> true).as(Summary.class))
			.withMessage("matching(…) tests what is returned, so as(Summary.class) has to come before it.");
		assertThat(ItemQuery.of(Order.class).as(Summary.class).matching((summary) -> true).spec().resultType())
			.isEqualTo(Summary.class);
	}

	@Test
	void refusesBlankTexts() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> ItemQuery.partition(" "))
			.withMessage("partition(…) needs the partition key as it is stored; it is blank.");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> ItemQuery.partition("x").sortBeginsWith(""))
			.withMessage("sortBeginsWith(…) needs the beginning of a sort key; it is blank.");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> ItemQuery.of(Order.class).index(""))
			.withMessage("index(…) needs the name of an index; it is blank.");
	}

	@Test
	void showsNoKeyAndNoValue() {
		ItemScrollPosition position = ItemScrollPosition.of(Map.of("pk", AttributeValue.fromS("secret")), "f");

		assertThat(ItemQuery.of(Order.class).where(CUSTOMER).filter(AFTER).index("gsi1").limit(5).as(Summary.class))
			.hasToString("ItemQuery[Order, as Summary, where customerId = ?, filter id > ?, index gsi1, limit 5]");
		assertThat(ItemQuery.of(Order.class).matching("secret"::equals))
			.hasToString("ItemQuery[Order, matching a predicate]");
		assertThat(ItemQuery.partition("secret").sortBeginsWith("secret").descending().from(position).consistent())
			.hasToString("ItemQuery[a partition, a sort key prefix, descending, from a position, consistent]");
	}

	record Order(String customerId, String id) {
	}

	record Summary(String id) {
	}

	@Test
	void takesNoBackwardPositionForPageOne() {
		ScrollPosition backward = ScrollPosition.backward(Map.of());
		assertThat(ItemQuery.partition("ORDERS").from(backward).spec().position()).isEqualTo(backward);
	}

}
