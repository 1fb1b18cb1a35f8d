package dev.singletable.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class PathParser {

	private static final Pattern SEGMENT = Pattern.compile("([^.\\[\\]]+)((?:\\[\\d{1,9}])*)(\\.|$)");

	private static final Pattern INDEX = Pattern.compile("\\d+");

	private final String path;

	PathParser(String path) {
		Paths.requireNamed(path);
		this.path = path;
	}

	AttributePath parse() {
		List<AttributePath.Step> steps = new ArrayList<>();
		Matcher segment = SEGMENT.matcher(this.path);
		while (segment.regionStart() < this.path.length()) {
			if (!segment.lookingAt()) {
				throw unreadable();
			}
			steps.add(new AttributePath.Name(segment.group(1)));
			INDEX.matcher(segment.group(2))
				.results()
				.forEach((index) -> steps.add(new AttributePath.Index(Integer.parseInt(index.group()))));
			segment.region(segment.end(), this.path.length());
		}
		if (this.path.endsWith(".")) {
			throw unreadable();
		}
		return new AttributePath(steps);
	}

	private IllegalArgumentException unreadable() {
		return new IllegalArgumentException(
				"The path '%s' cannot be read; write names between dots and places in ".formatted(this.path)
						+ "brackets, for example 'lines[0].quantity'.");
	}

}
