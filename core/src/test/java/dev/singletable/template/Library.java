package dev.singletable.template;

import java.util.Map;
import java.util.Objects;

import dev.singletable.annotation.Counted;
import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Unique;
import dev.singletable.convert.EntityUpgrade;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The entities of a library at three times: a reader's name was one text, then two.
 */
final class Library {

	private Library() {
	}

	/** Before there were schema versions. */
	static final class First {

		private First() {
		}

		@SingleTableEntity(type = "READER", pk = "READER#{id}")
		@SecondaryIndex(name = "byName", pk = "NAME#{name}", sk = "{id}")
		record Reader(@Id String id, String name, int loans, @Nullable String mail) {
		}

		@SingleTableEntity(type = "CARD", pk = "CARD#{id}")
		@Historized
		record Card(@Id String id, String name, @Version @Nullable Long version) {
		}

	}

	@SingleTableEntity(type = "READER", pk = "READER#{id}", schemaVersion = 2)
	@SecondaryIndex(name = "byName", pk = "NAME#{family}", sk = "{id}")
	@Counted
	record Reader(@Id String id, @Nullable String given, String family, int loans, @Unique @Nullable String mail) {
	}

	@SingleTableEntity(type = "CARD", pk = "CARD#{id}", schemaVersion = 1)
	@Historized
	record Card(@Id String id, @Nullable String given, String family, @Version @Nullable Long version) {
	}

	interface Family {

		String getFamily();

	}

	/** Later, and not known to who reads. */
	static final class Next {

		private Next() {
		}

		@SingleTableEntity(type = "READER", pk = "READER#{id}", schemaVersion = 3)
		record Reader(@Id String id, @Nullable String all) {
		}

	}

	private static Map<String, AttributeValue> split(Map<String, AttributeValue> item) {
		String[] names = Objects.requireNonNull(item.remove("name")).s().split(" ", 2);
		item.put("given", AttributeValue.fromS(names[0]));
		item.put("family", AttributeValue.fromS(names[1]));
		return item;
	}

	/** Splits the name. */
	static final class ReaderUpgrade implements EntityUpgrade<Reader> {

		@Override
		public Map<String, AttributeValue> upgrade(Map<String, AttributeValue> item, int from) {
			return split(item);
		}

	}

	/** Splits the name. */
	static final class CardUpgrade implements EntityUpgrade<Card> {

		@Override
		public Map<String, AttributeValue> upgrade(Map<String, AttributeValue> item, int from) {
			return split(item);
		}

	}

}
