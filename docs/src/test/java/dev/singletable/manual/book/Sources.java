package dev.singletable.manual.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tagged parts of the tests' sources: what stands between {@code // tag::name[]} and
 * {@code // end::name[]}.
 */
final class Sources {

	private static final Pattern TAG = Pattern.compile("\\s*// (tag|end)::([\\w-]+)\\[]");

	private final Map<String, String> snippets = new HashMap<>();

	static Sources below(Path folder) throws IOException {
		Sources sources = new Sources();
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path each : files.filter((file) -> file.toString().endsWith(".java")).toList()) {
				sources.read(each);
			}
		}
		return sources;
	}

	private void read(Path file) throws IOException {
		String name = file.getFileName().toString().replace(".java", "");
		Map<String, List<String>> open = new HashMap<>();
		for (String line : Files.readAllLines(file)) {
			Matcher tag = TAG.matcher(line);
			if (line.strip().startsWith("// @formatter:")) {
				continue;
			}
			if (!tag.matches()) {
				open.values().forEach((each) -> each.add(line));
			}
			else if (tag.group(1).equals("tag")) {
				open.put(tag.group(2), new ArrayList<>());
			}
			else {
				List<String> lines = Objects.requireNonNull(open.remove(tag.group(2)), () -> name + ":" + line);
				String text = plain(lines);
				this.snippets.merge(name + "#" + tag.group(2), text, (before, more) -> before + "\n" + more);
			}
		}
		if (!open.isEmpty()) {
			throw new IllegalStateException("%s does not end %s".formatted(name, open.keySet()));
		}
	}

	private static String plain(List<String> lines) {
		int indent = lines.stream()
			.filter((each) -> !each.isBlank())
			.mapToInt((each) -> each.length() - each.stripLeading().length())
			.min()
			.orElse(0);
		StringBuilder text = new StringBuilder();
		for (String each : lines) {
			text.append(each.isBlank() ? "" : each.substring(indent).replace("\t", "    ")).append('\n');
		}
		return text.toString().replaceAll("\\{\n\n( *)}", "{\n$1}");
	}

	/** The text of one snippet, or of several with a blank line between. */
	String text(String marker) {
		List<String> texts = new ArrayList<>();
		for (String each : marker.split(", ")) {
			texts.add(Objects.requireNonNull(this.snippets.get(each), () -> "no test has the snippet " + each));
		}
		return String.join("\n", texts);
	}

}
