package dev.singletable.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.LocalIndex;
import dev.singletable.annotation.PartitionKey;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.SortKey;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableMappingContext;
import dev.singletable.table.TableAttributes;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

/**
 * The entities of a library, with ways of every kind.
 */
final class Library {

	private final ItemModel model;

	private Library(ItemModel model) {
		this.model = model;
	}

	static Library of(Class<?>... types) {
		ItemModel model = ItemModel.of(new SingleTableMappingContext(), TableAttributes.defaults(), Set.of(types));
		if (!model.problems().isEmpty()) {
			throw new IllegalStateException(model.problems().toString());
		}
		return new Library(model);
	}

	List<ItemType> types(Class<?> javaType) {
		return this.model.readableAs(javaType);
	}

	AccessPlanner planner() {
		return new AccessPlanner(this.model);
	}

	enum Genre {

		NOVEL, POEM

	}

	@SingleTableEntity(type = "BOOK", pk = "SHELF#{shelf}", sk = "BOOK#{id}")
	@SecondaryIndex(name = "genre", pk = "GENRE#{genre}", sk = "{year}#{title}")
	@SecondaryIndex(name = "lent", pk = "LENT#{reader}", sk = "{due}", sparse = true)
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}")
	@SecondaryIndex(name = "touched", pk = "TOUCHED#{genre}", sk = "{modified}#{version}", sparse = true)
	@SecondaryIndex(name = "price", partition = { "@type", "genre" }, sort = { "price", "year", "id" })
	@SecondaryIndex(name = "keys", pk = "TITLE#{title}", sk = "{id}", projection = IndexProjection.KEYS_ONLY)
	@LocalIndex(name = "recent", sk = "YEAR#{year}#{id}")
	record Book(String shelf, String id, Genre genre, int year, String title, @Nullable String reader,
			@Nullable Instant due, BigDecimal price, @LastModifiedDate @Nullable Instant modified,
			@Version @Nullable Long version) {
	}

	@SingleTableEntity(type = "LAMP", pk = "SHELF#{shelf}", sk = "LAMP#{number}")
	@SecondaryIndex(name = "genre", pk = "GENRE#{genre}", sk = "{watts}")
	@SecondaryIndex(name = "inverse", pk = "{sk}", sk = "{pk}")
	record Lamp(String shelf, int number, Genre genre, int watts) {
	}

	@SingleTableEntity(type = "READER", pk = "READER#{id}")
	@SecondaryIndex(name = "name", pk = "NAME#{name}", sk = "{born}")
	@SecondaryIndex(name = "name2", pk = "ALSO#{name}", sk = "{born}#{id}")
	record Reader(@Id String id, String name, int born, boolean active, Duration since) {
	}

	@SingleTableEntity(type = "PAPER")
	record Paper(@PartitionKey @Nullable String pk, @SortKey @Nullable String sk, String text) {
	}

	@SingleTableEntity(type = "NATIVE", pk = "NATIVE#{id}")
	@SecondaryIndex(name = "shared", partition = "color", sort = "size", shared = true)
	record Native(@Id String id, String color, int size) {
	}

	@SingleTableEntity(type = "COLORED", pk = "COLORED#{id}")
	record Colored(@Id String id, String color, int size) {
	}

	sealed interface Medium permits Disc, Tape {

	}

	@SingleTableEntity(type = "DISC", pk = "BOX#{box}", sk = "DISC#{number}")
	@SecondaryIndex(name = "label", pk = "LABEL#{label}", sk = "{number}")
	@SecondaryIndex(name = "shop", pk = "SHOP#{shop}", sk = "{number}")
	@SecondaryIndex(name = "color", partition = { "@type", "color" }, sort = "number")
	record Disc(String box, int number, String label, String shop, String color) implements Medium {
	}

	@SingleTableEntity(type = "TAPE", pk = "BOX#{box}", sk = "TAPE#{number}")
	@SecondaryIndex(name = "label", pk = "LABEL#{label}", sk = "{number}")
	@SecondaryIndex(name = "color", partition = { "@type", "color" }, sort = "number")
	record Tape(String box, int number, String label, String shop, String color) implements Medium {
	}

}
