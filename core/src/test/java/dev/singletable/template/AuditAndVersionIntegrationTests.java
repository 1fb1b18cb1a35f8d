package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class AuditAndVersionIntegrationTests {

	private FreshTable table;

	@SingleTableEntity(type = "ARTICLE", pk = "ARTICLE#{id}")
	record Article(@Id String id, @CreatedDate @Nullable Instant created, @CreatedBy @Nullable String author,
			@LastModifiedDate @Nullable Instant modified) {
	}

	@SingleTableEntity(type = "MEMO", pk = "MEMO#{id}")
	@SecondaryIndex(name = "byCreated", pk = "{@type}", sk = "{created}#{id}")
	record Memo(@Id String id, String text, @CreatedDate @Nullable Instant created) {
	}

	@SingleTableEntity(type = "CONTRACT", pk = "CONTRACT#{id}")
	@SecondaryIndex(name = "byVersion", pk = "{@type}", sk = "{version}#{id}")
	record Contract(@Id String id, String title, @Version @Nullable Long version) {
	}

	@BeforeEach
	void chooseTable(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
	}

	@Test
	void keepsTheCreatedDateOfAnEntityWithoutAnAuthor() {
		SingleTableTemplate template = this.table.of(Article.class);
		Article created = template.create(new Article("a-1", null, null, null));
		this.table.pass(Duration.ofHours(1));
		Article saved = template.save(created);
		assertThat(saved.created()).isEqualTo(FreshTable.NOON);
		assertThat(saved.modified()).isEqualTo(FreshTable.NOON.plusSeconds(3600));
		assertThat(template.get(Article.class, "a-1")).isEqualTo(saved);
	}

	@Test
	void refusesAReplacementWithoutAVersion() {
		SingleTableTemplate template = this.table.of(Contract.class);
		Contract second = template.save(template.create(new Contract("c-1", "draft", null)));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> template.replace(new Contract("c-1", "other", null)))
			.withMessage("CONTRACT: the entity has no version, so nothing says which state it replaces. Read it first, "
					+ "or create it.");
		assertThat(template.get(Contract.class, "c-1")).isEqualTo(second);
	}

	@Test
	void keepsAnIndexKeyOfTheVersionFreshInAnUpdate() {
		SingleTableTemplate template = this.table.of(Contract.class);
		template.create(new Contract("c-1", "draft", null));
		Contract updated = template.update(Contract.class, "c-1", Update.set("title", "final"));
		assertThat(updated.version()).isEqualTo(2);
		assertThat(this.table.item("CONTRACT#c-1", "META").get("byVersionsk").s()).isEqualTo("0000000000000000002#c-1");
	}

	@Test
	void deletesNoVersionedEntityThatNamesNoVersion() {
		SingleTableTemplate template = this.table.of(Contract.class);
		Contract first = template.create(new Contract("c-1", "draft", null));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> template.delete(new Contract("c-1", "draft", null)))
			.withMessage(
					"CONTRACT: the entity has no version, so nothing says which state it deletes. Read it first, or "
							+ "delete it by its id.");
		assertThat(template.get(Contract.class, "c-1")).isEqualTo(first);
	}

	@Test
	void keepsTheIndexKeyOfACreatedDateThatIsNotKnown() {
		SingleTableTemplate template = this.table.of(Memo.class);
		template.create(new Memo("m-1", "first", null));
		this.table.pass(Duration.ofHours(1));
		Memo saved = template.save(new Memo("m-1", "second", null));
		assertThat(saved.created()).isEqualTo(FreshTable.NOON);
		assertThat(this.table.item("MEMO#m-1", "META")).isEqualTo(template.conversion().toItem(saved));
		Memo fresh = template.save(new Memo("m-2", "new", null));
		assertThat(fresh.created()).isEqualTo(FreshTable.NOON.plusSeconds(3600));
		assertThat(this.table.item("MEMO#m-2", "META")).isEqualTo(template.conversion().toItem(fresh));
	}

}
