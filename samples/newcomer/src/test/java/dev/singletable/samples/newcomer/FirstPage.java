package dev.singletable.samples.newcomer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The first page of the manual: the files it tells to write, and the calls it makes.
 */
record FirstPage(String text) {

	private static final Pattern FILE = Pattern.compile("^<!-- file: (\\S+) -->\n```\\w+\n(.*?)^```$",
			Pattern.DOTALL | Pattern.MULTILINE);

	private static final Pattern CALL = Pattern.compile("^curl (?:-s )?(?:-X (\\w+) )?'localhost:8080(/[^']*)'",
			Pattern.MULTILINE);

	static FirstPage read() throws IOException {
		return new FirstPage(Files.readString(Path.of(System.getProperty("newcomer.page"))));
	}

	void writeFiles(Path folder) throws IOException {
		for (MatchResult each : FILE.matcher(this.text).results().toList()) {
			Path file = folder.resolve(each.group(1));
			Files.createDirectories(file.getParent());
			Files.writeString(file, each.group(2));
		}
	}

	List<Call> calls() {
		return CALL.matcher(this.text)
			.results()
			.map((each) -> new Call((each.group(1) != null) ? each.group(1) : "GET", each.group(2)))
			.toList();
	}

	record Call(String method, String path) {

		static Call get(String path) {
			return new Call("GET", path);
		}

		static Call post(String path) {
			return new Call("POST", path);
		}

	}

}
