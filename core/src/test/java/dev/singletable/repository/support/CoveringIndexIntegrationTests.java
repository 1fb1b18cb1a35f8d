package dev.singletable.repository.support;

import java.util.List;

import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is read from indexes that carry less than items.
 */
@DynamoDbLocal
class CoveringIndexIntegrationTests {

	private SingleTableTemplate template;

	private Tracks tracks;

	@BeforeEach
	void saveTracks(EmbeddedDynamoDb engine) {
		String table = engine.freshTableName();
		this.template = SingleTableTemplate.builder(engine.client())
			.table(() -> table)
			.entities(Track.class)
			.createTable(true)
			.build();
		this.tracks = new SingleTableRepositoryFactory(this.template).getRepository(Tracks.class);
		this.tracks
			.saveAll(List.of(new Track("t1", "a", "One", "la", "Ann"), new Track("t2", "a", "Two", "li", "Ann")));
	}

	@Test
	void anOpenProjectionIsWholeWhateverTheIndexCarries() {
		assertThat(this.tracks.findLinesByAlbum("a")).extracting(Line::getLine).containsExactly("One la", "Two li");
		assertThat(this.tracks.findLinesBySinger("Ann")).extracting(Line::getLine).containsExactly("One la", "Two li");
		ItemWindow<Line> page = this.template
			.scroll(ItemQuery.of(Track.class).where(property("singer").is("Ann")).as(Line.class).limit(1));
		assertThat(page.getContent()).extracting(Line::getLine).containsExactly("One la");
	}

	@Test
	void aClosedProjectionIsReadFromTheIndexThatCarriesIt() {
		assertThat(this.tracks.findTitlesByAlbum("a")).extracting(Title::getTitle).containsExactly("One", "Two");
		assertThat(this.tracks.findTitlesBySinger("Ann")).extracting(Title::getTitle).containsExactly("One", "Two");
	}

	@Test
	void countAndExistsNeedNoItems() {
		assertThat(this.tracks.countBySinger("Ann")).isEqualTo(2);
		assertThat(this.tracks.countBySinger("Bob")).isZero();
		assertThat(this.tracks.existsBySinger("Ann")).isTrue();
		assertThat(this.tracks.existsBySinger("Bob")).isFalse();
		assertThat(this.tracks.countByAlbum("a")).isEqualTo(2);
		assertThat(this.tracks.existsByAlbum("a")).isTrue();
		assertThat(this.tracks.existsByAlbum("b")).isFalse();
		assertThat(this.tracks.deleteBySinger("Ann")).isEqualTo(2);
		assertThat(this.tracks.existsBySinger("Ann")).isFalse();
	}

	@Test
	void keysAloneTellOfThoseWithinARange() {
		assertThat(this.tracks.countBySingerAndIdLessThan("Ann", "t2")).isEqualTo(1);
		assertThat(this.tracks.existsBySingerAndIdLessThan("Ann", "t2")).isTrue();
		assertThat(this.tracks.existsBySingerAndIdLessThan("Ann", "t1")).isFalse();
		ItemQuery<Track> sung = ItemQuery.of(Track.class).where(property("singer").is("Ann"));
		assertThat(this.template.count(sung)).isEqualTo(2);
		assertThat(this.template.exists(sung.where(property("id").lessThan("t1")))).isFalse();
		assertThat(this.template
			.count(sung.as(Title.class).from(this.template.scroll(sung.as(Title.class).limit(1)).nextPosition())))
			.isEqualTo(1);
		assertThat(this.template.count(sung.matching((track) -> track.title().equals("One")))).isEqualTo(1);
	}

	@SingleTableEntity(type = "TRACK", pk = "TRACK#{id}")
	@SecondaryIndex(name = "album", pk = "ALBUM#{album}", sk = "{id}", projection = IndexProjection.INCLUDE,
			include = "title")
	@SecondaryIndex(name = "singer", pk = "SINGER#{singer}", sk = "{id}", projection = IndexProjection.KEYS_ONLY)
	record Track(String id, String album, String title, String text, String singer) {
	}

	interface Title {

		String getTitle();

	}

	interface Line {

		@Value("#{target.title + ' ' + target.text}")
		String getLine();

	}

	interface Tracks extends SingleTableRepository<Track, String> {

		List<Line> findLinesByAlbum(String album);

		List<Line> findLinesBySinger(String singer);

		List<Title> findTitlesByAlbum(String album);

		List<Title> findTitlesBySinger(String singer);

		long countBySinger(String singer);

		boolean existsBySinger(String singer);

		long countBySingerAndIdLessThan(String singer, String id);

		boolean existsBySingerAndIdLessThan(String singer, String id);

		long countByAlbum(String album);

		boolean existsByAlbum(String album);

		long deleteBySinger(String singer);

	}

}
