package dev.singletable.template;

import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import dev.singletable.convert.UnreadableItemException;
import dev.singletable.template.Shop.Animal;
import dev.singletable.template.Shop.Cat;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Dog;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.Status;
import dev.singletable.write.ItemNotFoundException;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Several items as they were at one moment (TX-9).
 */
class SnapshotsIntegrationTests extends EachEngineCarrier {

	private static final Customer ANN = new Customer("c1", "Ann", null, Set.of("a"), null);

	record AnimalId(String zoo, String name) {
	}

	@Test
	void readsItemsOfSeveralTypes() {
		this.template.create(ANN);
		Order order = this.template.create(Order.of("c1", "o1", Status.NEW, FreshTable.NOON));
		this.network.next();
		ItemSnapshot snapshot = this.template.snapshot()
			.with(Customer.class, "c1")
			.with(Order.class, new OrderId("c1", "o1"))
			.with(Customer.class, "c1")
			.with(Customer.class, "c2")
			.read();
		assertThat(this.network.operations()).containsExactly("TransactGetItems");
		assertThat(snapshot.get(Customer.class, "c1")).isEqualTo(ANN);
		assertThat(snapshot.find(Order.class, new OrderId("c1", "o1"))).contains(order);
		assertThat(snapshot.find(Customer.class, "c2")).isEmpty();
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> snapshot.get(Customer.class, "c2"))
			.withMessageStartingWith("get of CUSTOMER in table ");
	}

	@Test
	void readsTheTypesOfAHierarchy() {
		this.template.create(new Cat("z1", "Tom", 9));
		this.template.create(new Dog("z1", "Rex", true));
		ItemSnapshot snapshot = this.template.snapshot()
			.with(Animal.class, new AnimalId("z1", "Tom"))
			.with(Animal.class, new AnimalId("z1", "Rex"))
			.with(Animal.class, new AnimalId("z1", "Kim"))
			.read();
		assertThat(snapshot.find(Animal.class, new AnimalId("z1", "Tom"))).contains(new Cat("z1", "Tom", 9));
		assertThat(snapshot.find(Dog.class, new AnimalId("z1", "Rex"))).contains(new Dog("z1", "Rex", true));
		assertThat(snapshot.find(Cat.class, new AnimalId("z1", "Rex"))).isEmpty();
		assertThat(snapshot.find(Animal.class, new AnimalId("z1", "Kim"))).isEmpty();
	}

	@Test
	void refusesWhatItWasNotAskedFor() {
		ItemSnapshot snapshot = this.template.snapshot().with(Customer.class, "c1").read();
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> snapshot.find(Customer.class, "c2"))
			.withMessage("The snapshot was not asked for this CUSTOMER. Add it: with(type, id).");
	}

	@Test
	void readsHundredAndRefusesMore() {
		SnapshotOperations snapshot = this.template.snapshot();
		IntStream.range(0, 100).forEach((number) -> snapshot.with(Customer.class, "c" + number));
		assertThat(snapshot.read().find(Customer.class, "c99")).isEmpty();
		snapshot.with(Customer.class, "c100");
		this.network.next();
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(snapshot::read)
			.withMessage("The snapshot is of 101 items; DynamoDB reads at most 100 at one moment. Ask for fewer.");
		assertThat(this.network.operations()).isEmpty();
	}

	@Test
	void readsNothingForNothing() {
		assertThat(this.template.snapshot().read()).isNotNull();
		assertThat(this.network.operations()).isEmpty();
	}

	@Test
	void tellsOfAnItemThatCannotBeRead() {
		put(Map.of("pk", "CUSTOMER#c1", "sk", "META", "_type", "CUSTOMER", "id", "c1", "counters", "none"));
		assertThatExceptionOfType(UnreadableItemException.class)
			.isThrownBy(() -> this.template.snapshot().with(Customer.class, "c1").read())
			.withMessageContaining("counters");
	}

	@Test
	void findsNoItemOfATypeThatNobodyReads() {
		put(Map.of("pk", "CUSTOMER#c1", "sk", "META", "_type", "OTHER"));
		assertThat(this.template.snapshot().with(Customer.class, "c1").read().find(Customer.class, "c1")).isEmpty();
	}

}
