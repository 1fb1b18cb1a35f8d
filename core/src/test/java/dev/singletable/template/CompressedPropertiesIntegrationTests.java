package dev.singletable.template;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import dev.singletable.annotation.Compressed;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Condition;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.plan.AccessPathException;
import dev.singletable.query.ItemQuery;
import dev.singletable.repository.AllowFilter;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import dev.singletable.write.ItemTooLargeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Compressed properties in the table.
 */
@DynamoDbLocal
class CompressedPropertiesIntegrationTests {

	private static final String LONG = "once upon a time ".repeat(30_000);

	private FreshTable table;

	private SingleTableTemplate template;

	@BeforeEach
	void create(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.of(Story.class);
	}

	private AttributeValue.Type storedAs(String id) {
		return this.table.item("STORY#" + id, "META").get("text").type();
	}

	@Test
	void moreThanAnItemHoldsIsSavedAndRead() {
		Story story = this.template.save(new Story("s1", "a", LONG));
		assertThat(storedAs("s1")).isEqualTo(AttributeValue.Type.B);
		assertThat(this.template.get(Story.class, "s1")).isEqualTo(story);
		assertThat(this.template.findAll(ItemQuery.of(Story.class).where(property("author").is("a"))))
			.containsExactly(story);
		assertThat(this.template.findAll(ItemQuery.of(Story.class).where(property("author").is("a")).as(Text.class)))
			.containsExactly(new Text(LONG));
	}

	@Test
	void batchesAndSnapshotsReadBothForms() {
		List<Story> stories = IntStream.range(0, 30)
			.mapToObj((number) -> new Story("s" + number, "a", (number % 2 == 0) ? LONG : "short"))
			.toList();
		this.template.batch().saveAll(stories);
		List<String> ids = stories.stream().map(Story::id).toList();
		assertThat(this.template.batch().getAll(Story.class, ids).items()).isEqualTo(stories);
		assertThat(storedAs("s0")).isEqualTo(AttributeValue.Type.B);
		assertThat(storedAs("s1")).isEqualTo(AttributeValue.Type.S);
	}

	@Test
	void updatesSetAndRemoveItWhole() {
		this.template.save(new Story("s1", "a", "short"));
		assertThat(this.template.update(Story.class, "s1", Update.set("text", LONG)).text()).isEqualTo(LONG);
		assertThat(storedAs("s1")).isEqualTo(AttributeValue.Type.B);
		assertThat(this.template.update(Story.class, "s1", Update.set("text", "short")).text()).isEqualTo("short");
		assertThat(storedAs("s1")).isEqualTo(AttributeValue.Type.S);
		assertThat(this.template.update(Story.class, "s1", Update.remove("text")).text()).isNull();
	}

	@Test
	void noConditionLooksIntoIt() {
		this.template.save(new Story("s1", "a", LONG));
		for (Condition condition : List.of(property("text").is("short"), property("text").startsWith("once"),
				property("text").contains("time"), property("text").in(List.of("short")))) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> this.template
					.findAll(ItemQuery.of(Story.class).where(property("author").is("a")).filter(condition)))
				.withMessage("STORY.text is compressed, so that no condition can look into it.");
		}
		assertThat(this.template
			.findAll(ItemQuery.of(Story.class).where(property("author").is("a")).filter(property("text").exists())))
			.hasSize(1);
	}

	@Test
	void aRepositoryMethodThatLooksIntoItStopsTheStart() {
		assertThatExceptionOfType(AccessPathException.class)
			.isThrownBy(() -> new SingleTableRepositoryFactory(this.template).getRepository(Stories.class))
			.withMessageContaining("'text' is compressed, so that no filter can look into it")
			.withMessageContaining("Keep what is asked for in a property of its own.");
	}

	@Test
	void whatIsTooLargeCompressedIsRefused() {
		StringBuilder text = new StringBuilder();
		new Random(5).ints(700_000, 33, 126).forEach((character) -> text.append((char) character));
		assertThatExceptionOfType(ItemTooLargeException.class)
			.isThrownBy(() -> this.template.save(new Story("s1", "a", text.toString())));
	}

	@SingleTableEntity(type = "STORY", pk = "STORY#{id}")
	@SecondaryIndex(name = "byAuthor", pk = "AUTHOR#{author}", sk = "{id}")
	record Story(@Id String id, String author, @Compressed @Nullable String text) {
	}

	record Text(String text) {
	}

	interface Stories extends SingleTableRepository<Story, String> {

		@AllowFilter
		List<Story> findByAuthorAndText(String author, String text);

	}

}
