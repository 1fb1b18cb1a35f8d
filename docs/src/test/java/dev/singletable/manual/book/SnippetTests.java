package dev.singletable.manual.book;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The manual's code is that of tests that are compiled and run; {@code -Dmanual=write}
 * writes it anew.
 */
class SnippetTests {

	private static final Pattern BLOCK = Pattern.compile("<!-- snippet: ([^>]+) -->\n(`{3}java\n)(.*?)(^`{3}$)",
			Pattern.DOTALL | Pattern.MULTILINE);

	private static final Pattern UNMARKED = Pattern.compile("(?<! -->)\n`{3}java\n[^\n]*");

	static List<Path> pages() {
		return Manual.withSnippets();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void theCodeOfAPageIsThatOfItsTests(Path page) throws IOException {
		Sources sources = Sources.below(Manual.ROOT.resolve("docs/src/test/java"));
		String before = Manual.read(page);
		String after = BLOCK.matcher(before)
			.replaceAll((block) -> Matcher.quoteReplacement("<!-- snippet: %s -->\n%s%s%s".formatted(block.group(1),
					block.group(2), sources.text(block.group(1)), block.group(4))));
		if (Manual.isWritten()) {
			Manual.write(page, after);
			return;
		}
		assertThat(before).as("%s; run this test with -Dmanual=write", page).isEqualTo(after);
	}

	@Test
	void everyBlockOfJavaSaysWhereItComesFrom() {
		List<String> unmarked = new ArrayList<>();
		for (Path page : pages()) {
			UNMARKED.matcher(Manual.read(page))
				.results()
				.forEach((block) -> unmarked.add(page + ": " + block.group().strip().replace('\n', ' ')));
		}
		assertThat(unmarked)
			.as("put <!-- snippet: SomeTests#tag -->, <!-- file: path --> or <!-- not compiled: why --> above the block")
			.isEmpty();
	}

}
