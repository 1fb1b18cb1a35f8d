package dev.singletable.convert;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.singletable.annotation.PartitionKey;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.SortKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Transient;

import static dev.singletable.convert.Entities.n;
import static dev.singletable.convert.Entities.s;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The classes entities may be.
 */
class EntityCreationTests {

	@Test
	void fillsBeansAndKeepsTheirDefaults() {
		Entities entities = Entities.of(Bean.class);
		Bean bean = entities.read(Bean.class, Map.of("id", s("1"), "inherited", s("up")));
		assertThat(bean.id).isEqualTo("1");
		assertThat(bean.inherited).isEqualTo("up");
		assertThat(bean.retries).isEqualTo(3);
		assertThat(bean.name).isEqualTo("unnamed");
		assertThat(entities.again(bean).retries).isEqualTo(3);
	}

	@Test
	void readsAnEmptySetOfABeanAsEmpty() {
		Entities entities = Entities.of(Bean.class);
		Bean bean = new Bean();
		bean.id = "1";
		bean.tags = new HashSet<>();
		bean.labels = new HashSet<>();
		Bean again = entities.again(bean);
		assertThat(again.tags).isEmpty();
		assertThat(again.labels).isEmpty();
		assertThat(again.nickname).isEmpty();
	}

	@Test
	void leavesTransientPropertiesOut() {
		Entities entities = Entities.of(Bean.class, Cached.class);
		Bean bean = new Bean();
		bean.id = "1";
		bean.cache = "hot";
		assertThat(entities.stored(bean)).doesNotContainKey("cache");
		assertThat(entities.again(bean).cache).isEqualTo("cold");
		Cached cached = entities.again(new Cached("1", 7, "warm"));
		assertThat(cached).isEqualTo(new Cached("1", 0, null));
	}

	@Test
	void callsConstructorsFactoriesAndWithers() {
		Entities entities = Entities.of(Immutable.class, Made.class, Withered.class);
		Map<String, AttributeValue> item = Map.of("id", s("1"), "count", n("5"));
		assertThat(entities.read(Immutable.class, item).count).isEqualTo(5);
		assertThat(entities.read(Made.class, item).count).isEqualTo(105);
		assertThat(entities.read(Withered.class, item).count).isEqualTo(5);
	}

	@Test
	void readsEachTypeOfAFamilyWithItsInheritedProperties() {
		Entities entities = Entities.of(Base.class, Derived.class);
		Derived derived = new Derived();
		derived.id = "1";
		derived.more = Instant.EPOCH;
		assertThat(Entities.texts(entities.stored(derived)))
			.isEqualTo(Map.of("id", "S 1", "more", "S 1970-01-01T00:00:00.000000000Z"));
		assertThat(entities.again(derived).more).isEqualTo(Instant.EPOCH);
	}

	@Test
	void neverLetsLibraryAttributesReachTheEntity() {
		Entities entities = Entities.of(Bean.class);
		Bean bean = entities.read(Bean.class, Map.of("pk", s("Bean#1"), "sk", s("META"), "_type", s("Bean"), "_ttl",
				n("1"), "gsi1pk", s("x"), "id", s("1")));
		assertThat(bean).usingRecursiveComparison().ignoringFields("id", "tags", "labels").isEqualTo(new Bean());
	}

	@Test
	void readsRawKeysFromTheItemsKey() {
		Entities entities = Entities.of(Document.class);
		Document document = new Document("P", "S", "title");
		assertThat(Entities.texts(entities.stored(document))).isEqualTo(Map.of("title", "S title"));
		assertThat(entities.again(document)).isEqualTo(document);
	}

	static class Parent {

		@Nullable String inherited;

	}

	@SingleTableEntity
	static final class Bean extends Parent {

		@Id
		@Nullable String id;

		int retries = 3;

		String name = "unnamed";

		@Nullable Set<String> tags;

		Set<String> labels = new HashSet<>(Set.of("default"));

		Optional<String> nickname = Optional.empty();

		@Transient
		String cache = "cold";

	}

	@SingleTableEntity
	record Cached(@Id String id, @Transient int size, @Transient @Nullable String heat) {
	}

	@SingleTableEntity
	static final class Immutable {

		@Id
		private final String id;

		private final int count;

		Immutable(String id, int count) {
			this.id = id;
			this.count = count;
		}

		String getId() {
			return this.id;
		}

	}

	@SingleTableEntity
	static final class Made {

		@Id
		private final String id;

		private final int count;

		private Made(String id, int count) {
			this.id = id;
			this.count = count;
		}

		@PersistenceCreator
		static Made of(String id, int count) {
			return new Made(id, count + 100);
		}

		String getId() {
			return this.id;
		}

	}

	@SingleTableEntity
	static final class Withered {

		@Id
		private final @Nullable String id;

		private final int count;

		Withered() {
			this(null, 0);
		}

		private Withered(@Nullable String id, int count) {
			this.id = id;
			this.count = count;
		}

		Withered withId(String id) {
			return new Withered(id, this.count);
		}

		Withered withCount(int count) {
			return new Withered(this.id, count);
		}

	}

	@SingleTableEntity
	static class Base {

		@Id
		@Nullable String id;

	}

	static final class Derived extends Base {

		@Nullable Instant more;

	}

	@SingleTableEntity
	record Document(@PartitionKey String key, @SortKey String sort, String title) {
	}

}
