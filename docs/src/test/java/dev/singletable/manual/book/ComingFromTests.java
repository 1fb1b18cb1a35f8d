package dev.singletable.manual.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands beside an operation of another system is code of a test that runs.
 */
class ComingFromTests {

	private static final Path PAGE = Path.of("docs/coming-from.md");

	private static final Path TESTS = Manual.ROOT.resolve("docs/src/test/java/dev/singletable/manual/from");

	private static final Pattern TABLE = Pattern.compile("<!-- forms: (\\w+) -->\n((?:\\|.*\n)+)");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	@Test
	void everyFormIsInATestThatRuns() throws IOException {
		List<String> unknown = new ArrayList<>();
		List<String> tables = new ArrayList<>();
		for (var table : TABLE.matcher(Manual.read(PAGE)).results().toList()) {
			String source = plain(Files.readString(TESTS.resolve(table.group(1) + ".java")));
			tables.add(table.group(1));
			table.group(2)
				.lines()
				.skip(2)
				.map((row) -> row.split("(?<!\\\\)\\|")[2])
				.forEach((form) -> CODE.matcher(form)
					.results()
					.map((each) -> each.group(1).replace("\\|", "|"))
					.filter((each) -> !source.contains(plain(each)))
					.forEach((each) -> unknown.add(table.group(1) + ": " + each)));
		}
		assertThat(tables).hasSize(4);
		assertThat(unknown).isEmpty();
	}

	private static String plain(String code) {
		return code.replaceAll("\\s+", "");
	}

}
