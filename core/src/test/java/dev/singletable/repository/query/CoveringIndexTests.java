package dev.singletable.repository.query;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.Problem;
import dev.singletable.repository.AllowFilter;
import dev.singletable.repository.Query;
import dev.singletable.repository.Shop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.core.support.AbstractRepositoryMetadata;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Of several indexes that serve a method, the one that carries what it reads.
 */
class CoveringIndexTests {

	private final ItemModel model = Shop.model(Track.class);

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					findByAlbum       | Query index 'whole': partition W#{album}
					findNamesByAlbum  | Query index 'some': partition S#{album}
					findTitlesByAlbum | Query index 'some': partition S#{album}
					findTextsByAlbum  | Query index 'whole': partition W#{album}
					findAnyByAlbum    | Query index 'whole': partition W#{album}
					findOpenByAlbum   | Query index 'whole': partition W#{album}
					countByAlbum      | Query index 'keys': partition K#{album}
					existsByAlbum     | Query index 'keys': partition K#{album}
					deleteByAlbum     | Query index 'whole': partition W#{album}
					countByAlbumAndTitle | Query index 'some': partition S#{album}; filter on title
					countBySinger     | Query index 'singer': partition SINGER#{singer}
					findNamesBySinger | Query index 'singer': partition SINGER#{singer}; then BatchGetItem for what the index lacks
					sung              | Tracks.sung(String): index 'singer' does not carry 'text', so no filter can name it. \
					Include it in the index, or read another index.
					twice             | Tracks.twice(String): its templates fit several keys of TRACK. Name the parameters as \
					the properties are, or name the index.
					""")
	void isPreferred(String method, String expected) {
		assertThat(this.model.problems()).isEmpty();
		Method declared = Arrays.stream(Tracks.class.getMethods())
			.filter((each) -> each.getName().equals(method))
			.findFirst()
			.orElseThrow();
		MethodPlanner.Planning planning = new MethodPlanner(this.model)
			.plan(AbstractRepositoryMetadata.getMetadata(Tracks.class), declared);
		Problem problem = planning.problem();
		assertThat((problem != null) ? "%s: %s. %s".formatted(problem.where(), problem.what(), problem.action())
				: planning.method().plan().describe())
			.isEqualTo(expected);
	}

	@SingleTableEntity(type = "TRACK", pk = "TRACK#{id}")
	@SecondaryIndex(name = "whole", pk = "W#{album}", sk = "{id}")
	@SecondaryIndex(name = "some", pk = "S#{album}", sk = "{id}", projection = IndexProjection.INCLUDE,
			include = { "title", "length" })
	@SecondaryIndex(name = "keys", pk = "K#{album}", sk = "{id}", projection = IndexProjection.KEYS_ONLY)
	@SecondaryIndex(name = "singer", pk = "SINGER#{singer}", sk = "{id}", projection = IndexProjection.KEYS_ONLY)
	@SecondaryIndex(name = "writer", pk = "BY#{writer}", sk = "{id}")
	@SecondaryIndex(name = "composer", pk = "BY#{composer}", sk = "{title}")
	record Track(String id, String album, String title, int length, String text, String singer, String writer,
			String composer) {
	}

	record Name(String title, int length) {
	}

	interface Title {

		String getTitle();

	}

	interface Text {

		String getTitle();

		String getText();

	}

	interface Open {

		@Value("#{target.title + ' ' + target.text}")
		String getLine();

	}

	interface Tracks extends Repository<Track, String> {

		List<Track> findByAlbum(String album);

		List<Name> findNamesByAlbum(String album);

		List<Title> findTitlesByAlbum(String album);

		List<Text> findTextsByAlbum(String album);

		<P> List<P> findAnyByAlbum(String album, Class<P> type);

		List<Open> findOpenByAlbum(String album);

		long countByAlbum(String album);

		boolean existsByAlbum(String album);

		void deleteByAlbum(String album);

		@AllowFilter
		long countByAlbumAndTitle(String album, String title);

		long countBySinger(String singer);

		List<Name> findNamesBySinger(String singer);

		@Query(partition = "SINGER#{singer}", filter = "text = 'la'")
		List<Track> sung(String singer);

		@Query(partition = "BY#{who}")
		List<Track> twice(String who);

	}

}
