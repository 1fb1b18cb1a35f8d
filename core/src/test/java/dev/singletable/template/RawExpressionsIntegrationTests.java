package dev.singletable.template;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Condition;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.write.ConditionFailedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.Version;

import static dev.singletable.expression.Condition.not;
import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class RawExpressionsIntegrationTests {

	private FreshTable table;

	private SingleTableTemplate template;

	@SingleTableEntity(type = "ARTICLE", pk = "SHOP#{shop}", sk = "ARTICLE#{id}")
	@SecondaryIndex(name = "byState", pk = "STATE#{state}", sk = "{price}", sparse = true)
	record Article(String shop, String id, @Nullable String state, long price, long size, @Nullable List<String> notes,
			@Nullable Set<Integer> marks, @Version @Nullable Long version) {
	}

	record ArticleId(String shop, String id) {
	}

	private static ArticleId id(int number) {
		return new ArticleId("s", "a" + number);
	}

	@BeforeEach
	void fillTable(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.of(Article.class);
		for (int number = 0; number < 5; number++) {
			this.template.create(new Article("s", "a" + number, null, number, 10L * number,
					(number > 2) ? List.of("x", "y") : List.of("x"), Set.of(number, 7), null));
		}
	}

	@Test
	void changesWhatTheExpressionSaysAndKeepsVersionAndKeys() {
		Article changed = this.template.update(Article.class, id(1),
				Update.set("state", "new")
					.expression("SET size = size + :more, #list[0] = :text ADD marks :marks REMOVE #gone",
							Map.of("#list", "notes", "#gone", "no longer here"),
							Map.of(":more", 5, ":text", "z", ":marks", Set.of(8))));
		assertThat(changed).isEqualTo(new Article("s", "a1", "new", 1, 15, List.of("z"), Set.of(1, 7, 8), 2L));
		assertThat(
				this.template.findAll(ItemQuery.of(Article.class).index("byState").where(property("state").is("new"))))
			.containsExactly(changed);
	}

	@Test
	void setsAttributesThatNoPropertyHasAndReservedWords() {
		this.template.update(Article.class, id(0), Update.expression("SET data = :map, timestamp = :none", Map.of(),
				Map.of(":map", Map.of("a", List.of(1)), ":none", AttributeValue.fromNul(true))));
		this.template.update(Article.class, id(0),
				Update.expression("SET data.value = data.a[0] REMOVE timestamp", Map.of(), Map.of()));
		assertThat(this.table.item("SHOP#s", "ARTICLE#a0")).doesNotContainKey("timestamp")
			.containsEntry("data", AttributeValue.fromM(Map.of("a",
					AttributeValue.fromL(List.of(AttributeValue.fromN("1"))), "value", AttributeValue.fromN("1"))));
		assertThat(this.template.get(Article.class, id(0)).version()).isEqualTo(3);
	}

	@Test
	void filtersAndGuardsByTheExpression() {
		Condition grown = Condition.expression("size(notes) > :count AND #size BETWEEN :low AND :high",
				Map.of("#size", "size"), Map.of(":count", 1, ":low", 30, ":high", 35));
		ItemQuery<Article> all = ItemQuery.of(Article.class).where(property("shop").is("s"));
		assertThat(this.template.findAll(all.filter(grown))).extracting(Article::id).containsExactly("a3");
		assertThat(this.template.findAll(all.filter(not(grown).and(property("price").greaterThan(1)))))
			.extracting(Article::id)
			.containsExactly("a2", "a4");
		assertThat(this.template.count(all.filter(grown.or(property("price").is(0))))).isEqualTo(2);
		Update update = Update.set("price", 9).onlyIf(grown);
		assertThat(this.template.update(Article.class, id(3), update).price()).isEqualTo(9);
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.template.update(Article.class, id(4), update));
	}

}
