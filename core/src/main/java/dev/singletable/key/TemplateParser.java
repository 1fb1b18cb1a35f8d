package dev.singletable.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

import dev.singletable.key.KeyTemplate.Literal;
import dev.singletable.key.KeyTemplate.Part;
import dev.singletable.key.KeyTemplate.Segment;

/**
 * Reads the text of a key template.
 */
final class TemplateParser {

	static final Set<String> WHOLE_KEYS = Set.of("pk", "sk");

	private final String text;

	TemplateParser(String text) {
		this.text = text;
	}

	List<Segment> segments() {
		if (this.text.isEmpty()) {
			throw new InvalidTemplateException(
					"A key template cannot be empty. Write literals and {parts} separated by '#', as in \"ORDER#{id}\".");
		}
		List<Segment> segments = new ArrayList<>();
		int start = 0;
		for (int end = this.text.indexOf(KeyText.SEPARATOR); end >= 0; end = this.text.indexOf(KeyText.SEPARATOR,
				start)) {
			segments.add(segment(this.text.substring(start, end), segments.size() + 1));
			start = end + 1;
		}
		segments.add(segment(this.text.substring(start), segments.size() + 1));
		if (segments.size() > 1) {
			segments.forEach(this::refuseWholeKey);
		}
		return segments;
	}

	private Segment segment(String segment, int number) {
		if (segment.isEmpty()) {
			throw wrong("segment " + number + " is empty. Write one '#' between two segments and none at either end.");
		}
		if (!bracesPair(segment)) {
			throw wrong("the braces of \"" + segment + "\" do not pair. Write each part as {property}.");
		}
		int open = segment.indexOf('{');
		if (open < 0) {
			return literal(segment);
		}
		if (open > 0 || segment.indexOf('}') < segment.length() - 1) {
			throw wrong(
					"\"" + segment + "\" is more than one part or literal, so two values could make one key. Write \""
							+ separated(segment) + "\".");
		}
		return part(segment);
	}

	private Literal literal(String segment) {
		int illegal = firstIllegal(segment);
		if (illegal >= 0) {
			throw wrong("the literal \"" + segment + "\" has the character U+" + hex(segment.charAt(illegal))
					+ ". Write literals with characters above U+0024 only.");
		}
		return new Literal(segment);
	}

	private static int firstIllegal(String literal) {
		for (int i = 0; i < literal.length(); i++) {
			char unit = literal.charAt(i);
			if (unit <= KeyText.ESCAPE || Character.isSurrogate(unit) && !KeyText.isWellFormed(literal)) {
				return i;
			}
		}
		return -1;
	}

	private static String hex(char unit) {
		String digits = Integer.toHexString(unit).toUpperCase(Locale.ROOT);
		return "0".repeat(4 - digits.length()) + digits;
	}

	private Part part(String segment) {
		String inner = segment.substring(1, segment.length() - 1);
		int colon = inner.indexOf(':');
		String path = (colon < 0) ? inner : inner.substring(0, colon);
		if (!isPath(path)) {
			throw wrong("\"" + segment + "\" names no property. Write {property}, {nested.property} or {@type}.");
		}
		String format = (colon < 0) ? "" : inner.substring(colon + 1);
		if (colon < 0 || takesFormat(path) && isFormat(format)) {
			return new Part(path, format);
		}
		if (!takesFormat(path)) {
			throw wrong("{" + path + "} has one text and takes no format. Write {" + path + "}.");
		}
		throw wrong("\"" + segment + "\" has an unknown format. Write {" + path + "}, {" + path
				+ ":plain}, or a number of digits from 1 to 18, as in {" + path + ":6}.");
	}

	private static boolean takesFormat(String path) {
		return !path.equals(KeyTemplate.TYPE) && !WHOLE_KEYS.contains(path);
	}

	private static boolean isFormat(String format) {
		return format.equals(KeyFormat.PLAIN) || WholeFormat.isWidth(format);
	}

	private static boolean isPath(String path) {
		if (path.equals(KeyTemplate.TYPE)) {
			return true;
		}
		for (String step : path.split("\\.", -1)) {
			if (step.isEmpty() || !Character.isJavaIdentifierStart(step.codePointAt(0))
					|| !step.codePoints().allMatch(Character::isJavaIdentifierPart)) {
				return false;
			}
		}
		return true;
	}

	private void refuseWholeKey(Segment segment) {
		if (segment instanceof Part part && WHOLE_KEYS.contains(part.path())) {
			throw wrong(part + " is the whole key of the table and stands alone. Write \"" + part
					+ "\", or name properties instead.");
		}
	}

	private static boolean bracesPair(String segment) {
		boolean inside = false;
		for (int i = 0; i < segment.length(); i++) {
			char unit = segment.charAt(i);
			if (unit == '{' && inside || unit == '}' && !inside) {
				return false;
			}
			inside = (unit == '{') || inside && unit != '}';
		}
		return !inside;
	}

	private static String separated(String segment) {
		StringJoiner pieces = new StringJoiner("#");
		int start = 0;
		while (start < segment.length()) {
			boolean part = segment.charAt(start) == '{';
			int next = part ? segment.indexOf('}', start) + 1 : segment.indexOf('{', start);
			int end = (next < 0) ? segment.length() : next;
			String piece = segment.substring(start, end);
			if (part || piece.codePoints().anyMatch(Character::isLetterOrDigit)) {
				pieces.add(piece);
			}
			start = end;
		}
		return pieces.toString();
	}

	private InvalidTemplateException wrong(String problem) {
		return new InvalidTemplateException("Key template \"" + this.text + "\": " + problem);
	}

}
