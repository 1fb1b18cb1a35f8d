package dev.singletable.mapping;

import java.util.List;

import dev.singletable.annotation.PartitionKey;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.key.ItemKey;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static dev.singletable.mapping.Models.problems;
import static dev.singletable.mapping.Models.proven;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Classes that inherit from each other, and sealed families.
 */
class HierarchyTests {

	@Test
	void readsTheConcreteClassesOfASealedInterface() {
		ItemModel model = proven(Animal.class);
		assertThat(model.types()).extracting(ItemType::name).containsExactlyInAnyOrder("Cat", "DOG", "Puppy");
		assertThat(model.readableAs(Animal.class)).hasSize(3);
		assertThat(model.readableAs(Dog.class)).extracting(ItemType::name).containsExactlyInAnyOrder("DOG", "Puppy");
	}

	@Test
	void standsForTheRootOfTheHierarchyInTemplates() {
		ItemModel model = proven(Animal.class);
		assertThat(model.require(Cat.class).rootName()).isEqualTo("ANIMAL");
		assertThat(model.require(Cat.class).keyOf(new Cat("z1", "Tom"))).isEqualTo(ItemKey.of("ZOO#z1", "ANIMAL#Tom"));
		assertThat(model.require(Puppy.class).keyOf(new Puppy())).isEqualTo(ItemKey.of("ZOO#z1", "ANIMAL#Rex"));
	}

	@Test
	void inheritsTheIndexesOfEverySupertype() {
		assertThat(proven(Animal.class).require(Puppy.class).indexes()).extracting(ItemIndex::name)
			.containsExactlyInAnyOrder("byName", "barking");
	}

	@Test
	void sharesOneKeySpaceAmongTypesThatInheritTheTemplate() {
		ItemModel model = proven(Animal.class);
		ItemKey key = ItemKey.of("ZOO#z1", "ANIMAL#Tom");
		assertThat(model.types()).allMatch((type) -> type.id().owns(key));
	}

	@Test
	void refusesEqualTemplatesThatAreNotInherited() {
		assertThat(problems(Bus.class, Tram.class)).extracting(Problem::where, Problem::what)
			.containsExactly(org.assertj.core.groups.Tuple.tuple("Bus and Tram",
					"an item of one can have the key of the other: pk 'LINE#{number}' and 'LINE#{number}', "
							+ "sk 'META' and 'META'"));
	}

	@Test
	void refusesASubclassThatLeavesTheKeySpaceButMayReturn() {
		assertThat(problems(Base.class, Derived.class)).extracting(Problem::where).containsExactly("Base and Derived");
	}

	@Test
	void takesASubclassWithItsOwnTemplates() {
		ItemModel model = proven(Base.class, Moved.class);
		assertThat(model.require(Moved.class).keyOf(new Moved())).isEqualTo(ItemKey.of("MOVED#7", "META"));
	}

	@Test
	void keysTypesWithoutATemplateByTheirOwnNames() {
		ItemModel model = proven(Card.class, Cash.class);
		assertThat(model.require(Card.class).keyOf(new Card("1")).pk()).isEqualTo("Card#1");
		assertThat(model.require(Cash.class).keyOf(new Cash("1")).pk()).isEqualTo("Cash#1");
	}

	@Test
	void takesRawKeysOfAWholeHierarchy() {
		assertThat(proven(Page.class, Draft.class).types()).allMatch(ItemType::hasRawKeys);
	}

	@Test
	void passesOverAbstractParents() {
		assertThat(proven(Method.class, Card.class).types()).extracting(ItemType::name).containsExactly("Card");
	}

	@Test
	void answersForProxiesAndRefusesStrangers() {
		ItemModel model = proven(Card.class);
		assertThat(model.named("Card")).isPresent();
		org.assertj.core.api.Assertions
			.assertThatExceptionOfType(org.springframework.dao.InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> model.readableAs(List.class))
			.withMessage("java.util.List is not an entity of this table. Annotate it with @SingleTableEntity and place "
					+ "it in a scanned package, or name it in the template's builder.");
	}

	@SingleTableEntity(type = "ANIMAL", pk = "ZOO#{zoo}", sk = "{@type}#{name}")
	@SecondaryIndex(name = "byName", pk = "{@type}", sk = "{name}")
	sealed interface Animal permits Cat, Dog {

	}

	record Cat(String zoo, String name) implements Animal {
	}

	@SingleTableEntity(type = "DOG")
	@SecondaryIndex(name = "barking", pk = "BARKS#{name}", sk = "{zoo}")
	static sealed class Dog implements Animal permits Puppy {

		String zoo = "z1";

		String name = "Rex";

	}

	static final class Puppy extends Dog {

	}

	@SingleTableEntity(pk = "LINE#{number}")
	record Bus(String number) {
	}

	@SingleTableEntity(pk = "LINE#{number}")
	record Tram(String number) {
	}

	@SingleTableEntity(pk = "BASE#{id}", sk = "{group}#{id}")
	static class Base {

		String id = "7";

		String group = "D";

	}

	@SingleTableEntity(sk = "D#{id}")
	static class Derived extends Base {

	}

	@SingleTableEntity(pk = "MOVED#{id}", sk = "META")
	static class Moved extends Base {

	}

	@SingleTableEntity
	abstract static class Method {

		@Id
		String id;

		Method(String id) {
			this.id = id;
		}

	}

	static class Card extends Method {

		Card(String id) {
			super(id);
		}

	}

	static final class Cash extends Card {

		Cash(String id) {
			super(id);
		}

	}

	@SingleTableEntity
	static class Page {

		@PartitionKey
		String key = "Page#1";

	}

	static final class Draft extends Page {

	}

}
