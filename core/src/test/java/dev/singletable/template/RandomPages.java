package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.singletable.cursor.Cursors;
import dev.singletable.cursor.SealedCursors;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;

import org.springframework.data.domain.ScrollPosition;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads a query in pages of random sizes, and on after any row of a page, not only the
 * last; some positions leave the JVM in between.
 */
final class RandomPages {

	private static final int LARGEST = 40;

	private static final int MOST = 10_000;

	private static final Cursors CURSORS = SealedCursors.random();

	private RandomPages() {
	}

	static <T> List<T> read(SingleTableTemplate template, ItemQuery<T> query, Random random) {
		List<T> rows = new ArrayList<>();
		ScrollPosition position = ScrollPosition.keyset();
		boolean more = true;
		for (int pages = 0; more; pages++) {
			ItemWindow<T> window = template.scroll(query.limit(1 + random.nextInt(LARGEST)).from(position));
			boolean whole = window.isEmpty() || random.nextBoolean();
			int taken = whole ? window.size() : 1 + random.nextInt(window.size());
			rows.addAll(window.getContent().subList(0, taken));
			more = taken < window.size() || window.hasNext();
			if (more) {
				position = (taken < window.size()) ? window.positionAt(taken - 1) : window.nextPosition();
				position = random.nextBoolean() ? CURSORS.open(CURSORS.seal(position)) : position;
			}
			assertThat(pages).as("pages").isLessThan(MOST);
		}
		return rows;
	}

}
