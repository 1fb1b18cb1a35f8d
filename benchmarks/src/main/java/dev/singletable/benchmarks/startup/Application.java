package dev.singletable.benchmarks.startup;

import java.util.ArrayList;
import java.util.List;

/**
 * The source of an application's entities and repositories: the same record and the same
 * interface over and over, under other names, with five derived methods.
 *
 * @param packageName where they are
 * @param imports what a file needs of the store
 * @param entity the annotations of an entity
 * @param repository the interface that repositories extend
 */
record Application(String packageName, String imports, String entity, String repository) {

	static final Application SINGLETABLE = new Application("shop.table", """
			import dev.singletable.annotation.SecondaryIndex;
			import dev.singletable.annotation.SingleTableEntity;
			import dev.singletable.repository.SingleTableCrudRepository;
			""", """
			@SingleTableEntity(pk = "ORDER%1$d#{id}", sk = "META")
			@SecondaryIndex(name = "gsi1", pk = "CUSTOMER#{customerId}", sk = "ORDER%1$d#{placedAt}")
			@SecondaryIndex(name = "gsi2", pk = "STATUS#{status}", sk = "ORDER%1$d#{placedAt}")
			@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}")
			""", "SingleTableCrudRepository");

	static final Application MONGODB = new Application("shop.document", """
			import org.springframework.data.mongodb.core.mapping.Document;
			import org.springframework.data.mongodb.repository.MongoRepository;
			""", """
			@Document("orders%1$d")
			""", "MongoRepository");

	private static final String ENTITY = """
			package %2$s;

			import java.math.BigDecimal;
			import java.time.Instant;
			import java.util.List;

			import org.springframework.data.annotation.Id;
			import org.springframework.data.annotation.Version;
			%3$s
			%4$spublic record Order%1$d(@Id String id, String customerId, Status status, Instant placedAt,
					BigDecimal total, Address address, List<Line> lines, @Version Long version) {

				public enum Status { OPEN, PAID, SENT }

				public record Address(String street, String city, String country) {}

				public record Line(String article, int quantity, BigDecimal price) {}

			}
			""";

	private static final String REPOSITORY = """
			package %2$s;

			import java.time.Instant;
			import java.util.List;
			import java.util.Optional;

			import org.springframework.data.domain.Pageable;
			import org.springframework.data.domain.Slice;
			%3$s
			public interface Orders%1$d extends %4$s<Order%1$d, String> {

				List<Order%1$d> findByCustomerId(String customerId);

				List<Order%1$d> findByCustomerIdAndPlacedAtBetween(String customerId, Instant from, Instant to);

				Optional<Order%1$d> findFirstByCustomerIdOrderByPlacedAtDesc(String customerId);

				Slice<Order%1$d> findByStatusOrderByPlacedAtDesc(Order%1$d.Status status, Pageable page);

				long countByStatus(Order%1$d.Status status);

			}
			""";

	String entityName(int number) {
		return this.packageName + ".Order" + number;
	}

	String repositoryName(int number) {
		return this.packageName + ".Orders" + number;
	}

	String entitySource(int number) {
		return ENTITY.formatted(number, this.packageName, this.imports, this.entity.formatted(number));
	}

	String repositorySource(int number) {
		return REPOSITORY.formatted(number, this.packageName, this.imports, this.repository);
	}

	/**
	 * The classes of the entities, as many as the system property {@code entities} says.
	 */
	List<Class<?>> entities() {
		List<Class<?>> entities = new ArrayList<>();
		try {
			for (int number = 1; number <= Integer.getInteger("entities"); number++) {
				entities.add(Class.forName(entityName(number)));
			}
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
		return entities;
	}

}
